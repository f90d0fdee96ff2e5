"""Rows of any worksheet that a source holds, added unless the table has them already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.model import Row
from wombat.plan.ties import Added
from wombat.records import SetAside
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Plan, Table, Value
    from wombat.records import TableRow
    from wombat.text import Text

texts = Texts(__package__)

Signature = frozenset[tuple[str, str]]
ID = "_id"
"""Stands in a key for the id of the row, such as that of a checklist's item, which is the same in every language."""


def add_rows(plan: Plan, rows: Sequence[TableRow], ids: Allocator) -> Added:
    """Take rows into their tables and forms; one whose typed values all stand in one row already is merged with it.

    Args:
        plan: takes them.
        rows: in the order of the source.
        ids: gives the ids of new rows.
    """
    adding = _Adding(plan)
    for row in rows:
        if (why := adding.fault(row)) is not None:
            adding.done.set_aside.append(SetAside(row.where, why))
        elif not adding.completed(row):
            adding.append(row, ids)
    for key, values in adding.new.items():
        plan.tables[key].extend(values)
    return adding.done


class _Adding:
    """The rows of one source on their way into the plan.

    Attributes:
        done: what came of them so far.
        new: rows to append, by worksheet and part, then by their ids.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan, self.done = plan, Added()
        self.new: dict[tuple[str, str], dict[str, dict[str, Value]]] = {}
        self._known: dict[tuple[str, str], dict[Signature, str]] = {}
        self._rows: dict[tuple[str, str, tuple[str, ...]], dict[Signature, Row]] = {}

    def fault(self, row: TableRow) -> Text | None:
        """Return why a row cannot be taken in, or None."""
        key = (row.sheet, row.part)
        if key not in self.plan.tables and key not in self.plan.forms:
            return texts("aside.table", sheet=_title(self.plan, row.sheet))
        if not _signature(row.values, _typed_fields(self.plan, row.sheet, row.part) or row.values.keys()):
            return texts("aside.empty")
        strange = sorted(row.values.keys() - _fields(self.plan, row) - {ID})
        return texts("aside.field", field=strange[0], sheet=_title(self.plan, row.sheet)) if strange else None

    def completed(self, row: TableRow) -> bool:
        """Fill the blanks of the form, or of the row with the same key, and tell whether there is one."""
        form = self.plan.forms.get((row.sheet, row.part))
        there = self._there(row) if form is None else form
        if there is None:
            return False
        standing = {name: form.get(name) if form is not None else there[name] for name in row.values if name != ID}
        blank = {
            name: row.values[name] for name, value in standing.items() if value is None and row.values[name] is not None
        }
        place = (row.sheet, row.part, there.id if isinstance(there, Row) else "")
        for name, value in blank.items():
            there[name] = value
            self.done.filled.append((place, name, value))
        self.done.imported += bool(blank)
        self.done.merged += not blank
        return True

    def _there(self, row: TableRow) -> Row | None:
        """Return the first row of the table that agrees with a new one in its key."""
        if not row.key:
            return None
        if ID in row.key:
            table, row_id = self.plan.tables[row.sheet, row.part], str(row.values.get(ID))
            return table.row(row_id) if row_id in table else None
        place = (row.sheet, row.part, row.key)
        if place not in self._rows:
            table = self.plan.tables[row.sheet, row.part]
            signatures = _each_signature(table, row.key)
            self._rows[place] = {signature: Row(table, at) for at, signature in reversed(list(enumerate(signatures)))}
        wanted = _signature(row.values, row.key)
        return self._rows[place].get(wanted) if wanted else None

    def append(self, row: TableRow, ids: Allocator) -> None:
        """Keep a row to be appended, unless its typed values all stand in one row already."""
        key, typed = (row.sheet, row.part), _typed_fields(self.plan, row.sheet, row.part)
        if key not in self._known:
            table = self.plan.tables[key]
            self._known[key] = dict(zip(_each_signature(table, typed), table.ids, strict=False))
        signature = _signature(row.values, typed or row.values.keys())
        if signature in self._known[key]:
            self.done.merged += 1
            self.done.also.append((*key, self._known[key][signature]))
            return
        row_id = self._known[key][signature] = ids.new(*key)
        self.new.setdefault(key, {})[row_id] = {name: row.values[name] for name in row.values if name != ID}
        self.done.imported += 1


def _fields(plan: Plan, row: TableRow) -> set[str]:
    """Return the fields that a row may have; its own where no definition says."""
    if row.sheet not in plan.worksheets:
        return set(row.values)
    return {each.id for each in plan.worksheets[row.sheet].part(row.part).fields}


def _title(plan: Plan, sheet: str) -> object:
    return plan.worksheets[sheet].title if sheet in plan.worksheets else sheet


def _typed_fields(plan: Plan, sheet: str, part: str) -> set[str]:
    """Return the fields that users type; empty where no definition says."""
    if sheet not in plan.worksheets:
        return set()
    return {each.id for each in plan.worksheets[sheet].part(part).fields if each.owner == "user"}


def _each_signature(table: Table, typed: Collection[str]) -> Iterable[Signature]:
    fields = [name for name in table.columns if not typed or name in typed]
    return (
        _signature(dict(zip(fields, values, strict=True)), fields)
        for values in zip(*(table.columns[name] for name in fields), strict=True)
    )


def _signature(values: Mapping[str, Value], fields: Collection[str]) -> Signature:
    said = ((name, values.get(name)) for name in fields)
    return frozenset((name, str(value).strip().casefold()) for name, value in said if value not in (None, "", []))
