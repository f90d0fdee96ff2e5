"""The person that a card describes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.records import Person
from wombat.sources.vcard.directory import Directory
from wombat.sources.vcard.fields import HANDLERS, other
from wombat.sources.vcard.naming import name_parts, nicknames, set_name, shown_names
from wombat.sources.vcard.reading import Reading, plain_say

if TYPE_CHECKING:
    from wombat.sources.vcard.card import Card
    from wombat.sources.vcard.reading import Say


_WECHAT = re.compile(
    r"(?i)(?:微信号?|微信號|\bwechat(?: ?id)?|\bweixin)[ ]?[:：][ ]?([a-z][\w-]{5,19}|1[3-9]\d{9})(?![\w@.-])", re.ASCII
)
"""A WeChat id that stands in a note."""


def person_from_card(card: Card, say: Say = plain_say, directory: Directory | None = None) -> Person | None:
    """Return the person of a card, or None if it holds no name, company, address or number to know one by.

    Args:
        card: as `read_cards` gives it.
        say: from a key such as ``address`` to the label under which `Person.extra` keeps such a value.
        directory: of the file, for groups and for relations that give a UID; see `read_file`.
    """
    person = Person(f"line {card.line}")
    reading = Reading(card, person, say, directory or Directory(), card.labels())
    for each in card.properties:
        if each.raw:
            HANDLERS.get(each.header.name, other)(reading, each)
    if reading.addresses or reading.address_labels:
        reading.finish_addresses()
    _name(reading)
    _job(reading)
    _inside(reading)
    if person.notes and not person.wechat and (found := _WECHAT.search(person.notes)):
        person.wechat = found[1]
    person.relations = [each for each in person.relations if each[1] != person.name]
    if reading.directory.groups:
        person.tags += reading.directory.groups_of(card)
    if len(person.tags) > 1:
        person.tags = list(dict.fromkeys(person.tags))
    return person if person.name else None


def _name(reading: Reading) -> None:
    card, person = reading.card, reading.person
    shown, parts, nickname = shown_names(card), name_parts(card), nicknames(reading.nicknames)
    set_name(person, card, shown, parts, nickname)
    if nickname != person.name:
        reading.keep("nickname", nickname)
    for name in shown[1:]:
        reading.keep("name", name)
    for part in ("prefix", "middle", "suffix"):
        if parts[part] and parts[part] not in person.name:
            reading.keep(part, parts[part])
    if reading.phonetic:
        reading.keep("reading", " ".join(reading.phonetic[at] for at in sorted(reading.phonetic)))


def _job(reading: Reading) -> None:
    """Set title and profession: of several titles the first, the role as profession and, without title, as title."""
    person = reading.person
    person.title = next(iter(reading.titles + reading.roles), "")
    person.profession = person.profession or next(iter(reading.roles), "")
    for title in reading.titles[1:]:
        reading.keep("title", title)
    for role in reading.roles[1:]:
        reading.keep("role", role)


def _inside(reading: Reading) -> None:
    """Keep what stands in the card beside its properties: cards of agents, and lines that are no property."""
    for agent in reading.card.agents:
        if found := person_from_card(agent, reading.say):
            reading.person.relations.append(("works-with", found.name))
            reading.keep("agent", ", ".join(dict.fromkeys([found.name, *found.phones, *found.emails])))
    for _, text in reading.card.stray:
        reading.keep("stray", text)
