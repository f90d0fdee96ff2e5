"""Whole columns of cells at once: new rows written as text, rows that are there changed only where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.xlsx.cells import Formula
from wombat.xlsx.coords import COLUMN, MAX_COLUMN, MAX_ROW, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wombat.xlsx.cells import Value
    from wombat.xlsx.grid import Grid

    Columns = Mapping[int, Sequence[Value | Formula]]
    Looks = Mapping[int, int]

_BLOCK = 4096
_BLANK_ROW = re.compile(rb'<row r="#"([^>]*)>((?:<c r="[A-Z]+#"(?: s="\d+")?/>)*)</row>\s*\Z')
_BLANK_CELL = re.compile(rb'<c r="([A-Z]+)#"(?: s="(\d+)")?/>')
_SPANS = re.compile(rb'\sspans="[^"]*"')


@dataclass(frozen=True, slots=True)
class _Shape:
    """A row without values: its attributes and the format of each of its cells."""

    attributes: str
    formats: dict[int, int]


def fill(sheet: Grid, first_row: int, columns: Columns, styles: Looks, points: float | None = None) -> None:
    """Set whole columns of cells; see `Sheet.fill`."""
    heights = {len(values) for values in columns.values()}
    if not heights or heights == {0}:
        return
    if len(heights) > 1:
        raise ValueError("the columns differ in length")
    count = heights.pop()
    if first_row < 1 or first_row + count - 1 > MAX_ROW or not all(1 <= c <= MAX_COLUMN for c in columns):
        raise ValueError(f"{count} rows from row {first_row} on go beyond the sheet")
    new = _Shape(f' ht="{points:g}" customHeight="1"' if points else "", {})
    for shape, start, stop in list(_runs(sheet, first_row, count, new)):
        if shape is None:
            _renew(sheet, first_row, start, columns, styles)
        elif not _leaves((start, stop), shape, columns, styles):
            _write(sheet, first_row, (start, stop), shape, columns, styles)
    sheet.settle()


def _runs(sheet: Grid, first_row: int, count: int, new: _Shape) -> Iterator[tuple[_Shape | None, int, int]]:
    """Yield (shape, start, stop) for rows of one shape that follow each other; None for a row that holds something.

    Rows that are not there yet get the shape ``new``.
    """
    cache: dict[bytes, _Shape | None] = {}
    there: dict[int, _Shape | None] = {}
    for row, xml in sheet.cell_rows.each(first_row, first_row + count - 1):
        text = _numberless(xml, row)
        if text not in cache:
            cache[text] = _parsed(text)
        there[row] = cache[text]
    start = 0
    for at in range(1, count + 1):
        shape = there.get(first_row + start, new)
        if at == count or at - start >= _BLOCK or shape is None or there.get(first_row + at, new) is not shape:
            yield shape, start, at
            start = at


def _numberless(xml: bytes, row: int) -> bytes:
    """Return the XML of a row without its number, nothing of a row that holds a value."""
    return b"" if b"</c>" in xml else xml.replace(b'%d"' % row, b'#"')


def _parsed(text: bytes) -> _Shape | None:
    """Return the shape of a row without values, None where it holds one or is written in another way."""
    found = _BLANK_ROW.match(text)
    if found is None or b"#" in found[1]:
        return None
    cells = {COLUMN[name.decode()]: int(style or 0) for name, style in _BLANK_CELL.findall(found[2])}
    return _Shape(_SPANS.sub(b"", found[1]).decode(), cells)


def _renew(sheet: Grid, first_row: int, at: int, columns: Columns, styles: Looks) -> None:
    """Change the cells of a row that is there where they hold something else."""
    row = first_row + at
    cells = next(sheet.rows(row, row))[1]
    for column, values in columns.items():
        cell, style, value = cells.get(column), styles.get(column), values[at]
        formula, plain = (value.text, value.value) if isinstance(value, Formula) else (None, value)
        if cell is None and plain is None and formula is None and not style:
            continue
        if cell is None or not sheet.same(cell, plain, formula, style):
            sheet.put(row, column, plain, formula, style)


def _leaves(run: tuple[int, int], shape: _Shape, columns: Columns, styles: Looks) -> bool:
    """Tell whether there is nothing to write into rows without values: no value, and no other format."""
    blank = (None, "")
    same_look = all(styles.get(c) in (None, shape.formats.get(c, 0)) for c in columns)
    return same_look and all(value in blank for values in columns.values() for value in values[run[0] : run[1]])


def _write(sheet: Grid, first_row: int, run: tuple[int, int], shape: _Shape, columns: Columns, styles: Looks) -> None:
    """Write rows that hold nothing yet and look alike."""
    numbers = range(first_row + run[0], first_row + run[1])
    pieces = []
    for column in sorted(columns.keys() | shape.formats.keys()):
        name = letters(column)
        inherited = shape.formats.get(column)
        if column not in columns:
            shown = f' s="{inherited}"/>' if inherited else "/>"
            pieces.append([f'<c r="{name}{row}"{shown}' for row in numbers])
            continue
        style = styles.get(column, sheet.column_style(column) if inherited is None else inherited)
        pieces.append(sheet.encoder.column(name, numbers, columns[column][run[0] : run[1]], style))
    rows = [
        f'<row r="{number}"{shape.attributes}>{"".join(cells)}</row>'.encode()
        for number, cells in zip(numbers, zip(*pieces, strict=True), strict=True)
    ]
    sheet.cell_rows.put_all(numbers.start, rows)
    sheet.recalculate = True
