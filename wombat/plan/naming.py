"""Cells that name people: kept pointing at whom they mean, and names that nobody bears made contacts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from wombat.plan.called import Called
from wombat.plan.memory import memory
from wombat.plan.plain import name_digest, plain_name
from wombat.plan.resolve import Directory
from wombat.plan.values import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Contact, Plan, Table, Value

_CONTACT = re.compile(r"c\d+")
"""Ids of contacts; a row elsewhere that bears one was suggested by the program."""
LOGS = (
    ("contacts", "people", ("met_through",)),
    ("relations", "ties", ("from", "to")),
    ("referrals", "log", ("from", "to")),
    ("interactions", "log", ("contact",)),
)
"""Where the user tells of people who have to be contacts for it to count."""
TOLD = (("conflicts", "values", ("contact",)), ("merged", "people", ("contact",)))
"""Where the program tells of contacts what it has no other place for."""


def adopt_names(plan: Plan, ids: Allocator) -> list[Contact]:
    """Make contacts of the names typed where a contact is named that no contact bears, so that they count; return them.

    Names that several contacts bear, the owner's, those that a source and not the user wrote, and those of contacts
    whose name cell was cleared are left alone.
    """
    strangers = Strangers(plan)
    made: dict[str, dict[str, Value]] = {}
    for table, field in typed_fields(plan):
        for name in _typed_names(table, field, plan.table("contacts")):
            if strangers.why(name) != "new":
                continue
            contact = ids.new("contacts", "people")
            made[contact] = dict.fromkeys(FIELDS) | {"name": name, "sources": [_title(plan, table.sheet)]}
            strangers.directory.learn(name, contact)
    plan.table("contacts").extend(made)
    return [plan.contact(contact) for contact in made]


class Strangers:
    """Tells what becomes of names that lead to no contact."""

    def __init__(self, plan: Plan) -> None:
        """Look at the contacts of the plan and at what is remembered of names."""
        from wombat.plan.renaming import cleared_names

        self.directory = Directory(plan, "")
        self._heard = {plain_name(name) for name in memory(plan)["heard"]}
        self._cleared = cleared_names(plan)

    def why(self, name: str) -> Literal["known", "heard", "cleared", "new"]:
        """Return ``new`` for a name that the next build makes a contact of, else why it does not.

        ``known``: written otherwise, or borne by several; ``heard``: a source wrote it, or the contact was deleted;
        ``cleared``: its contact has lost the name.
        """
        plain = plain_name(name)
        if self.directory.find(name) is not None:
            return "known"
        if plain in self._heard:
            return "heard"
        return "cleared" if self._cleared and name_digest(plain) in self._cleared else "new"


def typed_fields(plan: Plan) -> Iterator[tuple[Table, str]]:
    """Yield every column in which the user names contacts, the logs first, as table and field."""
    logs = [(plan.table(sheet, part), field) for sheet, part, fields in LOGS for field in fields]
    yield from logs
    known = {(table.sheet, table.part, field) for table, field in logs}
    for (sheet, part), table in plan.tables.items():
        for each in plan.worksheets[sheet].part(part).fields if sheet in plan.worksheets else ():
            named = each.type in ("contact", "contacts") and each.owner == "user"
            if named and (sheet, part, each.id) not in known:
                yield table, each.id


def _typed_names(table: Table, field: str, contacts: Table) -> Iterator[str]:
    """Yield each name once, of rows that no source wrote, and that are no suggestion of a contact who is gone."""
    cells = table.columns.get(field, [])
    sources = table.columns.get("source") or [None] * len(cells)
    rows = zip(table.ids, cells, sources, strict=True) if cells else ()
    said = (
        cell
        for row_id, cell, source in rows
        if cell and not source and not (_CONTACT.fullmatch(row_id) and row_id not in contacts)
    )
    names = (each for cell in said for each in (cell if isinstance(cell, list) else [cell]) if isinstance(each, str))
    yield from dict.fromkeys(plain for name in names if (plain := " ".join(name.split())))


def _title(plan: Plan, sheet: str) -> str:
    definition = plan.worksheets.get(sheet)
    return definition.title.say(plan.language) if definition else sheet


def pin_names(plan: Plan, before: int) -> None:
    """Write out whom a name means that a new contact bears as well, alone or with the company.

    Args:
        plan: with the new contacts.
        before: how many contacts there were; each name meant one of those.
    """
    table, called = plan.table("contacts"), plan.index(Called)
    added, labels = frozenset(table.ids[before:]), dict[str, str]()
    for contact in map(plan.contact, table.ids[before:]):
        bare = plain_name(contact.name)
        if bare and called.may_mean_two(bare):
            for name in (bare, plain_name(f"{contact.name} ({contact.company})")):
                meant = called.who(name, without=added)
                if meant and meant in table and called.who(name) != meant:
                    labels[name] = plan.label(meant)
    for _, column in naming_columns(plan) if labels else ():
        column[:] = [pinned(value, labels) for value in column]


def pinned(value: Value, labels: dict[str, str]) -> Value:
    """Return what a cell says with some names, by their plain form, written otherwise."""
    if isinstance(value, list):
        return [labels.get(plain_name(each), each) for each in value]
    return labels.get(plain_name(value), value) if isinstance(value, str) else value


def named_contacts(plan: Plan) -> set[str]:
    """Return the ids of the contacts whom a cell of the user's, or of a source's tie, names.

    A row that bears the id of the contact itself was suggested by the program and does not count.
    """
    found = set[str]()
    for table, column in naming_columns(plan, owners=("user",)):
        for row_id, cell in zip(table.ids, column, strict=True):
            names = cell if isinstance(cell, list) else [str(cell)] if cell else []
            found |= {who for who in map(plan.who, names) if who and who != row_id}
    return found


def naming_columns(plan: Plan, owners: tuple[str, ...] = ("user", "program")) -> Iterator[tuple[Table, list[Value]]]:
    """Yield every column of the tables that names people, with its table."""
    logs = {(sheet, part): fields for sheet, part, fields in (*LOGS, *(TOLD if "program" in owners else ()))}
    for (sheet, part), table in plan.tables.items():
        fields = set(logs.get((sheet, part), ()))
        if sheet in plan.worksheets:
            fields |= {
                each.id
                for each in plan.worksheets[sheet].part(part).fields
                if each.type in ("contact", "contacts") and each.owner in owners
            }
        for field in fields & table.columns.keys():
            yield table, table.columns[field]


def forget_unheard(plan: Plan) -> None:
    """Forget the names that sources wrote and that stand in no cell any more."""
    standing = set()
    for _, column in naming_columns(plan):
        for cell in column:
            names = cell if isinstance(cell, list) else [cell]
            standing |= {plain_name(name) for name in names if isinstance(name, str)}
    remembered = memory(plan)
    remembered["heard"] = [name for name in remembered["heard"] if plain_name(name) in standing]
