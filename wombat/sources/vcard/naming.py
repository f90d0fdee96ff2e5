"""The name of a person from a card: as shown, and its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.sources.vcard.values import one_line

if TYPE_CHECKING:
    from wombat.records import Person
    from wombat.sources.vcard.card import Card, Property

_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_HAN_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}")
_PARTS = ("family", "given", "middle", "prefix", "suffix")


def name_parts(card: Card) -> dict[str, str]:
    """Return the five parts of the first N that holds any: family, given, middle, prefix, suffix."""
    for each in card.all("N"):
        parts = [one_line(part) if part else part for part in each.parts()[:5]]
        if any(parts):
            return dict(zip(_PARTS, parts + [""] * (5 - len(parts)), strict=True))
    return dict.fromkeys(_PARTS, "")


def shown_names(card: Card) -> list[str]:
    """Return every FN, without doubles: the preferred first, then the one that the parts of the name make."""
    found = card.all("FN")
    if len(found) > 1:
        composed = compose(name_parts(card))
        found = sorted(found, key=lambda each: ("pref" not in each.types, each.flat != composed))
    return list(dict.fromkeys(filter(None, (each.flat for each in found))))


def compose(parts: dict[str, str]) -> str:
    """Return the name that the parts make: family name first and unspaced where Chinese, Japanese or Korean."""
    family, given, middle = parts["family"], parts["given"], parts["middle"]
    if _EAST_ASIAN.search(family + given + middle):
        return _joined([family, middle, given])
    words = (parts["prefix"], given, middle.replace(",", " "), family, parts["suffix"])
    return one_line(" ".join(words))


def _joined(words: list[str]) -> str:
    """Join words, with a space only between two that are not East Asian."""
    text = ""
    for word in filter(None, words):
        spaced = text and not _EAST_ASIAN.match(text[-1]) and not _EAST_ASIAN.match(word)
        text += f" {word}" if spaced else word
    return text


def chinese_parts(name: str) -> tuple[str, str]:
    """Return family and given name of a Chinese name, compound surnames known; two blanks if it is none."""
    if not _HAN_NAME.fullmatch(name):
        return "", ""
    from wombat.persons.scripts import simplify
    from wombat.persons.surnames import TITLES, is_surname, split_surname

    plain = simplify(name)
    for title in TITLES:
        if plain.endswith(title) and is_surname(before := plain[: -len(title)]):
            return name[: len(before)], ""
    family, given = split_surname(plain)
    return (name[: len(family)], name[len(family) :]) if family and given else ("", "")


def set_name(person: Person, card: Card, shown: list[str], parts: dict[str, str], nickname: str) -> None:
    """Fill name, given and family name; the name is the best the card has, empty where it has none.

    Args:
        person: the rest of it is filled already.
        card: where it comes from.
        shown: `shown_names` of the card.
        parts: `name_parts` of the card.
        nickname: in case there is nothing better.
    """
    person.given, person.family = parts["given"], parts["family"]
    company = person.company or person.department
    if company and is_company(card) and not (shown and card.text("KIND")):
        person.name = company
    else:
        reached = (company, nickname, *person.emails[:1], *person.phones[:1], person.wechat)
        person.name = shown[0] if shown else compose(parts) or next(filter(None, reached), "")
        if not any(parts.values()) and shown:
            person.family, person.given = chinese_parts(person.name)


def is_company(card: Card) -> bool:
    """Tell whether the card is one of a firm: shown as its company, or of that kind."""
    return card.text("X-ABSHOWAS").upper() == "COMPANY" or card.text("KIND").lower() == "org"


def nicknames(properties: list[Property]) -> str:
    """Return the nicknames of a card as one text."""
    return "; ".join(dict.fromkeys(filter(None, (each.flat for each in properties))))
