"""Makes room in the tables of a sheet: rows that went are deleted, new rows get a place, the rest keeps its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from wombat.book import markers

if TYPE_CHECKING:
    from wombat.book.places import SheetPlace, TablePlace
    from wombat.plan.model import Table
    from wombat.xlsx.sheet import Sheet

T = TypeVar("T")


def make_room(sheet: Sheet, place: SheetPlace, here: TablePlace, table: Table) -> None:
    """Give every row of a table a row of the sheet, `TablePlace.slots`, in the order of the table.

    Rows are inserted beneath the table only where something stands there; everything below moves down and every
    formula that points to it follows.
    """
    _drop_rows(sheet, place, here, set(table.ids))
    standing = dict(zip(here.ids, here.numbers, strict=True))
    fresh = [row_id for row_id in table.ids if row_id not in standing]
    standing |= dict(zip(fresh, _free_rows(sheet, place, here, len(fresh)), strict=True))
    if here.part.rows == "program":
        standing = _in_order(sheet, here, table.ids, standing)
    _keep_spare(sheet, place, here)
    sheet.resize_table(markers.table_name(place.definition.id, here.part.id), here.last)
    here.slots = [standing[row_id] for row_id in table.ids]


def _drop_rows(sheet: Sheet, place: SheetPlace, here: TablePlace, wanted: set[str]) -> None:
    """Delete the rows whose ids are gone, from the bottom up; the last row of a table stays, blank."""
    gone = {at for at, row_id in enumerate(here.ids) if row_id not in wanted}
    if not gone:
        return
    for run in reversed(_runs(sorted(here.numbers[at] for at in gone))):
        first, count = run.start, len(run)
        if here.last - here.heading == count:
            _blank(sheet, here, first)
            here.spare.append(first)
            first, count = first + 1, count - 1
        if count:
            sheet.delete_rows(first, count)
            _shift(place, first, -count)
    keep = [at for at in range(len(here.ids)) if at not in gone]
    here.ids = [here.ids[at] for at in keep]
    here.numbers = [here.numbers[at] for at in keep]
    here.marks = [here.marks[at] for at in keep]
    here.was = [here.was[at] for at in keep]
    here.read = _only(here.read, keep)
    here.raws = _only(here.raws, keep)
    here.formulas = _only(here.formulas, keep)


def _only(columns: dict[str, list[T]], keep: list[int]) -> dict[str, list[T]]:
    return {name: [values[at] for at in keep] if values else values for name, values in columns.items()}


def _runs(numbers: list[int]) -> list[range]:
    """Group ascending numbers that follow each other."""
    runs: list[range] = []
    for number in numbers:
        if runs and runs[-1].stop == number:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs


def _blank(sheet: Sheet, here: TablePlace, number: int) -> None:
    for column in (*here.columns.values(), markers.WAS_COLUMN):
        sheet.put(number, column, None)
    sheet.put(number, markers.ID_COLUMN, markers.SPARE)


def _free_rows(sheet: Sheet, place: SheetPlace, here: TablePlace, count: int) -> list[int]:
    """Return row numbers for new rows: the spare ones first, then new ones at the end of the table."""
    here.spare.sort()
    free, here.spare = here.spare[:count], here.spare[count:]
    missing = count - len(free)
    if missing:
        free += _append(sheet, place, here, missing)
    return free


def _append(sheet: Sheet, place: SheetPlace, here: TablePlace, count: int) -> range:
    """Add rows at the end of the table that look like its last one."""
    first, like = here.last + 1, here.last
    if sheet.last_row > here.last:
        sheet.insert_rows(first, count)
        _shift(place, first, count)
    here.last += count
    here.look = here.look or sheet.row_style(like)
    here.grown = here.grown or first
    sheet.cover(first, here.last, like)
    return range(first, here.last + 1)


def _keep_spare(sheet: Sheet, place: SheetPlace, here: TablePlace) -> None:
    """Keep blank rows ready for typing; they are topped up when fewer than half are left."""
    part = here.part
    wanted = part.spare if part.rows == "user" else 0
    if len(here.spare) * 2 < wanted or (wanted and not here.spare):
        rows = _append(sheet, place, here, wanted - len(here.spare))
        blank: dict[int, list[None]] = {column: [None] * len(rows) for column in here.look}
        sheet.fill(rows.start, blank, here.look)
        here.spare += rows
    for number in here.spare:
        cell = sheet.cell(number, markers.ID_COLUMN)
        if cell is None or cell.value != markers.SPARE:
            sheet.put(number, markers.ID_COLUMN, markers.SPARE)


def _in_order(sheet: Sheet, here: TablePlace, ids: list[str], standing: dict[str, int]) -> dict[str, int]:
    """Put the rows of a program's table into its order; what the user added to a row goes along."""
    rows = range(here.heading + 1, here.last + 1)
    at_row = {number: row_id for row_id, number in standing.items()}
    wanted = [standing[row_id] for row_id in ids] + [number for number in rows if number not in at_row]
    if wanted != list(rows):
        sheet.reorder(rows.start, [number - rows.start for number in wanted])
        here.spare = list(range(rows.start + len(ids), rows.stop))
    return dict(zip(ids, rows, strict=False))


def _shift(place: SheetPlace, at: int, count: int) -> None:
    """Follow rows that were inserted or deleted in the sheet, in everything known of it."""

    def moved(row: int) -> int:
        return row + count if row >= at else row

    for lines in place.forms.values():
        for line in lines.values():
            line.row = moved(line.row)
    for table in place.tables.values():
        if count < 0:
            keep = [number for number in table.spare if not at <= number < at - count]
            table.spare = keep
        ends_before = table.last < at
        table.heading = moved(table.heading)
        table.numbers = [moved(number) for number in table.numbers]
        table.spare = [moved(number) for number in table.spare]
        table.slots = [moved(number) for number in table.slots]
        table.grown = moved(table.grown)
        table.last = table.last if ends_before else table.last + count
