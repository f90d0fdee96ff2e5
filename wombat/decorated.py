"""The cells of a sheet that plugins decorate: what they write into cells is put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet as Sheet


class Cells:
    """The values of all cells of a sheet at one moment."""

    def __init__(self, sheet: Sheet) -> None:
        """Remember them."""
        self._sheet, self._title = sheet, sheet.title
        self._values = self._now()

    def _now(self) -> dict[tuple[int, int], object]:
        cells = self._sheet._cells.items()  # noqa: SLF001 - iterating makes cells
        return {place: cell.value for place, cell in cells if cell.value is not None}

    def put_back(self) -> str | None:
        """Make the values what they were, and return the first cell that had changed, or None."""
        if self._sheet.title != self._title:
            self._sheet.title = self._title
            return "A1"
        now = self._now()
        if now == self._values:
            return None
        places = sorted(at for at in now.keys() | self._values.keys() if now.get(at) != self._values.get(at))
        for row, column in places:
            self._sheet.cell(row, column).value = self._values.get((row, column))  # type: ignore[assignment]
        return str(self._sheet.cell(*places[0]).coordinate)
