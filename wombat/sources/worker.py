"""Reads a workbook in a process of its own, which a hostile file may kill; run as a script by `spreadsheets`.

The workbook comes in on standard input. Out goes JSON: ``{"sheets": [[name, first row, first column, rows], …]}`` with
cells as text, or ``{"error": word}``. Rows and columns count from 0. This file is run without the rest of the program.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

MEMORY = 4 * 2**30
"""Bytes of memory the process may take; beyond that it ends by itself."""

AREA = 100_000_000
"""Most cells between the first and the last cell of a sheet, blank ones counted."""

TALLEST = 1_000
"""Most rows over which a merged cell is repeated."""


def main(most_cells: int) -> None:
    """Read the workbook from standard input and write its sheets as JSON.

    Args:
        most_cells: how many cells with content are read at most.
    """
    _bound_memory()
    try:
        answer: dict[str, Any] = {"sheets": _sheets(sys.stdin.buffer.read(), most_cells)}
    except BaseException as error:  # noqa: BLE001 - a panic of the parser is no Exception
        answer = {"error": _word(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _bound_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return


def _word(error: BaseException) -> str:
    if isinstance(error, OverflowError):
        return "cells"
    return "password" if type(error).__name__ == "PasswordError" else "broken"


def _sheets(data: bytes, most_cells: int) -> list[Any]:
    """Return the visible sheets, or the hidden ones where no visible sheet holds anything."""
    import python_calamine as calamine

    book = calamine.load_workbook(BytesIO(data))
    kinds = (calamine.SheetTypeEnum.WorkSheet,)
    metadata = [sheet for sheet in book.sheets_metadata if sheet.typ in kinds]
    for wanted in (calamine.SheetVisibleEnum.Visible, calamine.SheetVisibleEnum.Hidden):
        names = [sheet.name for sheet in metadata if sheet.visible == wanted]
        sheets = [_sheet(book.get_sheet_by_name(name), name, most_cells) for name in names]
        if any(rows for _, _, _, rows in sheets):
            return sheets
    return []


def _sheet(sheet: Any, name: str, most_cells: int) -> tuple[str, int, int, list[list[str]]]:
    """Return the rows between the first and the last cell; blank rows are empty lists.

    Raises:
        OverflowError: there are more cells than are read.
    """
    if sheet.start is None:
        return name, 0, 0, []
    if sheet.height * sheet.width > AREA:
        raise OverflowError
    rows, cells = [], 0
    for row in sheet.iter_rows():
        texts = [cell if type(cell) is str else _text(cell) for cell in row]
        filled = sum(map(bool, texts))
        cells += filled
        if cells > most_cells:
            raise OverflowError
        rows.append(texts if filled else [])
    first = sheet.end[0] + 1 - len(rows)  # blank rows above the first cell are given by some versions only
    _fill_merged(rows, sheet.merged_cell_ranges or [], first, sheet.start[1])
    return name, first, sheet.start[1], rows


def _fill_merged(rows: list[list[str]], merged: list[Any], first_row: int, first_column: int) -> None:
    """Repeat a cell that stretches over several rows in each of them that holds anything else."""
    for (top, left), (bottom, _) in merged:
        at, column = top - first_row, left - first_column
        if not 0 <= at < len(rows) or not 0 <= column < len(rows[at]) or bottom - top > TALLEST:
            continue
        for row in rows[at + 1 : bottom - first_row + 1]:
            if row and not row[column]:
                row[column] = rows[at][column]


def _text(cell: object) -> str:
    """Return a cell as text: whole numbers without a point, dates as ISO."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)  # noqa: PLR2004
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    main(int(sys.argv[1]))
