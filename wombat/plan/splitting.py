"""Merges undone: what the user said are two people become two contacts, each with the values of its own records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.persons.identity import Someone, same_people
from wombat.persons.keys import exact_keys
from wombat.persons.names import read_name
from wombat.plan.conflicts import revert_conflicts
from wombat.plan.given import (
    LINES,
    YOU,
    Gift,
    as_value,
    contact_of,
    each_gift,
    gifts,
    ours_of,
    plain,
    put,
    renamed_in,
    said_of,
    seen_as,
    typed,
)
from wombat.plan.marks import mark, marks_of
from wombat.plan.memory import memory
from wombat.plan.merged import KEY as MERGED
from wombat.plan.merging import merge_values
from wombat.plan.naming import pin_names
from wombat.plan.ties import without
from wombat.plan.values import FIELDS, SCALARS
from wombat.plan.withdrawing import forget_alias, holders, withdraw

if TYPE_CHECKING:
    from wombat.plan.conflicts import Allocator
    from wombat.plan.given import Said
    from wombat.plan.model import Plan, Value
    from wombat.plan.withdrawing import Holders

TWO = "two"
"""The answer in `merged` that says that they are two people."""


def split_answered(plan: Plan, ids: Allocator) -> list[tuple[str, str]]:
    """Take apart whom the user said to be two people, and remember it.

    Args:
        plan: is changed.
        ids: gives the ids of new contacts.

    Returns:
        (id of the contact, id of the one that came out of it) for each.
    """
    table = plan.table(*MERGED)
    asked = {row.id for row in table if row["answer"] == TWO}
    wanted = [(source, person) for source, person, gift in each_gift(plan) if gift.get("row") in asked]
    if not wanted:
        return []
    held, done = holders(plan), list[tuple[str, str]]()
    for contact, records in _by_contact(plan, wanted).items():
        for group in _people(plan, records):
            done.append((contact, _take_out(plan, held, contact, group, ids)))
    table.remove(asked)
    return done


Record = tuple[str, str]
"""Source and id of a person there."""


def _by_contact(plan: Plan, wanted: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in wanted:
        if (contact := contact_of(plan, *record)) in plan.table("contacts"):
            found.setdefault(contact, []).append(record)
    return found


def _gift(plan: Plan, record: Record) -> Gift:
    return gifts(plan, record[0])["people"][record[1]]


def _people(plan: Plan, records: list[Record]) -> list[list[Record]]:
    """Return the records by the person they are about: two that leave one contact may be one again."""
    someones = [_someone(plan, _gift(plan, each)["told"]) for each in records]
    groups: dict[int, list[Record]] = {}
    for record, first in zip(records, same_people(someones), strict=True):
        groups.setdefault(first, []).append(record)
    return list(groups.values())


def _someone(plan: Plan, told: Said) -> Someone:
    phones, emails = (list(told.get(name, ())) for name in ("phones", "emails"))
    notes = "\n".join(told.get("notes", ()))
    keys = exact_keys(emails, phones, str(told.get("wechat", "")), notes, plan.country)
    return Someone(read_name(str(told["name"])), tuple(keys), birthday=str(told.get("birthday", "")))


def _take_out(plan: Plan, held: Holders, contact: str, records: list[Record], ids: Allocator) -> str:
    """Make a contact of some records that joined another one."""
    new, before = ids.new("contacts", "people"), len(plan.table("contacts"))
    row: dict[str, Value] = dict.fromkeys((*FIELDS, *plan.table("contacts").columns))
    kept: list[tuple[Record, Gift]] = []
    seen = dict(memory(plan)["seen"])
    for record in records:
        gift = _gift(plan, record).copy()
        told = gift["told"]
        merge_values(row, as_values(told), plan.country)
        row |= {name: value for name, value in told.items() if name not in FIELDS and name in row}
        along = [(each[0], each[1]) for each in gift.get("held", ()) if contact_of(plan, *each) == contact]
        for each in (record, *along):
            kept.append((each, _gift(plan, each).copy()))
            withdraw(plan, held, each[0], [each[1]])
        if record[0] == YOU:
            _undo_answer(plan, contact, record[1], gift)
        forget_alias(plan, contact, record[1], str(told["name"]), f"{told['name']} ({told.get('company', '')})")
    sources = list(dict.fromkeys(source for (source, _), _ in kept if source != YOU))
    row["sources"] = sources or row["sources"]
    plan.table("contacts").add(new, row)
    plan.changed()
    memory(plan)["different"].append(sorted((contact, new)))
    pin_names(plan, before)
    for (source, person), gift in kept:
        _settle(plan, source, person, gift, new)
        memory(plan)["seen"][person if person in seen else seen_as(source, person)] = new
    for source in sources:
        if not any(each == source for each, _ in held.get(contact, ())):
            _move_ties(plan, source, contact, new, ids)
    held[new] = {record: gift for record, gift in kept if record[0] != YOU}
    return new


def as_values(told: Said) -> dict[str, Value]:
    """Return what a record told as the cells of a contact hold it."""
    found: dict[str, Value] = {}
    for name, value in told.items():
        if name in LINES and isinstance(value, list):
            found[name] = as_value(name, list(value))
        elif name in FIELDS:
            found[name] = typed(name, value) if isinstance(value, str) else value
    return found


def _undo_answer(plan: Plan, contact_id: str, person: str, gift: Gift) -> None:
    """Take back what was filled in beyond the fields of sources, and the conflicts between the two."""
    contact, told, ours = plan.contact(contact_id), gift["told"], ours_of(gift)
    for name, value in told.items():
        if name not in FIELDS and contact[name] == value and mark(name, str(value)) in ours:
            contact[name] = None
    sources = [*told.get("sources", ()), person]
    revert_conflicts(plan, contact_id, sources, marks_of({name: told[name] for name in told.keys() & {*SCALARS}}))


def _settle(plan: Plan, source: str, person: str, gift: Gift, contact: str) -> None:
    """Remember a record as one of the new contact from now on."""
    seen, row = memory(plan)["seen"], plan.contact(contact)
    if source == YOU:
        memory(plan)["aliases"][person] = contact
        return
    said = marks_of(gift["told"]) if "told" in gift else said_of(gift)
    fresh = gifts(plan, source)["people"][person] = gift.copy()
    put(fresh, said, said & marks_of(plain({name: row[name] for name in FIELDS})))
    if "digest" in gift:
        seen[gift["digest"]] = contact
    table = plan.table(*MERGED)
    if gift.get("row", "") in table:
        table.row(gift["row"])["contact"] = plan.label(contact)


def _move_ties(plan: Plan, source: str, contact: str, new: str, ids: Allocator) -> None:
    """Let the ties that a source told mean the new contact, the only one of the two that it knows."""
    table, label = plan.table("relations", "ties"), plan.label(new)
    for row in list(table):
        told = row.text("source").split("; ")
        ends = {name: label for name in ("from", "to") if plan.who(row[name]) == contact}
        if source in told and ends:
            if len(told) > 1:
                row["source"] = without(row.text("source"), source)
                values = {name: column[row.at] for name, column in table.columns.items()}
                row = table.add(ids.new("relations", "ties"), values | {"source": source})  # noqa: PLW2901
            for name in ends:
                row[name] = label
    renamed_in(plan, source, {contact: new})
