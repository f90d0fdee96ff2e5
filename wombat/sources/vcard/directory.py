"""What cards of one file say of each other: groups and their members, and who is meant by a UID."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.sources.vcard.card import read_cards
from wombat.sources.vcard.naming import compose, name_parts, shown_names

if TYPE_CHECKING:
    from wombat.sources.vcard.card import Card

_MENTIONS = tuple(
    word.encode(code)
    for word in ("MEMBER", "member", "Member", "RELATED", "related", "Related", "EVOLUTION-LIST")
    for code in ("ascii", "utf-16-le")
)
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


def directory_of(data: bytes, encoding: str = "") -> Directory:
    """Go through a file for groups and UIDs; quick where no card mentions another."""
    found = Directory()
    if not any(word in data for word in _MENTIONS):
        return found
    for card in read_cards(data, encoding):
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
