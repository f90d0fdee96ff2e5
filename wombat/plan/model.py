"""The plan as fillers see it: tables by column, forms, contacts, and names resolved to contacts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from wombat.plan.called import Called
from wombat.plan.plain import OWNER, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from wombat.definitions.model import Group, Worksheet
    from wombat.hooks import Option
    from wombat.plan.asked import Advice, MatrixPart, Task

T = TypeVar("T")
Value = None | str | int | float | bool | date | list[str]
"""What a cell holds: lists for the list types, choice ids for choices, contact names for contacts; blank is None."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A value that a filler gives together with the Excel formula it came from, so that it changes while typing.

    Attributes:
        formula: as in a definition: ``{sheet.part.field}`` is the column or form cell where that field stands.
        value: what the formula gives now.
    """

    formula: str
    value: Value


class Table:
    """The rows of one table, kept by column.

    Attributes:
        sheet: id of the worksheet.
        part: id of the part.
        ids: id of each row, in the order of the sheet.
        columns: values of each field, by field id, as long as ``ids``.
    """

    __slots__ = ("_index", "columns", "ids", "part", "sheet")

    def __init__(self, sheet: str, part: str, fields: Mapping[str, object] | tuple[str, ...] = ()) -> None:
        """Make an empty table with the given fields."""
        self.sheet, self.part = sheet, part
        self.ids: list[str] = []
        self.columns: dict[str, list[Value]] = {name: [] for name in fields}
        self._index: dict[str, int] = {}

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.ids)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in order."""
        return (Row(self, at) for at in range(len(self.ids)))

    def __contains__(self, row_id: str) -> bool:
        """Tell whether a row has that id."""
        return row_id in self._index

    def row(self, row_id: str) -> Row:
        """Return the row of that id.

        Raises:
            KeyError: there is none.
        """
        return Row(self, self._index[row_id])

    def add(self, row_id: str, values: Mapping[str, Value]) -> Row:
        """Append a row; fields that ``values`` does not name are blank.

        Raises:
            ValueError: a row with that id is there already.
        """
        if row_id in self._index:
            raise ValueError(f"two rows with the id {row_id!r} in {self.sheet}.{self.part}")
        self._index[row_id] = len(self.ids)
        self.ids.append(row_id)
        for name, column in self.columns.items():
            column.append(values.get(name))
        for name in values.keys() - self.columns.keys():
            self.columns[name] = [None] * (len(self.ids) - 1) + [values[name]]
        return Row(self, len(self.ids) - 1)

    def extend(self, rows: Mapping[str, Mapping[str, Value]]) -> None:
        """Append many rows at once, by their ids; fields that a row does not name are blank.

        Raises:
            ValueError: a row with one of the ids is there already.
        """
        fields = dict.fromkeys(name for values in rows.values() for name in values)
        self.extend_columns(list(rows), {name: [values.get(name) for values in rows.values()] for name in fields})

    def extend_columns(self, row_ids: list[str], columns: Mapping[str, list[Value]]) -> None:
        """Append many rows at once, by column; fields without a column are blank.

        Raises:
            ValueError: a row with one of the ids is there already.
        """
        if taken := self._index.keys() & row_ids:
            raise ValueError(f"two rows with the id {min(taken)!r} in {self.sheet}.{self.part}")
        before = len(self.ids)
        self.ids.extend(row_ids)
        self._index.update(zip(row_ids, range(before, before + len(row_ids)), strict=True))
        for name in columns:
            self.columns.setdefault(name, [None] * before)
        for name, column in self.columns.items():
            column.extend(columns.get(name) or [None] * len(row_ids))

    def filled(self, field: str) -> int:
        """Return how many cells of a column are filled, as COUNTA counts them."""
        return sum(value is not None for value in self.columns.get(field, ()))

    def chosen(self, field: str, choice: str) -> int:
        """Return how many cells of a column hold a choice, as COUNTIF counts its label."""
        return sum(value == choice for value in self.columns.get(field, ()))

    def total(self, field: str) -> float:
        """Return the sum of the numbers in a column, as SUM adds them."""
        numbers = (value for value in self.columns.get(field, ()) if isinstance(value, (int, float)))
        return sum(value for value in numbers if not isinstance(value, bool))

    def remove(self, row_ids: set[str]) -> None:
        """Take rows out; without any it stays the very same."""
        if not row_ids:
            return
        keep = [at for at, row_id in enumerate(self.ids) if row_id not in row_ids]
        self.ids = [self.ids[at] for at in keep]
        self.columns = {name: [column[at] for at in keep] for name, column in self.columns.items()}
        self._index = {row_id: at for at, row_id in enumerate(self.ids)}


class Row:
    """One row of a table, as a view: ``row["company"]`` reads, ``row["company"] = …`` writes."""

    __slots__ = ("at", "table")

    def __init__(self, table: Table, at: int) -> None:
        """Look at row number ``at`` of ``table``, counted from 0."""
        self.table, self.at = table, at

    @property
    def id(self) -> str:
        """The stable id of the row."""
        return self.table.ids[self.at]

    def __getitem__(self, name: str) -> Value:
        """Return the value of a field; None where it is blank or the table has no such field."""
        column = self.table.columns.get(name)
        return column[self.at] if column is not None else None

    def __setitem__(self, name: str, value: Value) -> None:
        """Set the value of a field."""
        if name not in self.table.columns:
            self.table.columns[name] = [None] * len(self.table)
        self.table.columns[name][self.at] = value

    def text(self, name: str) -> str:
        """Return the value as text, a list joined by semicolons, empty where blank."""
        value = self[name]
        if value is None:
            return ""
        return "; ".join(value) if isinstance(value, list) else str(value)

    def texts(self, name: str) -> list[str]:
        """Return the value as a list of texts, empty where blank."""
        value = self[name]
        if value is None:
            return []
        return value if isinstance(value, list) else [str(value)]

    def day(self, name: str) -> date | None:
        """Return the value if it is a date, else None."""
        value = self[name]
        return value if isinstance(value, date) else None

    def number(self, name: str) -> float | None:
        """Return the value if it is a number, else None."""
        value = self[name]
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


class Contact(Row):
    """A row of the contacts worksheet, with its fields by name."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name as shown and as typed in the other worksheets."""
        return self.text("name")

    @property
    def company(self) -> str:
        """The company, or empty."""
        return self.text("company")

    @property
    def profession(self) -> str:
        """The profession, or empty."""
        return self.text("profession")

    @property
    def circles(self) -> list[str]:
        """Names of the contact circles the user or a source put this contact in."""
        return self.texts("circles")

    @property
    def stated_tie(self) -> str | None:
        """The tie as the user stated it, ``strong`` or ``weak``: by itself, else by the relationship stage."""
        return self.text("tie") or STAGE_TIES.get(self.text("stage"))

    @property
    def strong(self) -> bool | None:
        """Whether the tie is strong: as the user stated, else as suggested; None where neither says."""
        tie = self.stated_tie or self["suggested_tie"]
        return None if tie is None else tie == "strong"


STAGE_TIES = {
    **dict.fromkeys(("none", "potential", "weak"), "weak"),
    **dict.fromkeys(("strong", "long", "intense"), "strong"),
}
"""The tie that each stage of a relationship amounts to."""


@dataclass(slots=True)
class Plan:
    """Everything the workbook and the sources say, typed.

    Attributes:
        today: the date of the build; fillers use it and never the clock.
        language: of the workbook, a BCP 47 tag of `wombat.text.LANGUAGES`.
        country: two letters, for phone numbers without a country code.
        owner: the owner's name.
        worksheets: the definitions that are switched on, by id, in the order of the sheets.
        groups: all groups of worksheets there are, by id.
        tables: by worksheet id and part id.
        forms: values by worksheet id and part id, then by field id.
        earlier: what fillers left at the last build under their own key, to compare with; plain JSON values.
        kept: what fillers leave for the next build.
        gone: ids of rows that the user deleted, by worksheet and part; suggestions with such an id are not wanted.
        formulas: formulas that fillers gave for single cells, by worksheet and part, then by row id (empty for a
            form) and field.
        tasks: what plugins ask to be done, by day; for fillers that need `ASKED`.
        advice: what plugins say could be better, by worksheet; likewise.
        wrong: what they say is wrong and cannot be used; likewise.
        matrix_parts: what plugins count on the axes of the matrix, those of worksheets switched off too.
        options: what the user chose about plugins, for options that are not at their default.
        offered: the options of each plugin, by its name, with the value that holds where Settings says nothing.
    """

    today: date
    language: str = "en"
    country: str = ""
    owner: str = ""
    worksheets: dict[str, Worksheet] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    tables: dict[tuple[str, str], Table] = field(default_factory=dict)
    forms: dict[tuple[str, str], dict[str, Value]] = field(default_factory=dict)
    earlier: dict[str, object] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)
    gone: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    formulas: dict[tuple[str, str], dict[tuple[str, str], str]] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    wrong: list[Advice] = field(default_factory=list)
    matrix_parts: list[MatrixPart] = field(default_factory=list)
    options: dict[Option, Value] = field(default_factory=dict)
    offered: dict[str, dict[Option, Value]] = field(default_factory=dict)
    _indexes: dict[object, object] = field(default_factory=dict, repr=False)

    def table(self, sheet: str, part: str | None = None) -> Table:
        """Return a table; without ``part`` the first of the worksheet. An empty one where the sheet is switched off."""
        for key, table in self.tables.items():
            if key[0] == sheet and part in (None, key[1]):
                return table
        return Table(sheet, part or "")

    def form(self, sheet: str, part: str | None = None) -> dict[str, Value]:
        """Return the values of a form; without ``part`` the first of the worksheet."""
        for key, form in self.forms.items():
            if key[0] == sheet and part in (None, key[1]):
                return form
        return {}

    def option(self, option: Option) -> Any:
        """Return what holds for an option of a plugin: the user's choice, else its default."""
        return self.options.get(option, option.default)

    @property
    def contacts(self) -> list[Contact]:
        """The contacts, in the order of the sheet."""
        table = self.table("contacts")
        return [Contact(table, at) for at in range(len(table))]

    def contact(self, contact_id: str) -> Contact:
        """Return the contact of that id.

        Raises:
            KeyError: there is none.
        """
        return Contact(table := self.table("contacts"), table.row(contact_id).at)

    def who(self, name: Value) -> str | None:
        """Return the id of the contact a cell names, `OWNER` for the owner, or None if unknown or ambiguous.

        A name may be followed by the company or the id in brackets, as ``王伟 (锐鑫)``, or be the id itself. Names of
        rows that were merged into a contact go on meaning it.
        """
        return self.index(Called).who(plain_name(name)) if isinstance(name, str) else None

    def index(self, kind: Callable[[Plan], T]) -> T:
        """Return what finds things in the plan, made when it is first asked for and after `changed`."""
        if kind not in self._indexes:
            self._indexes[kind] = kind(self)
        return cast("T", self._indexes[kind])

    def label(self, contact_id: str) -> str:
        """Return what to write in a cell for a contact: the name, with the company where two bear the name."""
        if contact_id == OWNER:
            return self.owner
        contact = self.contact(contact_id)
        if self.who(contact.name) == contact_id:
            return contact.name
        marked = f"{contact.name} ({contact.company or contact_id})"
        return marked if self.who(marked) == contact_id else f"{contact.name} ({contact_id})"

    def changed(self) -> None:
        """Let names be looked up anew after contacts were renamed or removed; new ones are found without."""
        self._indexes = {}
