"""What a record gave taken out of its contact again: what others say too stays, what it hid comes forth."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wombat.plan.conflicts import drop_conflicts, revert_conflicts
from wombat.plan.given import (
    Gift,
    contact_of,
    each_gift,
    gifts,
    is_bare,
    ours_of,
    put,
    said_of,
    seen_as,
    typed,
    update,
)
from wombat.plan.marks import mark, marks_of
from wombat.plan.memory import memory
from wombat.plan.naming import named_contacts
from wombat.plan.people import FIELDS, remember_name
from wombat.plan.plain import plain_name
from wombat.plan.values import SCALARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat.plan.model import Contact, Plan

Holders = dict[str, dict[tuple[str, str], Gift]]
"""The records of each contact, by source and id of the person there."""


def holders(plan: Plan) -> Holders:
    """Return the records that each contact is made of."""
    found: Holders = {}
    for source, person, gift in each_gift(plan):
        found.setdefault(contact_of(plan, source, person), {})[source, person] = gift
    return found


def withdraw(plan: Plan, held: Holders, source: str, person: str) -> str:
    """Take out of a contact what one record gave, and return the id of the contact; empty where it is gone.

    A value that another record says as well stays, as that one's; where a value goes and another record said something
    else, that comes in its place. What the user typed stays.

    Args:
        plan: is changed.
        held: of `holders`; changed.
        source: name of the source.
        person: id of the person there.
    """
    contact_id, gift = contact_of(plan, source, person), gifts(plan, source)["people"].pop(person, Gift())
    others = held.get(contact_id, {})
    others.pop((source, person), None)
    seen = memory(plan)["seen"]
    seen.pop(seen_as(source, person), None)
    if all(other != person for _, other in others):
        seen.pop(person, None)
    if contact_id not in plan.table("contacts"):
        return ""
    contact = plan.contact(contact_id)
    revert_conflicts(plan, contact_id, source, said_of(gift))
    said, ours = said_of(gift), ours_of(gift)
    for other in others.values():
        if both := ours & said_of(other):
            put(other, said_of(other), ours_of(other) | both)
            ours -= both
    put(gift, said, ours)
    was_named = mark("name", contact.name) in ours
    changed = update(contact, gift, {}, plan.country)
    drop_conflicts(plan, source, {contact_id: changed.past})
    _come_forth(plan, contact, others.values(), renamed=was_named)
    if source not in {each for each, _ in others}:
        contact["sources"] = [each for each in contact.texts("sources") if each != source]
    return contact_id


def _come_forth(plan: Plan, contact: Contact, others: Iterable[Gift], *, renamed: bool) -> None:
    """Fill what is blank now with what other records said all along, and take the name of one of them."""
    for name in SCALARS:
        if contact[name] not in (None, "") and not (name == "name" and renamed):
            continue
        for other in others:
            said = cast("str", other.get("told", {}).get(name, ""))
            if not said:
                continue
            if name == "name":
                remember_name(plan, said, contact.name, contact.id)
            contact[name] = typed(name, said)
            put(other, said_of(other), ours_of(other) | {mark(name, said)})
            for source in contact.texts("sources"):
                drop_conflicts(plan, source, {contact.id: marks_of({name: said})})
            break
    plan.changed()


def remove_bare(plan: Plan, contacts: Sequence[str]) -> list[str]:
    """Remove those of some contacts of whom nothing is left but the name, and whom no other row names; return them."""
    table = plan.table("contacts")
    program = _program_fields(plan)
    bare = {each for each in contacts if each in table and is_bare(table, table.row(each).at, program)}
    if bare:
        bare -= named_contacts(plan)
        drop_contacts(plan, bare)
    return sorted(bare)


def drop_contacts(plan: Plan, gone: set[str]) -> None:
    """Take contacts out of the table, with the other names they were met under."""
    aliases = memory(plan)["aliases"]
    for name in [name for name, contact in aliases.items() if contact in gone]:
        del aliases[name]
    plan.table("contacts").remove(gone)
    plan.changed()


def forget_alias(plan: Plan, contact_id: str, *names: str) -> None:
    """Let names mean a contact no more that it was only met under."""
    aliases = memory(plan)["aliases"]
    for name in map(plain_name, names):
        if aliases.get(name) == contact_id:
            del aliases[name]
    plan.changed()


def _program_fields(plan: Plan) -> frozenset[str]:
    definition = plan.worksheets.get("contacts")
    if definition is None:
        return frozenset(plan.table("contacts").columns.keys() - set(FIELDS))
    return frozenset(each.id for part in definition.parts for each in part.fields if each.owner == "program")
