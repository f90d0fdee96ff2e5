"""What of one workbook is missing or different in another, told without the program's own engine.

The program may add sheets, formats, names and relations; it may not change or lose anything else.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

TYPES = "[content_types].xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GROWING = ("sheets", "definedNames", "bookViews", "calcPr")
Parts = dict[str, bytes]
Relations = dict[str, tuple[str, str, str]]


def read(path: Path) -> Parts:
    """Return the unpacked parts of a package by name, in lower case and without a leading slash."""
    with zipfile.ZipFile(path) as archive:
        return {_key(name): archive.read(name) for name in archive.namelist() if name[-1:] != "/"}


def _key(name: str) -> str:
    return unquote(name.replace("\\", "/").lstrip("/")).lower()


def lost(old: Parts, new: Parts) -> list[str]:
    """Return one line for everything of ``old`` that ``new`` has no longer as it was."""
    main = _main(old)
    styles = next((name for name in _of_type(old, main, "styles") if name in old), "")
    order = set(_of_type(old, main, "calcChain"))
    own = {TYPES, main, _relations_of(main), styles}
    found = [
        f"{'changed' if name in new else 'gone'}: {name}"
        for name, data in old.items()
        if name not in own | order and new.get(name) != data
    ]
    found += _types(old, new, own | order) + _relations(old, new, main)
    if styles:
        found += _styles(_parse(old[styles]), _parse(new[styles])) if styles in new else [f"gone: {styles}"]
    return found + _workbook(old, new, main) + unsound(new, old)


def unsound(parts: Parts, before: Parts) -> list[str]:
    """Return one line for every part without a type, and every relation of a new part that leads nowhere."""
    kinds = _kinds(parts)
    found = [f"no type: {name}" for name in parts if name != TYPES and name not in before and not _kind(kinds, name)]
    for name in parts:
        if name.endswith(".rels") and parts[name] != before.get(name):
            there = set(_targets(before, name).values()) if name in before else set()
            found += [
                f"leads nowhere: {name} to {relation[1]}"
                for relation in _targets(parts, name).values()
                if relation[2] != "External" and relation[1] not in parts and relation not in there
            ]
    return found


def _parse(data: bytes) -> _Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


def _main(parts: Parts) -> str:
    return next(target for kind, target, _ in _targets(parts, "_rels/.rels").values() if kind == "officeDocument")


def _relations_of(part: str) -> str:
    return posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")


def _targets(parts: Parts, name: str) -> Relations:
    """Return (kind, part or address, mode) by id for a part of relations."""
    folder = posixpath.dirname(posixpath.dirname(name))
    found = {}
    for element in _parse(parts[name]).iter("{*}Relationship") if name in parts else ():
        target, mode = element.get("Target", ""), element.get("TargetMode", "")
        if mode != "External":
            target = _key(posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))))
        found[element.get("Id", "")] = (element.get("Type", "").rsplit("/", 1)[-1], target, mode)
    return found


def _of_type(parts: Parts, part: str, kind: str) -> list[str]:
    return [target for found, target, _ in _targets(parts, _relations_of(part)).values() if found == kind]


def _kinds(parts: Parts) -> dict[str, str]:
    """Return content types by name of the part (with a slash) and by extension."""
    found = {}
    for element in _parse(parts[TYPES]):
        if isinstance(element.tag, str):
            name = element.get("PartName")
            key = "/" + _key(name) if name else element.get("Extension", "").lower()
            found[key] = element.get("ContentType", "")
    return found


def _kind(kinds: dict[str, str], name: str) -> str | None:
    return kinds.get("/" + name) or kinds.get(posixpath.splitext(name)[1][1:])


def _types(old: Parts, new: Parts, but: set[str]) -> list[str]:
    before, after = _kinds(old), _kinds(new)
    return [f"other type: {name}" for name in old if name not in but and _kind(before, name) != _kind(after, name)]


def _relations(old: Parts, new: Parts, main: str) -> list[str]:
    before, after = (_targets(parts, _relations_of(main)) for parts in (old, new))
    return [
        f"relation {key} to {relation[1]}"
        for key, relation in before.items()
        if relation[0] != "calcChain" and after.get(key) != relation
    ]


def _same(one: _Element, two: _Element) -> bool:
    return etree.tostring(one, method="c14n", with_tail=False) == etree.tostring(two, method="c14n", with_tail=False)


def _styles(old: _Element, new: _Element) -> list[str]:
    """Every list of formats begins as it was; what is no list of formats is as it was."""
    found = [] if dict(old.attrib) == dict(new.attrib) and old.nsmap == new.nsmap else ["styles: root"]
    for child in old.iterchildren("*"):
        there = new.find(child.tag)
        if there is None:
            found.append(f"styles: {child.tag}")
            continue
        items, now = list(child.iterchildren("*")), list(there.iterchildren("*"))
        if len(now) < len(items) or not all(map(_same, items, now)):
            found.append(f"styles: {child.tag}")
    return found


def _workbook(old: Parts, new: Parts, main: str) -> list[str]:
    """Sheets in their order with their parts, names with their scope, and everything else in the workbook part."""
    before, after = _parse(old[main]), _parse(new[main])
    sheets = [_sheet_list(parts, main, root) for parts, root in ((old, before), (new, after))]
    found = [] if _is_within(*sheets) else ["workbook: sheets"]
    names = [_names(root, [sheet[0] for sheet in listed]) for root, listed in zip((before, after), sheets, strict=True)]
    found += [f"workbook: name {name[0]}" for name in names[0] if name not in names[1]]
    there = [etree.tostring(child, method="c14n", with_tail=False) for child in after.iterchildren("*")]
    for child in before.iterchildren("*"):
        if etree.QName(child).localname in _GROWING:
            continue
        if etree.tostring(child, method="c14n", with_tail=False) not in there:
            found.append(f"workbook: {child.tag}")
    return found


def _sheet_list(parts: Parts, main: str, root: _Element) -> list[tuple[str, str, str]]:
    targets = _targets(parts, _relations_of(main))
    return [
        (e.get("name", ""), e.get("state", "visible"), targets.get(e.get(_R + "id", ""), ("", "", ""))[1])
        for e in root.iterfind(f"{_MAIN}sheets/{_MAIN}sheet")
    ]


def _is_within(few: list[tuple[str, str, str]], many: list[tuple[str, str, str]]) -> bool:
    """Tell whether all of the first list stand in the second, in the same order."""
    rest = iter(many)
    return all(item in rest for item in few)


def _names(root: _Element, sheets: list[str]) -> list[tuple[str, str | None, str]]:
    found = []
    for element in root.iterfind(f"{_MAIN}definedNames/{_MAIN}definedName"):
        scope = element.get("localSheetId")
        known = scope is not None and re.fullmatch(r"\d+", scope) and int(scope) < len(sheets)
        sheet = sheets[int(scope)] if known and scope else scope
        found.append((element.get("name", ""), sheet, element.text or ""))
    return found
