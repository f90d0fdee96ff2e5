"""Makes room in the tables of a sheet: rows that went are deleted, new rows get a place, the rest keeps its own."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from wombat.book import markers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from wombat.book.places import SheetPlace, TablePlace
    from wombat.plan.model import Table
    from wombat.xlsx.sheet import Sheet

T = TypeVar("T")


def make_room(sheet: Sheet, place: SheetPlace, here: TablePlace, table: Table) -> None:
    """Give every row of a table a row of the sheet, `TablePlace.slots`, in the order of the table.

    Rows are inserted beneath the table only where something stands there; everything below moves down and every
    formula that points to it follows.
    """
    _drop_rows(sheet, place, here, table)
    for number in here.stale:
        _blank(sheet, place, here, number)
    standing = dict(zip(here.ids, here.numbers, strict=True))
    fresh = [row_id for row_id in table.ids if row_id not in standing]
    standing |= dict(zip(fresh, _free_rows(sheet, place, here, len(fresh)), strict=True))
    if here.part.rows == "program":
        standing = _in_order(sheet, place, here, table.ids, standing)
    _keep_spare(sheet, place, here, standing.values())
    if here.listed:
        sheet.resize_table(here.listed, max(here.last, here.heading + 1) + here.totals)
    here.slots = [standing[row_id] for row_id in table.ids]


def _drop_rows(sheet: Sheet, place: SheetPlace, here: TablePlace, table: Table) -> None:
    """Take out the rows whose ids are gone; those in which the user noted something stay, without ours."""
    gone = [at for at, row_id in enumerate(here.ids) if row_id not in table]
    if not gone:
        return
    rows = [here.numbers[at] for at in gone if here.ids[at] not in here.noted]
    if here.last - here.heading == len(rows):
        here.stale.append(rows[0])
        here.spare.append(rows.pop(0))
    for at in gone:
        if here.ids[at] in here.noted:
            _blank(sheet, place, here, here.numbers[at])
            here.notes.add(here.numbers[at])
    dropped = set(gone)
    keep = [at for at in range(len(here.ids)) if at not in dropped]
    for name in ("ids", "numbers", "marks", "was"):
        setattr(here, name, [getattr(here, name)[at] for at in keep])
    here.read, here.raws, here.formulas = (_only(each, keep) for each in (here.read, here.raws, here.formulas))
    _delete(sheet, place, rows)


def _only(columns: dict[str, list[T]], keep: list[int]) -> dict[str, list[T]]:
    return {name: [values[at] for at in keep] if values else values for name, values in columns.items()}


def _blank(sheet: Sheet, place: SheetPlace, here: TablePlace, number: int) -> None:
    """Clear our cells of a row; it is ready for typing then, or the user's alone."""
    for column in (*here.columns.values(), place.was_column):
        sheet.clear(number, column)
    sheet.put(number, place.id_column, markers.SPARE)


def _free_rows(sheet: Sheet, place: SheetPlace, here: TablePlace, count: int) -> list[int]:
    """Return row numbers for new rows: spare ones beneath all others, then new ones at the end of the table."""
    free = _beneath(here)[:count]
    here.spare = sorted(set(here.spare) - set(free))
    missing = count - len(free)
    if missing:
        free += _append(sheet, place, here, missing)
    return free


def _beneath(here: TablePlace) -> list[int]:
    """Return the spare rows beneath all others; blank rows among them are left to the user."""
    last = max(here.numbers, default=0) if here.part.rows == "user" else 0
    return sorted(number for number in here.spare if number > last)


def _append(sheet: Sheet, place: SheetPlace, here: TablePlace, count: int) -> range:
    """Add rows at the end of the table that look like its last one."""
    first, like = here.last + 1, here.last
    if sheet.last_row > here.last:
        _insert(sheet, place, here, first, count)
    here.last += count
    if like > here.heading:
        here.look = here.look or sheet.row_style(like)
        sheet.cover(first, here.last, like)
    here.grown = here.grown or first
    return range(first, here.last + 1)


def _keep_spare(sheet: Sheet, place: SheetPlace, here: TablePlace, standing: Collection[int]) -> None:
    """Keep blank rows ready for typing; they are topped up when fewer than half are left."""
    part = here.part
    wanted = part.spare if part.rows == "user" else 0
    ready = len([number for number in here.spare if number > max(standing, default=0)])
    if ready * 2 < wanted:
        rows = _append(sheet, place, here, wanted - ready)
        blank: dict[int, list[None]] = {column: [None] * len(rows) for column in here.look}
        sheet.fill(rows.start, blank, here.look)
        here.spare += rows
    for number in here.spare:
        if sheet.cell(number, place.id_column).value != markers.SPARE:
            sheet.put(number, place.id_column, markers.SPARE)


def _in_order(
    sheet: Sheet, place: SheetPlace, here: TablePlace, ids: list[str], standing: dict[str, int]
) -> dict[str, int]:
    """Put the rows of a program's table into its order; what the user added to a row goes along, notes come last."""
    rows = range(here.heading + 1, here.last + 1)
    free = set(rows) - set(standing.values()) - here.notes
    wanted = [standing[row_id] for row_id in ids] + sorted(free) + sorted(here.notes)
    if wanted != list(rows):
        place.moved = True
        _dress(sheet, here)
        sheet.reorder(rows.start, [number - rows.start for number in wanted])
    here.spare = list(range(rows.start + len(ids), rows.start + len(ids) + len(free)))
    return dict(zip(ids, rows, strict=False))


def _dress(sheet: Sheet, here: TablePlace) -> None:
    """Give the rows that a table grew by its look before they move away from its end."""
    if here.grown:
        count = here.last - here.grown + 1
        sheet.fill(here.grown, {column: [None] * count for column in here.look}, here.look)


def _insert(sheet: Sheet, place: SheetPlace, grown: TablePlace, at: int, count: int) -> None:
    sheet.insert_rows(at, count)
    _follow(place, lambda row: row + count if row >= at else row, lambda table: table is not grown)


def _delete(sheet: Sheet, place: SheetPlace, rows: Sequence[int]) -> None:
    ordered = sorted(rows)
    sheet.delete_each(ordered)
    _follow(place, lambda row: row - bisect_left(ordered, row + 1), lambda _: True)


def _follow(place: SheetPlace, moved: Callable[[int], int], last_too: Callable[[TablePlace], bool]) -> None:
    """Follow rows that were inserted or deleted in the sheet, in everything known of it."""
    place.moved = True
    for lines in place.forms.values():
        for line in lines.values():
            line.row = moved(line.row)
    for table in place.tables.values():
        table.heading = moved(table.heading)
        table.numbers, table.slots = [moved(row) for row in table.numbers], [moved(row) for row in table.slots]
        table.spare, table.stale = [moved(row) for row in table.spare], [moved(row) for row in table.stale]
        table.notes = {moved(row) for row in table.notes}
        table.grown = moved(table.grown)
        if last_too(table):
            table.last = moved(table.last)
