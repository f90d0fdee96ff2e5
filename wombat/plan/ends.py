"""The two people of each tie in a source, made contacts where nobody bears the name, or why the tie is not used."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.persons.names import read_name
from wombat.plan.forgotten import Forgotten
from wombat.plan.plain import OWNER, plain_name
from wombat.plan.resolve import AMBIGUOUS, Directory
from wombat.plan.values import FIELDS
from wombat.records import SetAside
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Plan, Value
    from wombat.records import Person, Relation
    from wombat.text import Text

texts = Texts(__package__)

_LETTERS = 2
"""A list in which so many others are called by one letter means a person, too, where it says I."""

Ended = tuple["Relation", str, str]
"""A tie with the ids of the people it leads from and to; `OWNER` for the owner."""


@dataclass(slots=True)
class Ends:
    """The people of the ties of one source.

    Attributes:
        used: ties that can be used, in order.
        set_aside: the others.
        contacts: ids of contacts made of names that nobody bore.
    """

    used: list[Ended] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)


def cited(persons: Sequence[Person], contacts: Mapping[int, str]) -> dict[str, str]:
    """Return the contact, empty for none, by what the ties of the source call its people.

    People whom the source knows by no id count where only one of them bears the name.
    """
    bearers = Counter(plain_name(each.name) for each in persons)
    return {
        each.label or each.name: contacts.get(at, "")
        for at, each in enumerate(persons)
        if each.id or (at in contacts and bearers[plain_name(each.name)] == 1)
    }


def find_ends(
    plan: Plan, source: str, relations: Sequence[Relation], ids: Allocator, known: Mapping[str, str] | None = None
) -> tuple[Ends, Directory]:
    """Find the people of some ties and add those whom nobody knows yet to the contacts.

    Args:
        plan: takes them.
        source: name of the file.
        relations: the ties.
        ids: gives the ids of new contacts.
        known: the contact, empty for one who was set aside, by what the source calls its people.
    """
    finder = _Finder(plan, source, ids, known or {}, lettered=_is_lettered(relations))
    found = Ends()
    people: dict[str, str | Text] = {}
    for relation in relations:
        one, other = relation.source, relation.target
        for name in (one, other):
            if name not in people:
                people[name] = finder.person(name)
        why = finder.reason(relation, people[one], people[other])
        if why is None:
            found.used.append((relation, str(people[one]), str(people[other])))
        else:
            found.set_aside.append(SetAside(relation.where, why))
    found.contacts = list(finder.made)
    plan.table("contacts").extend(finder.made)
    return found, finder.directory


def _is_lettered(relations: Sequence[Relation]) -> bool:
    letters = {name for each in relations for name in (each.source, each.target) if len(name) == 1 and name.isascii()}
    return len(letters - {"I", "i"}) >= _LETTERS


class _Finder:
    """Finds people by name and makes those whom nobody knows."""

    def __init__(self, plan: Plan, source: str, ids: Allocator, known: Mapping[str, str], *, lettered: bool) -> None:
        self.plan, self.source, self.ids, self.known, self.lettered = plan, source, ids, known, lettered
        self.directory = Directory(plan, source)
        self.made: dict[str, dict[str, Value]] = {}
        self.by_name: dict[str, str] = {}
        self.forgotten = Forgotten(plan)

    def reason(self, relation: Relation, one: str | Text, other: str | Text) -> Text | None:
        """Return why a tie between two people, or who is none, cannot be used; None where it can."""
        if not isinstance(one, str):
            return one
        if not isinstance(other, str):
            return other
        if one == other:
            return texts("aside.itself", source=relation.source, target=relation.target)
        strength = relation.strength
        if strength is not None and not 0 < strength < math.inf:
            return texts("aside.strength", value=strength)
        return None

    def person(self, name: str) -> str | Text:
        """Return the id of the contact a name means, made if nobody bears the name, or why it means nobody."""
        if not name.strip():
            return texts("aside.one_name")
        if name in self.known and not (self.known[name] == "" and self.plan.who(name) == OWNER):
            return self.known[name] or self._gone(name)
        found = self.directory.find(name)
        if found == AMBIGUOUS:
            return texts("aside.ambiguous", name=name, example=self.plan.label(self.directory.bearers(name)[0]))
        if found is None and self.forgotten.knows_name(read_name(name)):
            return self._gone(name)
        if found is None or (found == OWNER and self.lettered and name in ("I", "i")):
            found = self.by_name.get(plain_name(name)) or self._make(name)
            self.directory.learn(name, found)
        return found

    def _gone(self, name: str) -> Text:
        """Return why a tie of somebody who is gone is not used; whom the user had removed is not named again."""
        if self.forgotten.knows_name(read_name(name)):
            return texts("aside.forgotten")
        return texts("aside.deleted", name=name)

    def _make(self, name: str) -> str:
        contact = self.ids.new("contacts", "people")
        self.made[contact] = dict.fromkeys(FIELDS) | {"name": " ".join(name.split()), "sources": [self.source]}
        self.by_name[plain_name(name)] = contact
        return contact
