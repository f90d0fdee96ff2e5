"""Rows as high as their wrapped text, unless the user gave them another height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import widths
from wombat.book.changed import plain
from wombat.book.heights import LEAST, height, own_height
from wombat.book.values import to_cell

if TYPE_CHECKING:
    from wombat.book.tablewriting import TableWriter, Written
    from wombat.book.values import Raw
    from wombat.definitions.model import Field


def set_heights(table: TableWriter, written: Written) -> None:
    """Make new rows as high as their text, and old ones in which the program's text changed."""
    wrapped = [field for field in table.fields if widths.wraps(table.part, field)]
    if not wrapped:
        return
    rooms = widths.rooms(table.writer.place.definition, table.part)
    for at in table.new:
        points = _height(table, written, wrapped, rooms, at)
        if points > LEAST:
            table.sheet.set_height(table.slots[at], points)
    mine = [field for field in wrapped if field.owner == "program"]
    for at, then in table.old:
        raws = table.here.raws
        if any(plain(written[field.id][at]) != raws[field.id][then] for field in mine):
            before = height((str(_before(table, field, then) or ""), rooms[field.id]) for field in wrapped)
            if own_height(table.sheet.height(table.slots[at]), before):
                table.sheet.set_height(table.slots[at], _height(table, written, wrapped, rooms, at))


def _height(table: TableWriter, written: Written, wrapped: list[Field], rooms: dict[str, int], at: int) -> float:
    said = ((field, _said(table, written, field, at)) for field in wrapped)
    return height((str(raw or ""), rooms[field.id]) for field, raw in said)


def _said(table: TableWriter, written: Written, field: Field, at: int) -> Raw:
    if field.owner == "program":
        return plain(written[field.id][at])
    return to_cell(table.table.columns[field.id][at], field, table.writer.plan.language)


def _before(table: TableWriter, field: Field, then: int) -> Raw:
    if field.owner == "program":
        return table.here.raws[field.id][then]
    return to_cell(table.here.read[field.id][then], field, table.writer.plan.language)
