"""Places in a sheet: column letters, cells, areas and lists of areas."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_ROW = 1_048_576
"""The last row of a sheet."""
MAX_COLUMN = 16_384
"""The last column of a sheet, XFD."""

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?\Z")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})\Z")
_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})\Z")


def letters(column: int) -> str:
    """Return the letters of a column, ``A`` for 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class _Columns(dict[str, int]):
    """Number by letters, computed when first asked for."""

    def __missing__(self, name: str) -> int:
        number = 0
        for char in name.upper():
            number = number * 26 + ord(char) - 64
        self[name] = number
        return number


COLUMN = _Columns()
"""The number of a column by its letters: ``COLUMN["A"]`` is 1."""


class Area(NamedTuple):
    """A rectangle of cells, its corners included, counted from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        """Return it as a reference without dollars: ``B2`` or ``B2:D9``."""
        start = f"{letters(self.first_column)}{self.first_row}"
        end = f"{letters(self.last_column)}{self.last_row}"
        return start if start == end else f"{start}:{end}"

    def rows(self, first: int, last: int) -> Area:
        """Return the same columns in other rows."""
        return self._replace(first_row=first, last_row=last)

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


def area(text: str) -> Area | None:
    """Return the area a reference such as ``B2:D9``, ``A:C`` or ``5:7`` means, None where it is no reference."""
    text = text.strip()
    if found := _AREA.match(text):
        first, row, last, end = found.groups()
        corners = Area(int(row), COLUMN[first], int(end or row), COLUMN[last or first])
    elif found := _COLUMNS.match(text):
        corners = Area(1, COLUMN[found[1]], MAX_ROW, COLUMN[found[2]])
    elif found := _ROWS.match(text):
        corners = Area(int(found[1]), 1, int(found[2]), MAX_COLUMN)
    else:
        return None
    return _ordered(corners)


def _ordered(corners: Area) -> Area | None:
    rows = sorted((corners.first_row, corners.last_row))
    columns = sorted((corners.first_column, corners.last_column))
    if rows[0] < 1 or rows[1] > MAX_ROW or columns[1] > MAX_COLUMN:
        return None
    return Area(rows[0], columns[0], rows[1], columns[1])


def areas(text: str | None) -> list[Area]:
    """Return the areas of a list such as ``A1 B2:B9``; what is no reference is left out."""
    return [found for part in (text or "").split() if (found := area(part))]


def sqref(places: list[Area]) -> str:
    """Return areas as the list that attributes hold."""
    return " ".join(str(place) for place in places)


def merged(places: list[Area]) -> list[Area]:
    """Return the same cells in fewer areas: areas of the same columns that touch or overlap become one."""
    result: list[Area] = []
    for place in sorted(set(places), key=lambda a: (a.first_column, a.last_column, a.first_row)):
        last = result[-1] if result else None
        if last and last[1::2] == place[1::2] and place.first_row <= last.last_row + 1:
            result[-1] = last.rows(last.first_row, max(last.last_row, place.last_row))
        else:
            result.append(place)
    return result
