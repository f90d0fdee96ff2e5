"""A colleague's workbook taken in: whoever is new joins, whoever came before is brought up to date, the gone go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.conflicts import Conflict, drop_conflicts
from wombat.plan.given import Gift, Said, contact_of, gifts, ours_of, plain, seen_as, tie_key, update
from wombat.plan.marks import mark
from wombat.plan.memory import memory
from wombat.plan.model import Row
from wombat.plan.people import add_people
from wombat.plan.plain import OWNER
from wombat.plan.rowmarks import remark
from wombat.plan.ties import without
from wombat.plan.values import contact_values
from wombat.plan.withdrawing import holders, remove_bare, withdraw
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
    done = add_people(plan, source, [persons[at] for at in strangers], ids)
    done.contacts = {strangers[at]: contact for at, contact in done.contacts.items()}
    for at, contact in done.contacts.items():
        memory(plan)["seen"][seen_as(source, persons[at].id)] = contact
    past: dict[str, set[int]] = {}
    for at in sorted(known):
        contact = done.contacts[at] = contact_of(plan, source, persons[at].id)
        done.merged += 1
        past.setdefault(contact, set()).update(_update(plan, source, persons[at], done))
    drop_conflicts(plan, source, past)
    done.set_aside += [
        SetAside(persons[at].where, texts("aside.deleted", name=persons[at].name)) for at in sorted(gone)
    ]
    if known:
        plan.changed()
    return done


def gone_from(plan: Plan, source: str, persons: Sequence[Person]) -> set[str]:
    """Return the ids of people whom a workbook gave before and who are no longer in it."""
    return gifts(plan, source)["people"].keys() - {each.id for each in persons}


def _said(plan: Plan, person: Person) -> Said:
    return plain(contact_values(person, plan.country, plan.language))


def _is_gone(plan: Plan, source: str, person: Person) -> bool:
    """Tell whether the user deleted the contact that a person became."""
    contact = contact_of(plan, source, person.id)
    return bool(contact) and contact not in plan.table("contacts")


def _update(plan: Plan, source: str, person: Person, done: People) -> set[int]:
    """Bring a contact up to date and return the marks of what the source says no more."""
    contact = plan.contact(contact_of(plan, source, person.id))
    gift, said = gifts(plan, source)["people"].setdefault(person.id, Gift()), _said(plan, person)
    changed = update(contact, gift, said, plan.country)
    if "told" in gift:
        gift["told"] = said
    done.conflicts += [Conflict(contact.id, name, mine, theirs, source) for name, mine, theirs in changed.clashes]
    if source not in contact.texts("sources"):
        contact["sources"] = [*contact.texts("sources"), source]
    return changed.past


def take_back(plan: Plan, source: str, people: Iterable[str]) -> list[str]:
    """Take out what some people of a source gave, and contacts of whom nothing else is known; return those.

    Args:
        plan: is changed.
        source: whose workbook it was.
        people: ids that the source gave them.
    """
    gone, given = sorted(people), gifts(plan, source)["people"]
    held = holders(plan) if gone else {}
    made = {person for person in gone if _made(plan, source, person, given[person])}
    left = [contact for person in gone if (contact := withdraw(plan, held, source, person)) and person in made]
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
    removed, changed = set(), list[Row]()
    for key in said.keys() & rows.keys():
        row = plan.table("relations", "ties").row(rows[key])
        alone = row.text("source") == source
        if key not in now:
            removed |= {row.id} if alone else set()
            row["source"] = without(row.text("source"), source)
        elif alone and now[key][0] != said[key][0] and row.number("strength") == said[key][0]:
            strength = now[key][0]
            row["strength"] = strength if isinstance(strength, (int, float)) else None
            changed.append(row)
    for row in changed:
        remark(plan, source, row)
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
