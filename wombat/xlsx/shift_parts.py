"""The parts that hang on a sheet follow its rows: tables, comments, drawings, pivot tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.moves import Reordered
from wombat.xlsx.references import moved_area
from wombat.xlsx.shift_frame import move_anchors, move_areas, single_row
from wombat.xlsx.xml import R, main, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wombat.xlsx.moves import Move
    from wombat.xlsx.sheet import Sheet
    from wombat.xlsx.workbook import Workbook

_SHAPE = re.compile(rb"<v:shape[\s>](?:(?!<v:shape[\s>]).)*?</v:shape>", re.DOTALL)
_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(?=\s*</x:Row>)")
_ANCHOR = re.compile(rb"(<x:Anchor>)([\d,\s]+)(?=</x:Anchor>)")
_SOURCES = (main("worksheetSource"), main("rangeSet"), main("dataRef"))


def move_parts(sheet: Sheet, move: Move) -> None:
    """Make the parts that hang on a sheet follow its rows."""
    package = sheet.book.package
    for relation in list(sheet.relations):
        if relation.external or relation.target not in package:
            continue
        kind = relation.type.rsplit("/", 1)[-1]
        if kind == "vmlDrawing":
            package.write(relation.target, moved_shapes(package.read(relation.target), move))
        elif kind in _MOVERS:
            root = package.root(relation.target)
            if _MOVERS[kind](root, move):
                package.write(relation.target, serialise(root))
            else:
                _drop(sheet, relation.id, relation.target)


def _drop(sheet: Sheet, relation_id: str, part: str) -> None:
    """Take out a part whose rows are gone, with what the sheet says of it."""
    for element in list(sheet.root.iter(main("tablePart"))):
        if element.get(f"{{{R}}}id") == relation_id:
            holder = element.getparent()
            if holder is not None:
                holder.remove(element)
                holder.set("count", str(len(holder)))
                sheet.touch()
    sheet.relations.remove(relation_id)
    sheet.book.package.remove_tree(part)


def _move_table(root: _Element, move: Move) -> bool:
    new = moved_area(root.get("ref") or "", move)
    if new is None:
        return False
    root.set("ref", new)
    move_areas(root, move)
    return True


def _move_comments(root: _Element, move: Move) -> bool:
    for comment in list(root.iter()):
        if not str(comment.tag).endswith(("}comment", "}threadedComment")):
            continue
        new = moved_area(comment.get("ref") or "", move)
        holder = comment.getparent()
        if new is not None:
            comment.set("ref", new)
        elif holder is not None:
            holder.remove(comment)
    return True


def _move_drawing(root: _Element, move: Move) -> bool:
    if isinstance(move, Reordered):
        for anchor in single_row(root):
            move_anchors(anchor, move)
    else:
        move_anchors(root, move)
    return True


def _move_pivot(root: _Element, move: Move) -> bool:
    for location in root.iter(main("location")):
        location.set("ref", moved_area(location.get("ref") or "", move) or location.get("ref") or "")
    return True


def _move_single_cells(root: _Element, move: Move) -> bool:
    for cell in list(root.iter(main("singleXmlCell"))):
        new = moved_area(cell.get("r") or "", move)
        if new is None:
            root.remove(cell)
        else:
            cell.set("r", new)
    return len(root) > 0


_MOVERS = {
    "table": _move_table,
    "comments": _move_comments,
    "threadedComment": _move_comments,
    "drawing": _move_drawing,
    "pivotTable": _move_pivot,
    "tableSingleCells": _move_single_cells,
}


def moved_shapes(data: bytes, move: Move) -> bytes:
    """Return a drawing of the old kind, in which comments and controls followed their rows."""

    def shape(found: re.Match[bytes]) -> bytes:
        row = _ROW.search(found[0])
        if row and move.row(int(row[2]) + 1) is None:
            return b""
        if isinstance(move, Reordered) and not row:
            return found[0]
        step = move.edge(int(row[2]) + 1) - int(row[2]) - 1 if row else None
        moved = _ROW.sub(lambda one: one[1] + b"%d" % (move.edge(int(one[2]) + 1) - 1), found[0])
        return _ANCHOR.sub(lambda one: one[1] + _anchor(one[2], move, step), moved)

    return _SHAPE.sub(shape, data)


def _anchor(text: bytes, move: Move, step: int | None) -> bytes:
    """Return the eight numbers of an anchor: a comment keeps its size, a control its corners."""
    numbers = [int(part) for part in text.replace(b",", b" ").split()]
    top, bottom = 2, 6
    if len(numbers) > bottom:
        for at in (top, bottom):
            numbers[at] = max(0, numbers[at] + step if step is not None else move.edge(numbers[at] + 1) - 1)
    return b", ".join(b"%d" % number for number in numbers)


def move_sources(book: Workbook, name: str, move: Move) -> None:
    """Make what pivot tables read from a sheet follow its rows."""
    for part in book.package.names():
        if book.package.content_type(part).endswith("pivotCacheDefinition+xml"):
            root = book.package.root(part)
            if _move_sources(root, name, move):
                book.package.write(part, serialise(root))


def _move_sources(root: _Element, name: str, move: Move) -> bool:
    differs = False
    for source in root.iter(*_SOURCES):
        if (source.get("sheet") or "").casefold() == name.casefold() and source.get("ref"):
            new = moved_area(source.get("ref") or "", move)
            if new is not None and new != source.get("ref"):
                source.set("ref", new)
                differs = True
    return differs
