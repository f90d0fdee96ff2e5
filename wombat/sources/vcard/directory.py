"""What cards of one file say of each other: groups and their members, and who is meant by a UID."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.sources.vcard.card import read_cards
from wombat.sources.vcard.naming import compose, name_parts, shown_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.sources.vcard.card import Card

_MENTIONS = tuple(
    word.encode(code)
    for word in ("MEMBER", "member", "Member", "RELATED", "related", "Related", "EVOLUTION-LIST")
    for code in ("ascii", "utf-16-le")
)
_KEPT = 1 << 26
"""Bytes of a file up to which its cards are read once and kept, rather than read twice."""

_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})


@dataclass(slots=True)
class Directory:
    """Names and groups of a file's cards, by UID and e-mail.

    Attributes:
        names: name by UID.
        groups: names of the groups that list a UID or e-mail.
    """

    names: dict[str, str] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)

    def groups_of(self, card: Card) -> list[str]:
        """Return the groups a card is a member of."""
        keys = [uid(card.text("UID")), *(each.text.lower() for each in card.all("EMAIL"))]
        return list(dict.fromkeys(group for key in keys if key for group in self.groups.get(key, ())))


def read_file(data: bytes, encoding: str = "") -> tuple[Iterable[Card], Directory]:
    """Return the cards of a file, and what they say of each other.

    Args:
        data: the file.
        encoding: what the user says it is in, or empty: then it is told from the bytes.
    """
    if not any(word in data for word in _MENTIONS):
        return read_cards(data, encoding), Directory()
    if len(data) > _KEPT:
        return read_cards(data, encoding), directory_of(read_cards(data, encoding))
    cards = list(read_cards(data, encoding))
    return cards, directory_of(cards)


def directory_of(cards: Iterable[Card]) -> Directory:
    """Return what cards say of each other."""
    found = Directory()
    for card in cards:
        name = (shown_names(card) or [compose(name_parts(card))])[0]
        if is_group(card):
            for member in members(card):
                found.groups.setdefault(member, []).append(name)
        elif key := uid(card.text("UID")):
            found.names.setdefault(key, name)
    return found


def is_group(card: Card) -> bool:
    """Tell whether a card is a group of people and no person."""
    kinds = {card.text("KIND").lower(), card.text("X-ADDRESSBOOKSERVER-KIND").lower()}
    return "group" in kinds or card.text("X-EVOLUTION-LIST").upper() == "TRUE"


def members(card: Card) -> list[str]:
    """Return what a group lists: UIDs, and e-mail addresses in lower case."""
    listed = [each.text for each in card.properties if each.name in _MEMBERS]
    if not listed:
        listed = [each.text for each in card.all("EMAIL")]
    return [uid(member) for member in listed if uid(member)]


def uid(text: str) -> str:
    """Return a UID or address as it is compared, without ``urn:uuid:`` or ``mailto:``."""
    return re.sub(r"^(?:urn:uuid:|mailto:)", "", text.strip().lower())
