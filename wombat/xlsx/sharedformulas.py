"""Formulas that cells share: the text stands in one cell, the others point to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.cells import raw_cells
from wombat.xlsx.cellscan import cell_spans
from wombat.xlsx.formulas import copied
from wombat.xlsx.strings import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wombat.xlsx.cells import Cell
    from wombat.xlsx.rowstore import Rows

_SHARED = b"shared"
_INDEX = re.compile(r"""\bsi\s*=\s*["'](\d+)["']""")
_FORMULA = re.compile(r"<f(?:\s[^<>]*?)?(?:/>|(?<!/)>[^<]*</f\s*>)")


class SharedFormulas:
    """The shared formulas of one sheet, looked for when the first is asked for."""

    def __init__(self, rows: Rows) -> None:
        """Look at the rows of a sheet."""
        self._rows = rows
        self._masters: dict[str, tuple[int, int, str]] | None = None

    def _found(self) -> dict[str, tuple[int, int, str]]:
        if self._masters is None:
            self._masters = {}
            for row, xml in self._rows.each() if self._rows.holds(_SHARED) else ():
                if _SHARED in xml:
                    self._note(row, xml.decode())
        return self._masters

    def _note(self, row: int, xml: str) -> None:
        """Note the formulas in a row that other cells share."""
        for start, _, end in cell_spans(xml):
            cell = xml[start:end]
            if "shared" not in cell or not (index := _INDEX.search(cell)):
                continue
            for raw in raw_cells(cell):
                if raw.formula and not raw.formula.startswith("\0") and self._masters is not None:
                    self._masters[index[1]] = (row, raw.column, raw.formula)

    def formula(self, index: str, row: int, column: int) -> str | None:
        """Return the formula of a cell that shares formula ``index``; None where no cell holds its text."""
        master = self._found().get(index)
        return copied(master[2], row - master[0], column - master[1]) if master else None

    def each(self, decoded: Callable[[int, bytes], dict[int, Cell]]) -> Iterator[str]:
        """Yield the formula of each cell that shares one; ``decoded`` gives the cells of a row out of its XML."""
        for row, xml in self._rows.each() if self._found() else ():
            if _SHARED not in xml:
                continue
            cells, text = decoded(row, xml), xml.decode()
            for (start, _, end), raw in zip(cell_spans(text), raw_cells(text), strict=True):
                if "shared" in text[start:end] and (formula := cells[raw.column].formula):
                    yield formula

    def expand(self, decoded: Callable[[int, bytes], dict[int, Cell]]) -> None:
        """Give every cell that shares a formula the text of its own.

        Args:
            decoded: gives the cells of a row out of its XML.
        """
        if not self._found():
            return
        for row, xml in self._rows.each():
            if _SHARED in xml:
                self._rows.put(row, _expanded(xml.decode(), decoded(row, xml)).encode())
        self._masters = {}


def _expanded(xml: str, cells: dict[int, Cell]) -> str:
    """Return a row in which no cell shares a formula."""
    pieces, last = [], 0
    for (start, _, end), raw in zip(cell_spans(xml), raw_cells(xml), strict=True):
        if "shared" in xml[start:end]:
            cell = cells[raw.column]
            own = f"<f>{escaped(cell.formula)}</f>" if cell.formula else ""
            pieces += [xml[last:start], _FORMULA.sub(lambda _, own=own: own, xml[start:end], count=1)]  # type: ignore[misc]
            last = end
    return "".join([*pieces, xml[last:]])
