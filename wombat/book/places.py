"""Where the parts of a worksheet stand in a workbook, and what was read there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.book.values import Raw
    from wombat.definitions.model import Part, Worksheet
    from wombat.plan.model import Value


@dataclass(slots=True)
class Line:
    """One line of a form: where its value stands and what is in it."""

    row: int
    column: int
    raw: Raw = None
    formula: str | None = None
    value: Value = None
    kept: bool = False
    """Whether the user typed over a value of the program, which then stays."""


@dataclass(slots=True)
class TablePlace:
    """A table as it stands in the sheet.

    Attributes:
        heading: row number of the headings.
        last: row number of the last row, the heading's where there is none.
        columns: column number by field id.
        ids: of each row that was read.
        numbers: row number of each row that was read, in the order of the sheet.
        marks: what stood in the id column of each of them.
        was: what stood in the digest column.
        read: values as they were read, by field id, to know later what changed.
        raws: program cells as they stand, by field id.
        formulas: program formulas as they stand, by field id.
        kept: (row id, field id) of program cells that the user typed over.
        noted: ids of rows in which the user filled columns of their own.
        spare: row numbers of rows that are ready for typing.
        slots: row number of each row of the table, in its order, once room was made.
        grown: first row number of the rows that this build adds at the end, 0 where it adds none.
        look: cell format of each column for these rows, as the last row of the table had it.
    """

    part: Part
    heading: int
    last: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    was: list[str] = field(default_factory=list)
    read: dict[str, list[Value]] = field(default_factory=dict)
    raws: dict[str, list[Raw]] = field(default_factory=dict)
    formulas: dict[str, list[str | None]] = field(default_factory=dict)
    kept: set[tuple[str, str]] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    spare: list[int] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    grown: int = 0
    look: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class SheetPlace:
    """A worksheet of ours as it stands in a workbook.

    Attributes:
        name: of its tab now.
        forms: lines by part id and field id.
        tables: by part id.
    """

    definition: Worksheet
    name: str
    forms: dict[str, dict[str, Line]] = field(default_factory=dict)
    tables: dict[str, TablePlace] = field(default_factory=dict)
