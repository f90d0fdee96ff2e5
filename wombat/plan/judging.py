"""How likely two contacts are one person, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.persons.alike import contradict, firm_key, firms_alike, name_likeness, one_error
from wombat.persons.keys import is_office
from wombat.persons.sounds import sound_alike
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.persons.names import Name
    from wombat.text import Text

texts = Texts(__package__)

EQUAL = 100
"""Likeness of equal names."""
NEAR_NAME = 72
"""Likeness of two names from which they may be one name, where something else speaks for it."""
NEAR_WITH_KEY = 60
"""The same where both have one number or address."""
_SHORTEST = 6
"""Characters from which an e-mail address before the @ is too long to be another's by one letter."""

Judgement = tuple[int, "Text"]
"""Likelihood to order proposals by, 0 to 100, and the reason."""


@dataclass(frozen=True, slots=True)
class Known:
    """A contact as far as it matters who it is.

    Attributes:
        at: position in the sheet.
        name: taken apart.
        company: or what stands behind the name, or empty.
        keys: exact keys, see `wombat.persons.keys`.
        birthday: ISO, or empty.
        city: or empty.
    """

    at: int
    name: Name
    company: str
    keys: tuple[str, ...]
    birthday: str
    city: str

    @property
    def born(self) -> str:
        """The birthday if it has its year, else empty."""
        return self.birthday if len(self.birthday) == len("yyyy-mm-dd") else ""


def judge(one: Known, other: Known) -> Judgement | None:
    """Return how likely two contacts are one person and why, None where nothing says so or something denies it."""
    if _born_apart(one.birthday, other.birthday) or one.name.firm != other.name.firm:
        return None
    alike = name_likeness(one.name, other.name)
    if one.name.full and other.name.full and not contradict(one.name, other.name):
        alike = max(alike, NEAR_NAME)
    if shared := next((key for key in one.keys if key in other.keys and not is_office(key)), ""):
        return _shared_key(one, other, shared, alike)
    born_alike = bool(one.born) and one.born == other.born
    if alike == EQUAL and one.name.full:
        return (90, texts("duplicate.same_name_birthday")) if born_alike else _same_name(one, other)
    if born_alike and (alike >= NEAR_NAME or not contradict(one.name, other.name)):
        return 72, texts("duplicate.near_name_birthday")
    return _near_name(one, other, alike)


def _born_apart(one: str, other: str) -> bool:
    """Tell whether two birthdays differ by more than one typing error, or day and month that changed places."""
    if not one or not other or one[-5:] == other[-5:]:
        return False
    year, swapped = one[:-5], f"{one[-2:]}-{one[-5:-3]}"
    return not one_error(one, other) and f"{year}{swapped}" != other


def _shared_key(one: Known, other: Known, shared: str, alike: float) -> Judgement | None:
    if alike < NEAR_WITH_KEY and contradict(one.name, other.name):
        return None
    return 95 if alike == EQUAL else 85, texts("duplicate.shared", shared=shared[2:])


def _same_name(one: Known, other: Known) -> Judgement | None:
    if one.company and other.company and firms_alike(one.company, other.company):
        if firm_key(one.company) == firm_key(other.company):
            return 92, texts("duplicate.same_name_firm")
        if not _other_numbers(one, other):
            return 88, texts("duplicate.same_name_near_firm", firm=other.company)
    if not _other_firm(one, other) and (near := _near_key(one, other)):
        return 80, texts("duplicate.near_key", one=near[0], other=near[1])
    if (one.company and other.company) or not _telling(one.name) or _far_apart(one, other):
        return None
    return 55, texts("duplicate.same_name")


def _near_name(one: Known, other: Known, alike: float) -> Judgement | None:
    if _other_firm(one, other):
        return None
    if one.company and other.company and firms_alike(one.company, other.company):
        if sound_alike(one.name, other.name):
            return 78, texts("duplicate.sound")
        if not contradict(one.name, other.name) and not (one.name.full and other.name.full):
            return 60, texts("duplicate.title_only")
        if alike >= NEAR_NAME and not contradict(one.name, other.name) and not _other_numbers(one, other):
            return 70, texts("duplicate.near_name_firm")
    if not contradict(one.name, other.name) and (near := _near_key(one, other)):
        return 75, texts("duplicate.near_key", one=near[0], other=near[1])
    return None


def _other_firm(one: Known, other: Known) -> bool:
    """Tell whether both have a company, and not the same one."""
    return bool(one.company and other.company) and not firms_alike(one.company, other.company)


def _other_numbers(one: Known, other: Known) -> bool:
    """Tell whether both have a number or address of one kind, and none is nearly the other's."""
    ours, theirs = ({key[0] for key in each.keys if not is_office(key)} for each in (one, other))
    return bool(ours & theirs) and not _near_key(one, other)


def _telling(name: Name) -> bool:
    """Tell whether a name is long enough that few people bear it: a given name of two characters, or two words."""
    return len(name.given) > 1 or len(name.words) > 1


def _near_key(one: Known, other: Known) -> tuple[str, str] | None:
    """Return a number or address of each that differ by one typing error; digits in addresses count people."""
    for ours in one.keys:
        for theirs in other.keys:
            if ours[0] != theirs[0] or not one_error(ours, theirs):
                continue
            if ours[0] == "p" or (ours[0] == "e" and _is_misspelt(ours, theirs)):
                return ours[2:], theirs[2:]
    return None


def _is_misspelt(one: str, other: str) -> bool:
    lettered = [char for char in one if char.isdigit()] == [char for char in other if char.isdigit()]
    return lettered and min(one.index("@", 2) if "@" in one else 0, len(other)) > _SHORTEST


def _far_apart(one: Known, other: Known) -> bool:
    """Tell whether both have a city, and not the same one but for a typing error; or birthdays that differ."""
    cities = one.city.casefold(), other.city.casefold()
    return (all(cities) and not one_error(*cities)) or bool(one.birthday and other.birthday)
