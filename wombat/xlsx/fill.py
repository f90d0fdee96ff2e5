"""Whole columns of cells at once: new rows written as text, rows that are there changed only where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.xlsx.coords import MAX_COLUMN, MAX_ROW, letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.xlsx.cells import Cell, Value
    from wombat.xlsx.sheet import Sheet

_BLOCK = 4096


def fill(sheet: Sheet, first_row: int, columns: Mapping[int, Sequence[Value]], styles: Mapping[int, int]) -> None:
    """Set whole columns of cells; see `Sheet.fill`."""
    heights = {len(values) for values in columns.values()}
    if not heights or heights == {0}:
        return
    if len(heights) > 1:
        raise ValueError("the columns differ in length")
    count = heights.pop()
    if first_row < 1 or first_row + count - 1 > MAX_ROW or not all(1 <= c <= MAX_COLUMN for c in columns):
        raise ValueError(f"{count} rows from row {first_row} on go beyond the sheet")
    there = sheet.cell_rows.present(first_row, first_row + count - 1)
    for row in there:
        _renew(sheet, row, row - first_row, columns, styles)
    sheet.settle()
    known = set(there)
    if len(known) < count:
        _write_new(sheet, first_row, count, known, columns, styles)


def _renew(sheet: Sheet, row: int, at: int, columns: Mapping[int, Sequence[Value]], styles: Mapping[int, int]) -> None:
    """Change the cells of a row that is there where they hold something else."""
    cells = next(sheet.rows(row, row))[1]
    for column, values in columns.items():
        cell, style = cells.get(column), styles.get(column)
        if cell is None or not sheet.same(cell, values[at], None, style):
            _renew_cell(sheet, row, column, cell, values[at], style)


def _renew_cell(sheet: Sheet, row: int, column: int, cell: Cell | None, value: Value, style: int | None) -> None:
    if cell is not None or value is not None or style:
        sheet.put(row, column, value, style=style)


def _write_new(
    sheet: Sheet,
    first_row: int,
    count: int,
    known: set[int],
    columns: Mapping[int, Sequence[Value]],
    styles: Mapping[int, int],
) -> None:
    """Write the rows that the sheet does not hold yet, block by block."""
    ordered = sorted(columns)
    formats = {column: styles[column] if column in styles else sheet.column_style(column) for column in ordered}
    for start in range(0, count, _BLOCK):
        offsets = [at for at in range(start, min(start + _BLOCK, count)) if first_row + at not in known]
        numbers = [first_row + at for at in offsets]
        whole = len(offsets) == min(_BLOCK, count - start)
        pieces = []
        for column in ordered:
            values = columns[column]
            wanted = values[start : start + _BLOCK] if whole else [values[at] for at in offsets]
            pieces.append(sheet.encoder.column(letters(column), numbers, wanted, formats[column]))
        rows = [
            f'<row r="{number}">{"".join(cells)}</row>'.encode()
            for number, cells in zip(numbers, zip(*pieces, strict=True), strict=True)
        ]
        _put_runs(sheet, numbers, rows)


def _put_runs(sheet: Sheet, numbers: list[int], rows: list[bytes]) -> None:
    """Put rows whose numbers may have gaps."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            sheet.cell_rows.put_all(numbers[start], rows[start:at])
            start = at
