"""A worksheet definition as Python values; `wombat.definitions.load` makes them from TOML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wombat.text import Text

Owner = Literal["user", "program"]
"""Who writes a cell. A program's cell that the user typed over stays the user's until it is cleared."""

FieldType = Literal[
    "text",  # one line
    "note",  # several lines, wrapped
    "date",
    "birthday",  # a date, or --MM-DD without a year
    "integer",
    "number",
    "money",
    "percent",  # 0 to 1
    "list",  # several texts, separated by semicolons
    "phones",
    "emails",
    "choice",  # one of the field's choices
    "yes",  # yes or blank
    "contact",  # the name of a contact
    "contacts",  # several names, separated by semicolons
    "circle",  # the name of a contact circle
    "circles",  # several
    "organisation",  # the name of an organisation of `diversity`
    "profession",
    "link",  # an address, or the id of a worksheet to go to
]


NUMBERS = frozenset(("integer", "number", "money", "percent"))
"""Types of fields that hold a number."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a dropdown: a stable id, the label a user sees, and the tone in which its cell is coloured."""

    id: str
    label: Text
    tone: Literal["", "good", "open", "bad"] = ""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One column of a table or one line of a form.

    Attributes:
        id: stable id, lower case with underscores.
        label: heading.
        type: what a cell of it holds.
        owner: who writes it.
        width: of the column in characters of the default font; None lets the type decide.
        choices: entries of the dropdown, for ``choice``; the user may type another value where ``open`` is set.
        open: whether values outside the choices are welcome.
        unit: shown after the number, such as "days".
        least: the smallest number that a user may type; None for any.
        most: the largest one; None for any.
        above: what a number must be larger than, where the end itself is too small; None for any.
        past: for a date, whether it cannot lie after the day of the build: something that has happened.
        help: what to type, or how it is computed; shown when the cell is selected and in the docs.
        formula: for a program's field, an Excel formula in which ``{field}`` is the cell of the same row or form,
            ``{sheet.part.field}`` the column or form cell elsewhere, and ``{=choice}`` a choice label of this field's
            part in quotes; the filler gives the computed value that the cell carries.
        bar: whether a percent or score shows a data bar.
        align: where the value stands in its cell; empty lets the type decide.
        groups: the groups that add the field to another group's worksheet; it is there while one of them is on. Empty
            for a field of the worksheet itself.
    """

    id: str
    label: Text
    type: FieldType
    owner: Owner
    width: int | None = None
    choices: tuple[Choice, ...] = ()
    open: bool = False
    unit: Text | None = None
    least: float | None = None
    most: float | None = None
    above: float | None = None
    past: bool = False
    help: Text | None = None
    formula: str | None = None
    bar: bool = False
    align: Literal["", "left", "center", "right"] = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A row that a table has from the start: a checklist's item, a slot to fill.

    Attributes:
        id: stable id of the row.
        values: by field id; a `Text` is written in the workbook's language, a choice by its id.
    """

    id: str
    values: Mapping[str, Text | str | int | float]


@dataclass(frozen=True, slots=True)
class Part:
    """A form or a table of a worksheet.

    Attributes:
        id: stable id in the worksheet.
        kind: ``form`` (label and value, one field a line), ``table`` (one field a column) or ``checklist`` (a table
            whose items are there from the start; the user may add more).
        title: heading above the part, or None.
        help: one line under the heading, or None.
        fields: in the order of the sheet.
        items: rows that are there from the start.
        rows: who makes the rows of a table: ``user`` (rows are typed, imported or suggested, and stay) or ``program``
            (the filler gives all rows in order; a row to which the user added something stays).
        spare: blank rows kept ready for typing, for the user's tables.
        target: how many rows or answers make the part complete, for the progress on `start`; None does not count.
        counts: the field whose cells are counted against the target.
        space: rows kept free above the part for a chart or picture.
    """

    id: str
    kind: Literal["form", "table", "checklist"]
    title: Text | None
    help: Text | None
    fields: tuple[Field, ...]
    items: tuple[Item, ...] = ()
    rows: Owner = "user"
    spare: int = 0
    target: int | None = None
    counts: str | None = None
    space: int = 0

    def field(self, field_id: str) -> Field:
        """Return the field of that id.

        Raises:
            KeyError: the part has none.
        """
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The definition of one worksheet.

    Attributes:
        id: stable id, such as ``tie-strength``.
        group: ``network``, ``message``, ``records`` or another that is switched on per workbook.
        order: place among the sheets; Start is 0.
        title: name of the sheet's tab, within Excel's rules, and its heading.
        purpose: what it is for, in one line under the heading.
        help: how to use it, a few sentences; shown in the docs and by ``wombat worksheets``.
        parts: from top to bottom.
        provider: the plugin that ships it.
    """

    id: str
    group: str
    order: int
    title: Text
    purpose: Text
    help: Text | None
    parts: tuple[Part, ...]
    provider: str = ""

    def part(self, part_id: str) -> Part:
        """Return the part of that id.

        Raises:
            KeyError: the worksheet has none.
        """
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def tables(self) -> Iterator[Part]:
        """Yield the parts that have rows."""
        return (part for part in self.parts if part.kind != "form")


@dataclass(frozen=True, slots=True)
class Group:
    """A set of worksheets that is switched on and off together."""

    id: str
    order: int
    title: Text
    purpose: Text
    always_on: bool = False
