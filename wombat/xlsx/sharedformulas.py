"""Formulas that cells share: the text stands in one cell, the others point to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.coords import COLUMN
from wombat.xlsx.formulas import copied
from wombat.xlsx.strings import escaped, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.xlsx.cells import Cell
    from wombat.xlsx.rowstore import Rows

_MASTER = re.compile(r'<c\s[^>]*?\br="([A-Za-z]+)(\d+)"[^>]*><f(\s[^>]*?\bt="shared"[^>]*)>([^<]+)</f>')
_INDEX = re.compile(r'\bsi="(\d+)"')
_SHARED = re.compile(
    r'(<c\s[^>]*?\br="([A-Za-z]+)\d+"[^>]*>)<f\s[^>]*?\bt="shared"[^>]*?(?:/>|(?<!/)>[^<]*</f>)', re.DOTALL
)


class SharedFormulas:
    """The shared formulas of one sheet, looked for when the first is asked for."""

    def __init__(self, rows: Rows) -> None:
        """Look at the rows of a sheet."""
        self._rows = rows
        self._masters: dict[str, tuple[int, int, str]] | None = None

    def _found(self) -> dict[str, tuple[int, int, str]]:
        if self._masters is None:
            self._masters = {}
            for row, xml in self._rows.each() if self._rows.holds(b'"shared"') else ():
                if b'"shared"' not in xml:
                    continue
                for column, _, attributes, text in _MASTER.findall(xml.decode()):
                    if index := _INDEX.search(attributes):
                        self._masters[index[1]] = (row, COLUMN[column], plain_text(text))
        return self._masters

    def formula(self, index: str, row: int, column: int) -> str | None:
        """Return the formula of a cell that shares formula ``index``; None where no cell holds its text."""
        master = self._found().get(index)
        return copied(master[2], row - master[0], column - master[1]) if master else None

    def expand(self, decoded: Callable[[int, bytes], dict[int, Cell]]) -> None:
        """Give every cell that shares a formula the text of its own.

        Args:
            decoded: gives the cells of a row out of its XML.
        """
        if not self._found():
            return
        for row, xml in self._rows.each():
            if b'"shared"' in xml:
                cells = decoded(row, xml)
                self._rows.put(row, _SHARED.sub(lambda found: _own(found, cells), xml.decode()).encode())  # noqa: B023
        self._masters = {}


def _own(found: re.Match[str], cells: dict[int, Cell]) -> str:
    cell = cells.get(COLUMN[found[2]])
    return f"{found[1]}<f>{escaped(cell.formula)}</f>" if cell and cell.formula else found[1]
