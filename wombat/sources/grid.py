"""A list as rows of cells, each row with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.sources.columns import Columns


@dataclass(slots=True)
class Grid:
    """One sheet of a list; a text file is one sheet without a name.

    Attributes:
        rows: cells as text; rows may differ in length, blank cells are empty.
        lines: for each row the number it has in the file, from 1: the physical line where the record begins, or the
            row of the sheet.
        sheet: name of the sheet, empty for a text file.
        first_column: column of the sheet that the first cell of each row stands in, from 0.
        delimiter: what separates the cells in a text file, else empty.
        stated: role by heading, or by number of the column from 1, as the user stated it; goes before everything.
        columns: what its columns were taken for last.
    """

    rows: list[list[str]]
    lines: Sequence[int] = field(default_factory=list)
    sheet: str = ""
    first_column: int = 0
    delimiter: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)
    columns: Columns | None = field(default=None, repr=False, compare=False)

    def place(self, at: int, column: int = 0) -> str:
        """Return where row number ``at`` (from 0) stands: ``line 12``, or ``Sheet1!A12`` with the column's letters."""
        if not self.sheet:
            return f"line {self.lines[at]}"
        return f"{quoted(self.sheet)}!{letters(self.first_column + column)}{self.lines[at]}"


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is ``A``, 26 is ``AA``."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def quoted(sheet: str) -> str:
    """Return the name of a sheet as a reference needs it: in apostrophes unless it is one plain word."""
    return sheet if sheet.isidentifier() else "'" + sheet.replace("'", "''") + "'"
