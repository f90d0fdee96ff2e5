"""Text of cells: how the file writes it, and the table of shared strings."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from wombat.xlsx.xml import main, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CHARACTERS = 32_767
"""The characters a cell can hold, counted as UTF-16 does."""
RISKY_STARTS = frozenset("=+-@\t\r")
"""What text begins with that a spreadsheet would take for a formula when it is edited."""

_NUMERIC = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_CODE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
CARE = re.compile("[\x00-\x1f&<>_\ud800-\udfff\ufffe\uffff]").search
"""Finds what text cannot hold as it is."""
_SIMPLE = re.compile(r"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>")


class TextTooLongError(ValueError):
    """A cell cannot hold that many characters; `fitting` says how much of it fits."""


def fitting(text: str) -> tuple[str, bool]:
    """Return the text that fits into a cell, and whether anything was cut off."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text, False
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text, False
    return units[: 2 * MOST_CHARACTERS].decode("utf-16-le", "ignore"), True


def xml_text(text: str) -> str:
    """Return text as element content: markup, control characters and what looks like their codes are escaped.

    Raises:
        TextTooLongError: it has more characters than a cell holds.
    """
    if fitting(text)[1]:
        raise TextTooLongError(f"{len(text)} characters")
    if not CARE(text):
        return text
    return escaped(_TO_CODE.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def escaped(text: str) -> str:
    """Return text with the three characters of markup escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_text(raw: str) -> str:
    """Return the text that raw element content means."""
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in raw:
        raw = _NUMERIC.sub(_character, raw)
        raw = unescape(raw, {"&quot;": '"', "&apos;": "'"})
    return decoded(raw) if "_x" in raw else raw


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return "&amp;" if code == ord("&") else chr(code) if code <= sys.maxunicode else ""


def decoded(text: str) -> str:
    """Return text with codes such as ``_x000D_`` as the characters they stand for."""
    found = _CODED.sub(lambda code: chr(int(code[1], 16)), text)
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), found)


def flat(item: _Element) -> str:
    """Return the text of a string with its formats and readings left out; ``item`` is an ``si`` or ``is``."""
    parts = []
    for child in item:
        if child.tag == main("t"):
            parts.append(child.text or "")
        elif child.tag == main("r"):
            parts.extend(t.text or "" for t in child.iterfind(main("t")))
    return decoded("".join(parts))


def shared_strings(xml: bytes) -> list[str]:
    """Return the texts of ``sharedStrings.xml`` in order.

    Raises:
        BadXmlError: it is no readable XML.
    """
    text = xml.decode("utf-8", "replace")
    simple = _SIMPLE.findall(text)
    if simple and len(simple) == text.count("<si"):
        return [plain_text(raw) for raw in simple]
    return [flat(item) for item in parse(xml).iterfind(main("si"))]
