"""Where the parts of a worksheet stand in a workbook, and what was read there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.book import markers

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
    was: str = ""
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
        listed: name of the Excel table, empty where the user made plain cells of it.
        totals: how many rows of totals the user let it show at its end.
        notes: row numbers within the table that hold something of the user's and are no rows of ours.
        stale: those of the spare rows in which the program's own values still stand.
        renumbered: how many rows got a new id since the user cleared the old one.
        called: field id by each heading that is not the program's; empty for the user's own columns.
        slots: row number of each row of the table, in its order, once room was made.
        unsure: column at the last build of the fields of which it is not clear where they are now.
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
    listed: str = ""
    totals: int = 0
    notes: set[int] = field(default_factory=set)
    stale: list[int] = field(default_factory=list)
    renumbered: int = 0
    called: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, int] = field(default_factory=dict)
    grown: int = 0
    look: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class SheetPlace:
    """A worksheet of ours as it stands in a workbook.

    Attributes:
        name: of its tab now.
        forms: lines by part id and field id.
        tables: by part id.
        id_column: where the row ids stand.
        was_column: where the digests stand.
        moved: whether rows were inserted, deleted or put into another order since the sheet was read.
    """

    definition: Worksheet
    name: str
    id_column: int = markers.ID_COLUMN
    was_column: int = markers.WAS_COLUMN
    forms: dict[str, dict[str, Line]] = field(default_factory=dict)
    tables: dict[str, TablePlace] = field(default_factory=dict)
    moved: bool = False
