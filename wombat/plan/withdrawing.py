"""What a record gave taken out of its contact again: what others say too stays, what it hid comes forth."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wombat.plan.conflicts import disown_conflicts, drop_conflicts, revert_conflicts
from wombat.plan.given import (
    YOU,
    Gift,
    Said,
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
from wombat.plan.merged import merged_table
from wombat.plan.naming import named_contacts
from wombat.plan.people import remember_name
from wombat.plan.plain import plain_name
from wombat.plan.rowmarks import tellers
from wombat.plan.values import FIELDS, SCALARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wombat.plan.model import Contact, Plan, Row

Holders = dict[str, dict[tuple[str, str], Gift]]
"""The records of each contact, by source and id of the person there."""


def holders(plan: Plan) -> Holders:
    """Return the records that each contact is made of."""
    found: Holders = {}
    for source, person, gift in each_gift(plan):
        found.setdefault(contact_of(plan, source, person), {})[source, person] = gift
    return found


def withdraw(plan: Plan, held: Holders, source: str, people: Sequence[str]) -> list[str]:
    """Take out of their contacts what some records of a source gave, and return the ids of those contacts.

    A value that another record says as well stays, as that one's; where a value goes and another record said something
    else, that comes in its place. What the user typed stays.

    Args:
        plan: is changed.
        held: of `holders`; changed.
        source: name of the source.
        people: ids of the people there.

    Returns:
        The id of the contact of each, empty where it is gone.
    """
    left = [_take_out(plan, held, source, person) for person in people]
    renamed = dict[str, bool]()
    for contact_id, was_named in left:
        renamed[contact_id] = was_named or renamed.get(contact_id, False)
    renamed.pop("", None)
    for contact_id, was_named in renamed.items():
        _come_forth(plan, plan.contact(contact_id), held.get(contact_id, {}), renamed=was_named)
    return [contact_id for contact_id, _ in left]


def _take_out(plan: Plan, held: Holders, source: str, person: str) -> tuple[str, bool]:
    """Take out of a contact what one record gave, and return its id and whether the record named it."""
    contact_id, gift = contact_of(plan, source, person), gifts(plan, source)["people"].pop(person, Gift())
    others = held.get(contact_id, {})
    others.pop((source, person), None)
    _unsee(plan, source, person, gift, others)
    _unname(plan, contact_id, gift, others)
    _shrink_answers(plan, contact_id, [source, person], others)
    if contact_id not in plan.table("contacts"):
        return "", False
    contact = plan.contact(contact_id)
    alone = all(other != source for other, _ in others)
    revert_conflicts(plan, contact_id, [source], None if alone else said_of(gift))
    gave = ours_of(gift)
    _pass_on(gift, others.values())
    was_named = mark("name", contact.name) in ours_of(gift)
    disown_conflicts(plan, contact_id, gave, _marks_by_source(others))
    changed = update(contact, gift, {}, plan.country)
    drop_conflicts(plan, source, {contact_id: changed.past})
    if alone:
        contact["sources"] = [each for each in contact.texts("sources") if each != source]
    return contact_id, was_named


def _pass_on(gift: Gift, others: Iterable[Gift]) -> None:
    """Let what stands there because of a record, and what others say too, be theirs."""
    said, ours = said_of(gift), ours_of(gift)
    for other in others:
        if both := ours & said_of(other):
            put(other, said_of(other), ours_of(other) | both)
            ours -= both
    put(gift, said, ours)


def _marks_by_source(others: Mapping[tuple[str, str], Gift]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for (source, _), gift in others.items():
        if source != YOU:
            found.setdefault(source, set()).update(ours_of(gift))
    return found


def _unsee(plan: Plan, source: str, person: str, gift: Gift, others: Mapping[tuple[str, str], Gift]) -> None:
    """Forget that a record was read, unless another of the contact's is like it."""
    seen, held = memory(plan)["seen"], {other for _, other in others}
    held |= {other["digest"] for other in others.values() if "digest" in other}
    contact_id = seen.pop(seen_as(source, person), None) or seen.get(person)
    for digest in {person, gift.get("digest", person)} - held:
        if seen.get(digest) == contact_id:
            seen.pop(digest, None)


def _shrink_answers(plan: Plan, contact_id: str, record: list[str], others: dict[tuple[str, str], Gift]) -> None:
    """Let contacts that the user joined with this one hold no more what they had from a record that is taken out."""
    for (source, goes), answer in list(others.items()):
        if source == YOU and record in answer.get("held", ()):
            _shrink(plan, answer, record)
            if not said_of(answer) and not answer["held"]:
                _forget_answer(plan, contact_id, goes, answer)
                del others[source, goes]


def _shrink(plan: Plan, answer: Gift, record: list[str]) -> None:
    answer["held"] = [each for each in answer["held"] if each != record]
    stays = said_of(answer) | {mark("name", str(answer["told"]["name"]))}
    for source, person in answer["held"]:
        stays |= said_of(gifts(plan, source)["people"].get(person, Gift()))
    told: Said = {}
    for name, value in answer["told"].items():
        if name == "sources":
            told[name] = list(dict.fromkeys(source for source, _ in answer["held"]))
        elif isinstance(value, list):
            told[name] = [each for each in value if mark(name, each) in stays]
        elif mark(name, str(value)) in stays:
            told[name] = value
    answer["told"] = told


def _forget_answer(plan: Plan, contact_id: str, goes: str, answer: Gift) -> None:
    """Forget that the user joined a contact of which nothing is left."""
    told = answer["told"]
    gifts(plan, YOU)["people"].pop(goes)
    memory(plan)["seen"].pop(seen_as(YOU, goes), None)
    forget_alias(plan, contact_id, goes, str(told["name"]), f"{told['name']} ({told.get('company', '')})")
    merged_table(plan).remove({answer.get("row", "")})


def _unname(plan: Plan, contact_id: str, gift: Gift, others: Mapping[tuple[str, str], Gift]) -> None:
    """Forget the name that a contact was met under in a record, unless another of the contact's has it too."""
    names = [plain_name(str(each.get("told", {}).get("name", ""))) for each in (gift, *others.values())]
    if names[0] not in names[1:]:
        forget_alias(plan, contact_id, names[0])


def _come_forth(plan: Plan, contact: Contact, others: Mapping[tuple[str, str], Gift], *, renamed: bool) -> None:
    """Fill what is blank now with what other records said all along, and take the name of one of them."""
    for name in SCALARS:
        if contact[name] not in (None, "") and not (name == "name" and renamed):
            continue
        for (source, _), other in others.items():
            said = cast("str", other.get("told", {}).get(name, ""))
            if not said or (source == YOU and mark(name, said) not in said_of(other)):
                continue
            if name == "name":
                remember_name(plan, said, contact.name, contact.id)
            contact[name] = typed(name, said)
            put(other, said_of(other), ours_of(other) | {mark(name, said)})
            for each in contact.texts("sources"):
                drop_conflicts(plan, each, {contact.id: marks_of({name: said})})
            break
    plan.changed()


def remove_bare(plan: Plan, contacts: Sequence[str]) -> list[str]:
    """Remove those of some contacts of whom nothing is left but the name, and whom no other row names; return them.

    One whom rows of other sources name is theirs from now on, so that it goes with them.
    """
    table = plan.table("contacts")
    program = _program_fields(plan)
    bare = {each for each in contacts if each in table and is_bare(table, table.row(each).at, program)}
    if bare:
        kept = bare & named_contacts(plan)
        for contact, sources in tellers(plan, kept).items():
            plan.contact(contact)["sources"] = sources
        bare -= kept
        drop_contacts(plan, bare)
    return sorted(bare)


def drop_contacts(plan: Plan, gone: set[str]) -> None:
    """Take contacts out of the table, with the other names they were met under and what was suggested about them."""
    aliases = memory(plan)["aliases"]
    for name in [name for name, contact in aliases.items() if contact in gone]:
        del aliases[name]
    for key, table in plan.tables.items():
        if key[0] != "contacts" and key[0] in plan.worksheets:
            table.remove({row for row in gone if row in table and not _is_typed_in(plan, table.row(row))})
    plan.table("contacts").remove(gone)
    plan.changed()


def _is_typed_in(plan: Plan, row: Row) -> bool:
    """Tell whether the user typed into a row that the program suggested: more than who it is about and the number."""
    fields = plan.worksheets[row.table.sheet].part(row.table.part).fields
    own = (each.id for each in fields if each.owner == "user" and each.type not in ("contact", "phones"))
    return any(row[name] not in (None, "", []) for name in own)


def forget_alias(plan: Plan, contact_id: str, *names: str) -> None:
    """Let names mean a contact no more that it was only met under."""
    aliases = memory(plan)["aliases"]
    for name in map(plain_name, names):
        if aliases.get(name) == contact_id:
            del aliases[name]


def _program_fields(plan: Plan) -> frozenset[str]:
    definition = plan.worksheets.get("contacts")
    if definition is None:
        return frozenset(plan.table("contacts").columns.keys() - set(FIELDS))
    return frozenset(each.id for part in definition.parts for each in part.fields if each.owner == "program")
