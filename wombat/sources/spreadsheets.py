"""Lists in workbooks (.xlsx, .xlsb, .xls, .ods), read in a process of their own, which a hostile file may kill."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from wombat.errors import WombatError
from wombat.sources.grid import Grid
from wombat.text import Texts

texts = Texts(__package__)

CELLS = 5_000_000
"""Most cells with content that are read from one sheet."""

SECONDS = 120
"""Longest time one workbook may take."""


def read_spreadsheet(data: bytes, kind: str, name: str) -> list[Grid]:
    """Return the sheets that hold anything, without their blank rows.

    Args:
        data: the whole file.
        kind: what it is, of `wombat.sources.kinds`.
        name: of the file, for errors.

    Raises:
        WombatError: the workbook is encrypted, broken, or beyond the limits.
    """
    if kind == "encrypted":
        raise WombatError(texts("list.password", file=name))
    answer = _ask_worker(data, name)
    if error := answer.get("error"):
        raise WombatError(texts(f"list.{error}", file=name, limit=f"{CELLS:,}"))
    grids = [_grid(sheet, first_row, first_column, rows) for sheet, first_row, first_column, rows in answer["sheets"]]
    return [grid for grid in grids if grid.rows]


def _ask_worker(data: bytes, name: str) -> dict[str, Any]:
    """Run the worker; a worker that dies was killed by the file."""
    command = [sys.executable, "-P", str(Path(__file__).with_name("worker.py")), str(CELLS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise WombatError(texts("list.slow", file=name, limit=SECONDS)) from None
    if done.returncode or not done.stdout:
        raise WombatError(texts("list.hostile", file=name))
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _grid(sheet: str, first_row: int, first_column: int, rows: list[list[str]]) -> Grid:
    kept = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
    return Grid([rows[at] for at in kept], [first_row + at + 1 for at in kept], sheet, first_column)
