"""The same person once: people who share an exact key are grouped, unless their names or other marks contradict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.persons.alike import contradict
from wombat.persons.keys import is_office

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from wombat.persons.names import Name

_MANY = 12
"""So many different names on one key make it an office's, without comparing them all."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A contact of the workbook or a person of a source, as far as it matters who it is.

    Attributes:
        name: taken apart.
        keys: exact keys, see `wombat.persons.keys.exact_keys`.
        contact: id of the contact, or empty for a person of a source.
        written: name and company as written in the source being read, empty where the source has no company; equal
            ones in one source are one person, unless their birthdays, phones or addresses differ.
        birthday: or empty.
    """

    name: Name
    keys: tuple[str, ...]
    contact: str = ""
    written: str = ""
    birthday: str = ""


def same_people(people: Sequence[Someone], apart: Collection[frozenset[str]] = ()) -> list[int]:
    """Return for each of some people the position of the first one who is the same person.

    An exact key joins people, unless the names contradict. A key that several different names bear, that two bear whom
    the user told apart, or an office's address, joins only equal full names. Two contacts of the workbook are never
    joined: that is for the user to say.

    Args:
        people: contacts of the workbook first.
        apart: pairs of contacts that the user said are two people.
    """
    groups = _Groups(people)
    for key, bearers in _bearers(people).items():
        written = key[0] == "s"
        shared = not written and (is_office(key) or _is_shared([people[at].name for at in bearers]))
        shared = shared or _told_apart([people[at].contact for at in bearers], apart)
        for alike in _by_name(people, bearers):
            if _told_apart([people[at].contact for at in alike], apart):
                continue
            if not shared or people[alike[0]].name.full:
                groups.join_all(alike, careful=written)
        if not shared:
            groups.join_all(bearers, careful=written)
    return [groups.first(at) for at in range(len(people))]


def _bearers(people: Sequence[Someone]) -> dict[str, list[int]]:
    """Return who bears each key that more than one bears."""
    bearers: dict[str, list[int]] = {}
    for at, someone in enumerate(people):
        for key in someone.keys:
            bearers.setdefault(key, []).append(at)
        if someone.written:
            bearers.setdefault(f"s:{someone.written}", []).append(at)
    return {key: found for key, found in bearers.items() if len(found) > 1}


def _is_shared(names: Iterable[Name]) -> bool:
    """Tell whether names that bear one key contradict each other."""
    different = list({name.key: name for name in names}.values())
    if len(different) > _MANY:
        return True
    return any(contradict(one, other) for at, one in enumerate(different) for other in different[:at])


def _told_apart(contacts: list[str], apart: Collection[frozenset[str]]) -> bool:
    held = [each for each in contacts if each] if apart else []
    return any(frozenset((one, other)) in apart for at, one in enumerate(held[:_MANY]) for other in held[:at])


def _by_name(people: Sequence[Someone], bearers: list[int]) -> Iterable[list[int]]:
    alike: dict[str, list[int]] = {}
    for at in bearers:
        alike.setdefault(people[at].name.key, []).append(at)
    return [found for name, found in alike.items() if name and len(found) > 1]


@dataclass(slots=True)
class _Group:
    """What the people of one group bear."""

    names: dict[str, Name]
    contact: str
    birthdays: set[str]
    keys: dict[str, set[str]]


class _Groups:
    """Disjoint sets of people, kept free of contradictions."""

    def __init__(self, people: Sequence[Someone]) -> None:
        self.people = people
        self.parent = list(range(len(people)))
        self.groups: dict[int, _Group] = {}

    def first(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join_all(self, bearers: list[int], *, careful: bool) -> None:
        """Join people who bear one key; whoever does not fit the first may fit another."""
        for place, at in enumerate(bearers):
            any(self.join(other, at, careful=careful) for other in bearers[: min(place, _MANY)])

    def join(self, one: int, other: int, *, careful: bool) -> bool:
        """Join the groups of two people, into that of the first; tell whether they are one group now."""
        first, second = sorted((self.first(one), self.first(other)))
        if first == second:
            return True
        here, there = self._group(first), self._group(second)
        if not _fit(here, there, careful=careful):
            return False
        self.parent[second] = first
        here.names |= there.names
        here.contact = here.contact or there.contact
        here.birthdays |= there.birthdays
        for kind, keys in there.keys.items():
            here.keys.setdefault(kind, set()).update(keys)
        return True

    def _group(self, first: int) -> _Group:
        if first not in self.groups:
            someone = self.people[first]
            keys: dict[str, set[str]] = {}
            for key in someone.keys:
                keys.setdefault(key[0], set()).add(key)
            birthdays = {someone.birthday} if someone.birthday else set()
            self.groups[first] = _Group({someone.name.key: someone.name}, someone.contact, birthdays, keys)
        return self.groups[first]


def _fit(here: _Group, there: _Group, *, careful: bool) -> bool:
    if here.contact and there.contact:
        return False
    if careful and not (_agree(here.birthdays, there.birthdays) and _share(here.keys, there.keys)):
        return False
    new = [name for key, name in there.names.items() if key not in here.names]
    return not any(contradict(one, other) for one in new for other in here.names.values())


def _share(ours: dict[str, set[str]], theirs: dict[str, set[str]]) -> bool:
    """Tell whether two have a key in common, or none of a kind that both have."""
    both = ours.keys() & theirs.keys()
    return not both or any(ours[kind] & theirs[kind] for kind in both)


def _agree(ours: set[str], theirs: set[str]) -> bool:
    """Tell whether marks of which nobody has two do not differ; a birthday without year fits the same day of any."""
    if not ours or not theirs or ours & theirs:
        return True
    return any("--" in one[:2] + other[:2] and one[-5:] == other[-5:] for one in ours for other in theirs)
