"""The guard: a file is measured and looked at before any parser sees it; what is odd is refused with a sentence."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote

from wombat.errors import WombatError
from wombat.xlsx import texts
from wombat.xlsx.archive import BrokenEntryError, Entry, read_entries
from wombat.xlsx.kinds import looks_like, office_kind
from wombat.xlsx.xml import BadXmlError, utf8

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_FILE = 512 << 20
"""Bytes of the file itself."""
MAX_TOTAL = 512 << 20
"""Bytes of all parts unpacked."""
MAX_SHEET = 256 << 20
"""Bytes of a worksheet, of the shared strings and of the records of a pivot cache, unpacked."""
MAX_XML = 32 << 20
"""Bytes of any other XML part, unpacked."""
MAX_RATIO, RATIO_FROM = 200, 16 << 20
"""How many times a part of at least that many bytes may grow when unpacked."""
MAX_ENTRIES = 10_000
"""Parts of a package."""
MAX_CELLS = 5_000_000
"""Cells of a sheet that hold something or a style of their own."""
MAX_STYLES = 64_000
"""Cell styles of a workbook; Excel itself stops there."""

MAX_NAME = 1024
"""Characters of the name of a part."""

_LONG_PARTS = re.compile(r"xl/(worksheets/|sharedstrings|pivotcache/|revisions/|model/)", re.IGNORECASE)
_XML_NAMES = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_PROLOG = 2048


def checked_entries(data: bytes, label: str) -> list[Entry]:
    """Return the entries of a workbook that keeps within the limits.

    Args:
        data: the whole file.
        label: what to call it in the sentence.

    Raises:
        WombatError: it is no workbook of the kind that can be kept whole, is broken, or goes beyond a limit.
    """
    if len(data) > MAX_FILE:
        _refuse("too_large", label)
    if data[:2] != b"PK":
        _refuse(looks_like(data), label)
    if data.count(b"PK\x01\x02") > 10 * MAX_ENTRIES:
        _refuse("too_many", label)
    try:
        entries = read_entries(data)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise WombatError(texts("guard.broken", file=label)) from error
    _check_directory(entries, label)
    _check_beginnings(entries, label)
    _check_kind(entries, label)
    return entries


def _refuse(key: str, label: str, **values: object) -> NoReturn:
    raise WombatError(texts(f"guard.{key}", file=label, **values))


def _check_directory(entries: list[Entry], label: str) -> None:
    """Check what the directory of the archive states: number, names and sizes."""
    if len(entries) > MAX_ENTRIES:
        _refuse("too_many", label)
    if sum(entry.size for entry in entries) > MAX_TOTAL:
        _refuse("too_large", label)
    _check_names([entry.name for entry in entries], label)
    for entry in entries:
        if entry.flags & 1:
            _refuse("encrypted", label)
        if entry.method not in (0, 8):
            _refuse("broken", label)
        limit = _limit(entry.name)
        if entry.size > limit:
            _refuse("part_too_large", label, part=entry.name)
        if entry.size > RATIO_FROM and entry.size > MAX_RATIO * len(entry.packed):
            _refuse("bomb", label, part=entry.name)


def _limit(name: str) -> int:
    if not _XML_NAMES.search(name):
        return MAX_TOTAL
    return MAX_SHEET if _LONG_PARTS.search(name) else MAX_XML


def _check_names(names: Iterable[str], label: str) -> None:
    """Refuse names that lead out of the package, cannot be told apart, or hide control characters."""
    seen = set()
    for name in names:
        plain = unquote(name.replace("\\", "/"))
        steps = plain.lstrip("/").rstrip("/").split("/")
        odd = any(step.strip() in ("", ".", "..") for step in steps) or ":" in plain
        if odd or not plain.isprintable() or len(plain) > MAX_NAME:
            _refuse("odd_name", label, part=ascii(name))
        key = plain.lstrip("/").lower()
        if key in seen:
            _refuse("twice", label, part=name)
        seen.add(key)


def _check_beginnings(entries: list[Entry], label: str) -> None:
    """Refuse XML that defines entities, by what stands before the root of each part."""
    for entry in entries:
        if not _XML_NAMES.search(entry.name) or not entry.size:
            continue
        try:
            start = entry.beginning(_PROLOG)
            if b"<!DOCTYPE" in start.replace(b"\0", b""):
                _refuse("doctype", label, part=entry.name)
        except BrokenEntryError as error:
            raise WombatError(texts("package.damaged", file=label, part=entry.name)) from error


def _check_kind(entries: list[Entry], label: str) -> None:
    """Refuse what is a package but no workbook that can be kept whole."""
    by_name = {entry.name.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}
    try:
        listed = [by_name[name].unpack() for name in ("[content_types].xml", "_rels/.rels") if name in by_name]
        kind = office_kind(set(by_name), *(utf8(data) for data in listed))
    except (BrokenEntryError, BadXmlError) as error:
        raise WombatError(texts("guard.broken", file=label)) from error
    if kind != "workbook":
        _refuse(kind, label)
