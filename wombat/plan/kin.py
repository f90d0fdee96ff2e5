"""Ties that a contact's own card tells of: a spouse, a colleague, who introduced whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.memory import memory
from wombat.plan.plain import OWNER
from wombat.plan.resolve import AMBIGUOUS, Directory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Plan, Value
    from wombat.records import Person

INTRODUCING = ("introduced", "referred")
"""Kinds that lead from the other to the person of the card; the first such name is who the person was met through."""


def add_kin(plan: Plan, source: str, persons: Sequence[Person], contacts: Mapping[int, str], ids: Allocator) -> None:
    """Take the ties of people's cards into `relations`; a name that no contact bears stands there until one does.

    Args:
        plan: has the people already.
        source: name of the file.
        persons: in its order.
        contacts: contact id by the position of each person.
        ids: gives the ids of new rows.
    """
    directory, table = Directory(plan, source), plan.table("relations", "ties")
    known = {_tie(directory, row["from"], row["to"], row["kind"]) for row in table} if _any(persons) else set()
    rows: dict[str, dict[str, Value]] = {}
    for at, contact in contacts.items():
        for kind, other in persons[at].relations:
            if not other.strip() or directory.find(other) == contact:
                continue
            ends = _ends(plan, directory, contact, other, kind)
            if ends and _tie(directory, *ends) not in known:
                known.add(_tie(directory, *ends))
                giver, taker, tie = ends
                values: dict[str, Value] = {"from": giver, "to": taker, "kind": tie, "source": source}
                rows[ids.new("relations", "ties")] = values
        _hear(plan, directory, persons[at].met_through)
    table.extend(rows)


def _any(persons: Sequence[Person]) -> bool:
    return any(person.relations for person in persons)


def _ends(plan: Plan, directory: Directory, contact: str, other: str, kind: str) -> tuple[str, str, str] | None:
    """Return from, to and kind of a tie; None for an introduction that the contact's row tells of itself."""
    found = directory.find(other)
    named = " ".join(other.split())
    shown = plan.label(found) if found and found not in (AMBIGUOUS, OWNER) else named
    if kind not in INTRODUCING:
        return plan.label(contact), shown, kind
    row = plan.contact(contact)
    if row["met_through"] in (None, "", shown, named):
        row["met_through"] = shown
        _hear(plan, directory, shown)
        return None
    return shown, plan.label(contact), "introduced"


def _tie(directory: Directory, source: Value, target: Value, kind: Value) -> tuple[frozenset[str], str]:
    """Return what one tie has in common, whichever card tells of it."""
    ends = (directory.find(str(name or "")) or str(name or "") for name in (source, target))
    return frozenset(ends), str(kind or "knows")


def _hear(plan: Plan, directory: Directory, name: str) -> None:
    """Remember that a source wrote this name, so that nobody is taken for a contact whom the user never named."""
    heard = memory(plan)["heard"]
    if name.strip() and directory.find(name) is None and name.strip() not in heard:
        heard.append(name.strip())
