"""A colleague's workbook taken in: whoever is new joins, whoever came before is brought up to date, the gone go."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from wombat.plan.conflicts import Conflict, drop_conflicts, revert_conflicts
from wombat.plan.given import (
    Changed,
    Gift,
    Said,
    contact_of,
    every_gift,
    gifts,
    ours_of,
    plain,
    said_of,
    seen_as,
    tie_key,
    update,
)
from wombat.plan.marks import mark
from wombat.plan.meaning import meaning_held
from wombat.plan.memory import memory
from wombat.plan.model import Row
from wombat.plan.people import add_people, remember_name
from wombat.plan.plain import OWNER
from wombat.plan.rowedits import remark, take_days_back
from wombat.plan.ties import day_of, without
from wombat.plan.together import renew_answers
from wombat.plan.values import contact_values, digest
from wombat.plan.withdrawing import forget_alias, holders, remove_bare, withdraw
from wombat.records import SetAside
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.ends import Ended
    from wombat.plan.model import Plan
    from wombat.plan.people import People
    from wombat.plan.resolve import Directory
    from wombat.records import Person

texts = Texts(__package__)


def pass_on(plan: Plan, source: str, persons: Sequence[Person], ids: Allocator) -> People:
    """Take the people of a workbook into the plan, and update those it gave before.

    Args:
        plan: takes them.
        source: whose workbook it is.
        persons: with ids.
        ids: gives the ids of new contacts.
    """
    gone = {at for at, each in enumerate(persons) if _is_gone(plan, source, each)}
    known = {at for at, each in enumerate(persons) if at not in gone and contact_of(plan, source, each.id)}
    strangers = [at for at in range(len(persons)) if at not in known and at not in gone]
    clashes = _update_all(plan, source, [persons[at] for at in sorted(known)])
    done = add_people(plan, source, [persons[at] for at in strangers], ids)
    done.contacts = {strangers[at]: contact for at, contact in done.contacts.items()}
    for at, contact in done.contacts.items():
        memory(plan)["seen"][seen_as(source, persons[at].id)] = contact
    done.contacts |= {at: contact_of(plan, source, persons[at].id) for at in known}
    done.merged += len(known)
    done.conflicts = clashes + done.conflicts
    done.set_aside += [
        SetAside(persons[at].where, texts("aside.deleted", name=persons[at].name)) for at in sorted(gone)
    ]
    return done


def _update_all(plan: Plan, source: str, persons: Sequence[Person]) -> list[Conflict]:
    """Bring contacts up to date and return what their source and the workbook say differently."""
    said = [(person, _said(plan, person)) for person in persons]
    past: dict[str, set[int]] = {}
    clashes: list[Conflict] = []
    with meaning_held(plan) if any(_is_called_anew(plan, source, *each) for each in said) else nullcontext():
        for person, now in said:
            contact, changed = _update(plan, source, person, now)
            clashes += [Conflict(contact, name, mine, theirs, source) for name, mine, theirs in changed.clashes]
            past.setdefault(contact, set()).update(changed.past)
        drop_conflicts(plan, source, past)
    return clashes


def _is_called_anew(plan: Plan, source: str, person: Person, now: Said) -> bool:
    """Tell whether a workbook calls somebody otherwise than before, or names another company."""
    before = said_of(gifts(plan, source)["people"].get(person.id, Gift()))
    contact = plan.contact(contact_of(plan, source, person.id))
    fields = ("name", "company")
    return any(
        mark(name, str(now[name])) not in before if name in now else mark(name, contact.text(name)) in before
        for name in fields
    )


def gone_from(plan: Plan, source: str, persons: Sequence[Person]) -> set[str]:
    """Return the ids of people whom a workbook gave before and who are no longer in it."""
    return gifts(plan, source)["people"].keys() - {each.id for each in persons}


def _said(plan: Plan, person: Person) -> Said:
    return plain(contact_values(person, plan.country, plan.language))


def _is_gone(plan: Plan, source: str, person: Person) -> bool:
    """Tell whether the user deleted the contact that a person became."""
    contact = contact_of(plan, source, person.id)
    return bool(contact) and contact not in plan.table("contacts")


def _update(plan: Plan, source: str, person: Person, said: Said) -> tuple[str, Changed]:
    """Bring a contact up to date and return its id and what came of it."""
    contact = plan.contact(contact_of(plan, source, person.id))
    gift = gifts(plan, source)["people"].setdefault(person.id, Gift())
    renew_answers(plan, source, person.id, said_of(gift), said)
    changed = update(contact, gift, said, plan.country)
    if "told" in gift:
        forget_alias(plan, contact.id, str(gift["told"]["name"]))
        remember_name(plan, contact.name, str(said["name"]), contact.id)
        gift["told"] = said
    if changed.past and "digest" in gift:
        _read_anew(plan, gift, digest(person, source), contact.id)
    if source not in contact.texts("sources"):
        contact["sources"] = [*contact.texts("sources"), source]
    return contact.id, changed


def _read_anew(plan: Plan, gift: Gift, now: str, contact: str) -> None:
    """Know a record by what it says now; as it was it is known only where another source holds it too."""
    seen = memory(plan)["seen"]
    plain_too = any(gift["digest"] in held["people"] for held in every_gift(plan).values())
    if seen.get(gift["digest"]) == contact and not plain_too:
        seen.pop(gift["digest"], None)
    gift["digest"] = now
    seen.setdefault(now, contact)


def take_back(plan: Plan, source: str, people: Iterable[str], *, forgotten: bool = False) -> list[str]:
    """Take out what some people of a source gave, and contacts of whom nothing else is known; return those.

    Args:
        plan: is changed.
        source: whose workbook it was.
        people: ids that the source gave them.
        forgotten: whether the source is taken out as a whole.
    """
    gone, given = sorted(people), gifts(plan, source)["people"]
    if not gone:
        return []
    held, made = holders(plan), {person for person in gone if _made(plan, source, person, given[person])}
    with meaning_held(plan):
        for person in gone:
            if (contact := contact_of(plan, source, person)) in plan.table("contacts"):
                revert_conflicts(plan, contact, [source], None if forgotten else said_of(given[person]))
        came = zip(gone, withdraw(plan, held, source, gone), strict=True)
    left = [contact for person, contact in came if contact and person in made]
    return remove_bare(plan, [each for each in left if not plan.contact(each).texts("sources")])


def _made(plan: Plan, source: str, person: str, gift: Gift) -> bool:
    """Tell whether a contact bears the name that a source gave it."""
    contact = contact_of(plan, source, person)
    return contact in plan.table("contacts") and mark("name", plan.contact(contact).name) in ours_of(gift)


def renew_ties(
    plan: Plan, source: str, used: Sequence[Ended], directory: Directory
) -> tuple[list[Ended], list[SetAside]]:
    """Bring the ties that a workbook gave before up to date, and take out those it holds no more.

    Args:
        plan: is changed.
        source: whose workbook it is.
        used: its ties now.
        directory: finds people by name.

    Returns:
        The ties to take in, and those that the user deleted.
    """
    said, rows = gifts(plan, source)["ties"], _rows_of(plan, source, directory)
    now = {tie_key(*_ends(tie)): [tie[0].strength, tie[0].date or None] for tie in used}
    removed, changed, told_no_more = set[str](), list[Row](), list[Row]()
    for key in said.keys() & rows.keys():
        row = plan.table("relations", "ties").row(rows[key])
        alone = row.text("source") == source
        if key not in now:
            removed |= {row.id} if alone else set()
            row["source"] = without(row.text("source"), source)
            told_no_more += [] if alone else [row]
        elif alone:
            changed += [row] if _renew(row, said[key], now[key]) else []
    take_days_back(plan, source, told_no_more)
    remark(plan, source, changed)
    plan.table("relations", "ties").remove(removed)
    deleted = said.keys() - rows.keys()
    said.clear()
    said.update(now)
    kept = [tie for tie in used if tie_key(*_ends(tie)) not in deleted]
    aside = [
        SetAside(tie[0].where, texts("aside.deleted_tie", source=tie[0].source, target=tie[0].target))
        for tie in used
        if tie_key(*_ends(tie)) in deleted
    ]
    return kept, aside


def _renew(row: Row, said: list[float | str | None], now: list[float | str | None]) -> bool:
    """Bring strength and day of a tie from what its source said to what it says now, unless the user changed them."""
    strength, day = (now[0] if isinstance(now[0], (int, float)) else None), day_of(str(now[1] or ""))
    renewed = False
    if now[0] != said[0] and row.number("strength") == said[0]:
        row["strength"], renewed = strength, True
    if now[1] != said[1] and row["since"] == day_of(str(said[1] or "")):
        row["since"], renewed = day, True
    return renewed


def _ends(tie: Ended) -> tuple[str, str, str]:
    return tie[1], tie[2], tie[0].kind or "knows"


def _rows_of(plan: Plan, source: str, directory: Directory) -> dict[str, str]:
    """Return the row of each tie that a source told of."""
    table, find, found = plan.table("relations", "ties"), directory.find, dict[str, str]()
    for row in table if gifts(plan, source)["ties"] else ():
        if source in row.text("source").split("; "):
            ends = (row.text("from"), row.text("to"))
            one, other = (find(name) or (OWNER if name == plan.owner else name) for name in ends)
            found[tie_key(one, other, row.text("kind") or "knows")] = row.id
    return found
