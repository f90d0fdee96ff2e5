"""Rows and single cells that a source gave, known again by marks as long as nobody edits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.given import every_gift, gifts, lines_of
from wombat.plan.marks import mark, pack_marks, unpack_marks
from wombat.plan.named import named
from wombat.plan.naming import LOGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat.plan.model import Plan, Table, Value

_APART = {"contacts", "conflicts", "merged", "sources"}
"""Worksheets in which what a source gave is known in other ways."""
CELLS = ("notes", "met_through")
"""Fields of contacts that ties fill, and not the person's own record."""

Place = tuple[str, str, str]
"""Worksheet, part and id of a row, empty for a form."""


def row_marks(plan: Plan, table: Table, start: int = 0, end: int | None = None) -> list[int]:
    """Return the mark of each row of a table between two positions: of its id and all that is typed in it."""
    sheet, part = table.sheet, table.part
    naming = next((fields for s, p, fields in LOGS if (s, p) == (sheet, part)), ())
    columns: list[Sequence[object]] = []
    for name in _typed(plan, table):
        column = table.columns[name]
        if name in naming:
            whole = start == 0 and end is None
            who = named(plan, table, name, blank="") if whole else [plan.who(each) for each in column[start:end]]
            columns.append([each or text for each, text in zip(who, column[start:end], strict=True)])
        else:
            columns.append([_plain(each) for each in column[start:end]])
    place = f"{sheet}.{part}."
    rows = zip(*columns, strict=True) if columns else ()
    return [mark(place + row_id, repr(values)) for row_id, values in zip(table.ids[start:end], rows, strict=False)]


def _plain(value: Value) -> Value:
    """Return a value as it comes back from a cell: a whole number is an integer, a blank is None."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value in ("", []) else value


def cell_mark(place: Place, field: str, value: Value) -> int:
    """Return the mark of one cell, or of one line of it."""
    return mark(f"{'.'.join(place)}:{field}", str(_plain(value)))


def _typed(plan: Plan, table: Table) -> list[str]:
    definition = plan.worksheets.get(table.sheet)
    if definition is None:
        return [name for name in table.columns if name != "source"]
    return [each.id for each in definition.part(table.part).fields if each.owner == "user" and each.id in table.columns]


class Watch:
    """Sees which rows and cells one source adds, and remembers them as its own."""

    def __init__(self, plan: Plan, source: str) -> None:
        """Look at the tables as they are before the source's ties and rows are taken in."""
        self.plan, self.source = plan, source
        self._lengths = {key: len(table) for key, table in plan.tables.items() if key[0] not in _APART}
        contacts = plan.table("contacts")
        self._cells = {name: list(contacts.columns.get(name, ())) for name in CELLS}

    def remember(self, also: Iterable[Place], filled: Iterable[tuple[Place, str, Value]]) -> None:
        """Remember what was added.

        Args:
            also: rows that were there and that the source tells of as well.
            filled: cells that the source filled in rows and forms that were there.
        """
        marks = {cell_mark(place, field, value) for place, field, value in filled}
        for key, table in self.plan.tables.items():
            if key[0] not in _APART and len(table) > (start := self._lengths.get(key, 0)):
                marks.update(row_marks(self.plan, table, start))
        marks |= self._told(also) | self._in_contacts()
        if marks:
            held = gifts(self.plan, self.source)
            held["marks"] = pack_marks(marks | unpack_marks(held["marks"]))

    def _told(self, also: Iterable[Place]) -> set[int]:
        found, wanted = set[int](), dict[tuple[str, str], set[str]]()
        for sheet, part, row_id in also:
            wanted.setdefault((sheet, part), set()).add(row_id)
        for key, rows in wanted.items():
            table = self.plan.tables[key]
            pairs = zip(table.ids, row_marks(self.plan, table), strict=True)
            found |= {each for row_id, each in pairs if row_id in rows}
        return found

    def _in_contacts(self) -> set[int]:
        contacts, found = self.plan.table("contacts"), set[int]()
        for name, before in self._cells.items():
            for row_id, old, new in zip(contacts.ids, before, contacts.columns.get(name, ()), strict=False):
                if old is not new and old != new and not (old and name == "met_through"):
                    held = set(lines_of(old))
                    place = ("contacts", "people", row_id)
                    lines = (meant(self.plan, name, line) for line in lines_of(new) if line not in held)
                    found |= {cell_mark(place, name, line) for line in lines}
        return found


def meant(plan: Plan, field: str, value: Value) -> Value:
    """Return whom a cell of `CELLS` means where it names somebody, so that it is the same however that is written."""
    return plan.who(value) or value if field == "met_through" else value


def tellers(plan: Plan, contacts: set[str]) -> dict[str, list[str]]:
    """Return the sources whose rows in the logs name some contacts, by contact."""
    found: dict[str, list[str]] = {}
    marks = {source: unpack_marks(gifts(plan, source)["marks"]) for source in every_gift(plan)} if contacts else {}
    for sheet, part, fields in LOGS if marks else ():
        table = plan.table(sheet, part)
        given = row_marks(plan, table) if sheet != "contacts" else []
        for field in fields:
            for contact, mark_of_row in zip(named(plan, table, field), given, strict=False):
                if contact in contacts:
                    found.setdefault(contact, []).extend(each for each, held in marks.items() if mark_of_row in held)
    return {contact: list(dict.fromkeys(sources)) for contact, sources in found.items()}
