"""A card while its person is being made: what several properties add up to, and the labels of what is kept beside."""

from __future__ import annotations

import re
from binascii import a2b_qp
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.persons.countries import country_named
from wombat.sources.vcard.places import address_parts, city, full_address, says_more

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.records import Person
    from wombat.sources.vcard.card import Card, Property
    from wombat.sources.vcard.directory import Directory

    Say = Callable[[str], str]

_STANDARD = frozenset({
    "home", "work", "mobile", "main", "other", "iphone", "pager", "homepage", "homefax", "workfax", "otherfax", "fax",
    "voice", "cell", "school", "icloud", "email", "phone", "anniversary", "birthday", "internet", "pref", "profile",
})  # fmt: skip
"""Labels that programs give by themselves, without white space, in lower case."""

_CUSTOM = re.compile(r"x-custom\((?:[^)]*quoted-printable,)?([^)]*)\)?")
_LONGEST = 32000


def plain_say(key: str) -> str:
    """Return an English label for a key, where no catalogue is at hand: ``address`` → ``Address``.

    The key ``placed`` is the pattern for a label with its place: ``Address (Home)``.
    """
    return "{0} ({1})" if key == "placed" else key.replace("_", " ").capitalize()


@dataclass(slots=True)
class Reading:
    """The state of reading one card.

    Attributes:
        card: the card.
        person: what is being filled.
        say: labels of what is kept in `Person.extra`.
        directory: what the other cards of the file say.
        labels: the user's own labels, by group.
        nicknames, titles, roles, phonetic, addresses, address_labels, seen: gathered until all properties are read.
    """

    card: Card
    person: Person
    say: Say
    directory: Directory
    labels: dict[str, str]
    nicknames: list[Property] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    phonetic: dict[int, str] = field(default_factory=dict)
    addresses: list[Property] = field(default_factory=list)
    address_labels: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def is_new(self, address: str) -> bool:
        """Tell whether the card did not hold this number or address before, in whatever case."""
        plain, size = address.lower(), len(self.seen)
        self.seen.add(plain)
        return len(self.seen) > size

    def label(self, found: Property) -> str:
        """Return the user's label of a property: X-ABLabel, or a type of the user's own; empty if there is none."""
        if found.group and (label := self.labels.get(found.group)):
            return label
        own = found.header.param("X-LABEL")
        for each in found.types:
            if match := _CUSTOM.match(each):
                own = a2b_qp(match[1].encode()).decode("utf-8", "replace")
            elif each.startswith("x-") and service_word(each):
                own = each[2:]
        return own

    def own_label(self, found: Property) -> str:
        """Return the label of a property if the user made it, and not a program."""
        if found.header.bare and not found.group:
            return ""
        label = self.label(found)
        return "" if label.replace(" ", "").lower() in _STANDARD else label

    def keep(self, key: str, value: str, found: Property | None = None) -> None:
        """Keep a value in `Person.extra` under the label of ``key``, with the place, home or work, of its property."""
        if not value:
            return
        label = self.say(key)
        for place in ("home", "work"):
            if found is not None and place in found.types:
                label = self.say("placed").format(label, self.say(place))
        self.keep_as(label, value)

    def keep_as(self, label: str, value: str) -> None:
        """Keep a value under a label; several values of one label are joined."""
        extra = self.person.extra
        before = extra.get(label)
        if value and (before is None or value not in before.split("; ")):
            extra[label] = (f"{before}; {value}" if before else value)[:_LONGEST]

    def _country(self, found: Property, named: str) -> str:
        """Return the two letters of an address's country: as it names it, else as Apple writes beside it."""
        beside = (each.text for each in self.card.all("X-ABADR") if each.group == found.group)
        return country_named(named) or country_named(next(beside, ""))

    def finish_addresses(self) -> None:
        """Take the city from the first address that names one, the preferred first; keep all addresses."""
        if len(self.addresses) > 1:
            self.addresses.sort(key=lambda each: "pref" not in each.types)
        whole, countries = [], set()
        for each in self.addresses:
            parts = address_parts(each.parts())
            countries.add(self._country(each, parts[-1]))
            self.person.city = self.person.city or city(parts)
            text = full_address(parts) or each.header.param("LABEL")
            whole.append(text)
            if text == self.person.city and not each.header.param("LABEL"):
                continue
            label = self.own_label(each)
            self.keep_as(label, text) if label else self.keep("address", text, each)
        countries.discard("")
        self.person.country = countries.pop() if len(countries) == 1 else ""
        for label in self.address_labels:
            if says_more(label, whole):
                self.keep("address", label)


def service_word(kind: str) -> bool:
    """Tell whether a type such as ``x-司机`` is a word of the user's and no mark of a program."""
    return not kind.startswith(("x-evolution", "x-mozilla", "x-synthesis", "x-irmc", "x-internet", "x-pref", "x-apple"))
