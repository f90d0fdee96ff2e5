"""Rows for any worksheet: blocks that begin with ``worksheet, ID, PART`` and a row of field ids.

Each block goes to one table or form. A field id with an asterisk is one by which a row that is there already is known
again; its blank cells are filled; ``_id*`` is the id of the row, such as that of a checklist's item. Days are written
``2026-03-05``, choices by their ids, lists with semicolons.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import wombat
from wombat import SetAside, TableRow, Texts, hookimpl, list_importer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Grid, Importer, Record, Source, Value

wombat_api = wombat.API_VERSION
texts = Texts(__package__, "rows.toml")

MARKS = ("worksheet", "工作表")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")


def _begins(row: list[str]) -> bool:
    return len(row) > 2 and row[0].strip().casefold() in MARKS and bool(row[1].strip() and row[2].strip())  # noqa: PLR2004


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet holds such blocks."""
    return 95 if grid.rows and _begins(grid.rows[0]) else 0


def read(grid: Grid, _source: Source) -> Iterator[Record]:
    """Yield the rows; a cell without a field id above it sets its row aside."""
    sheet = part = ""
    fields: list[str] = []
    for at, row in enumerate(grid.rows):
        cells = [cell.strip() for cell in row]
        if _begins(row):
            sheet, part, fields = cells[1], cells[2], []
        elif not any(cells):
            continue
        elif not fields:
            fields = cells
        elif any(cell and (column >= len(fields) or not fields[column]) for column, cell in enumerate(cells)):
            yield SetAside(grid.place(at), texts("rows.no_field"))
        else:
            yield _row(grid.place(at), sheet, part, dict(zip(fields, cells, strict=False)))


def _row(place: str, sheet: str, part: str, cells: dict[str, str]) -> TableRow:
    values = {field.rstrip("*"): value(text) for field, text in cells.items() if text}
    return TableRow(place, sheet, part, values, tuple(field[:-1] for field in cells if field.endswith("*")))


def value(text: str) -> Value:
    """Return what a cell means: a day, a number, a list, else text."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if ";" in text:
        return [entry.strip() for entry in text.split(";") if entry.strip()]
    return text


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read rows for any worksheet."""
    return [list_importer("rows", texts("rows.importer"), score, read)]
