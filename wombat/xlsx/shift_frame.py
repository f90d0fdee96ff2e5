"""What stands around the rows of a sheet follows them: merges, links, formats, validations, breaks, anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.xlsx.coords import area, letters
from wombat.xlsx.references import moved_area, moved_areas
from wombat.xlsx.xml import XM, main

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from wombat.xlsx.moves import Move
    from wombat.xlsx.sheet import Sheet

_WITH_REF = tuple(main(name) for name in ("mergeCell", "hyperlink", "autoFilter", "sortState", "sortCondition"))
_WITH_R = (main("inputCells"), main("cellWatch"))
_VIEWS = (main("selection"),)
_LISTS = tuple(
    main(name)
    for name in ("mergeCells", "hyperlinks", "dataValidations", "protectedRanges", "ignoredErrors", "cellWatches")
)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TABLE_PARTS = main("autoFilter")


def move_frame(sheet: Sheet, move: Move) -> None:
    """Make what stands around the rows of a sheet follow them."""
    root = sheet.root
    sheet.touch()
    move_areas(root, move)
    for element in list(root.iter(*_WITH_R)):
        _set(element, "r", moved_area(element.get("r") or "", move))
    for element in list(root.iter(f"{{{XM}}}sqref")):
        element.text = moved_areas(element.text or "", move)
        if not element.text:
            _drop(element.getparent())
    _move_pane(root, move)
    _move_breaks(root, move)
    move_anchors(root, move)
    _drop_empty(root)


def move_areas(root: _Element, move: Move) -> None:
    """Make the attributes ``ref`` and ``sqref`` under an element follow; what has lost its cells is taken out."""
    for element in list(root.iter(*_WITH_REF)):
        if element.get("ref"):
            _set(element, "ref", moved_area(element.get("ref") or "", move))
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.get("sqref"):
            _move_list(element, move)


def _move_list(element: _Element, move: Move) -> None:
    new = moved_areas(element.get("sqref") or "", move)
    if element.tag in _VIEWS:
        if new and "activeCellId" not in element.attrib and area(new.split()[0]):
            element.set("activeCell", new.split()[0].split(":")[0])
            element.set("sqref", new)
        return
    _set(element, "sqref", new or None)


def _set(element: _Element, key: str, value: str | None) -> None:
    if value is None:
        _drop(element)
    else:
        element.set(key, value)


def _drop(element: _Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if parent is not None and element is not None:
        parent.remove(element)


def _drop_empty(root: _Element) -> None:
    """Take out lists that have become empty, and let the others say how many they are."""
    for holder in list(root.iter(*_LISTS)):
        if not len(holder):
            _drop(holder)
        elif holder.get("count"):
            holder.set("count", str(len(holder)))
    for holder in list(root.iter()):
        name = str(holder.tag).rsplit("}", 1)[-1]
        if name in ("sparklines", "sparklineGroup", "sparklineGroups") and not _has_content(holder):
            _drop(holder)


def _has_content(holder: _Element) -> bool:
    return any(str(child.tag).endswith(("}sparkline", "}sparklines", "}sparklineGroup")) for child in holder)


def _move_pane(root: _Element, move: Move) -> None:
    """Keep the same rows frozen."""
    for view in root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
        pane = view.find(main("pane"))
        if pane is None or not pane.get("state", "").startswith("frozen"):
            continue
        top = area(view.get("topLeftCell") or "A1")
        split = pane.get("ySplit", "0")
        if top and split.isdecimal() and int(split):
            span = move.span(top.first_row, top.first_row + int(split) - 1)
            if span and span[1] - span[0] + 1 != int(split):
                pane.set("ySplit", str(span[1] - span[0] + 1))
        corner = area(pane.get("topLeftCell") or "")
        if corner:
            pane.set("topLeftCell", f"{letters(corner.first_column)}{move.edge(corner.first_row)}")


def _move_breaks(root: _Element, move: Move) -> None:
    for holder in list(root.iter(main("rowBreaks"))):
        for line in list(holder):
            number = line.get("id") or ""
            span = move.span(1, int(number)) if number.isdecimal() and int(number) else None
            _set(line, "id", str(span[1]) if span else None)
        if not len(holder):
            _drop(holder)
            continue
        holder.set("count", str(len(holder)))
        holder.set("manualBreakCount", str(sum(line.get("man") in ("1", "true") for line in holder)))


def move_anchors(root: _Element, move: Move) -> None:
    """Make the corners of pictures, charts, shapes and controls follow the rows they are tied to."""
    for start in list(root.iter()):
        if not isinstance(start.tag, str) or not start.tag.endswith("}from"):
            continue
        holder = start.getparent()
        if holder is None or _fixed(holder):
            continue
        end = next((child for child in holder if str(child.tag).endswith("}to")), None)
        _move_corners(holder, start, end, move)


def _fixed(holder: _Element) -> bool:
    return holder.get("editAs") == "absolute"


def _move_corners(holder: _Element, start: _Element, end: _Element | None, move: Move) -> None:
    corner = start.find(f"{_DRAWING}row")
    if corner is None:
        return
    old = _number(corner)
    _place(start, move)
    if end is None:
        return
    if holder.get("editAs") == "oneCell" or holder.get("moveWithCells") in ("1", "true"):
        lower = end.find(f"{_DRAWING}row")
        if lower is not None:
            lower.text = str(_number(lower) + _number(corner) - old)
        return
    _place(end, move)


def _place(corner: _Element, move: Move) -> None:
    row = corner.find(f"{_DRAWING}row")
    if row is None:
        return
    number = _number(row) + 1
    row.text = str(move.edge(number) - 1)
    offset = corner.find(f"{_DRAWING}rowOff")
    if move.row(number) is None and offset is not None:
        offset.text = "0"


def _number(element: _Element) -> int:
    text = (element.text or "").strip()
    return int(text) if text.isdecimal() else 0


def single_row(anchors: Iterable[_Element]) -> list[_Element]:
    """Return the anchors that begin and end in one row."""
    found = []
    for anchor in anchors:
        rows = [_number(row) for row in anchor.iterfind(f"*/{_DRAWING}row")]
        if len(rows) > 1 and rows[0] == rows[1]:
            found.append(anchor)
    return found
