"""Contacts who fit what somebody asks for: by profession, and by words in their row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import OWNER, profession_ids, profession_label, profession_of

from .terms import said, singular, terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat import Contact, Plan, Text

_FIELDS = ("name", "profession", "title", "company", "department", "tags", "circles", "notes")
"""Where in a contact's row words are looked for."""
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f][\w'’&.+-]+")
_PROFESSION = 2
"""What a profession counts against a word."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A contact who fits.

    Attributes:
        who: contact id.
        professions: what the contact is, of what was asked for.
        words: of the request that stand in the contact's row; the name where the contact was asked for by name.
        hits: how many terms these words are made of.
    """

    who: str
    professions: tuple[Text, ...] = ()
    words: tuple[str, ...] = ()
    hits: int = 1

    @property
    def score(self) -> int:
        """How well the contact fits."""
        return _PROFESSION * len(self.professions) + self.hits


class _Wish:
    """What one text asks for."""

    def __init__(self, plan: Plan, text: str) -> None:
        self.text = text
        self.person = plan.who(text)
        self.professions = profession_ids(text)
        self.terms = terms(text)


def fitting(plan: Plan, wishes: Mapping[str, str]) -> dict[str, list[Fit]]:
    """Return the contacts who fit each wish, the best first: by what fits, then strong ties, then hub rank.

    Who fits less than half as well as the best is left out.

    Args:
        plan: with the contacts.
        wishes: what is asked for, in words, by any key.
    """
    asked = {key: _Wish(plan, text) for key, text in wishes.items() if text.strip()}
    contacts = {contact.id: contact for contact in plan.contacts} if asked else {}
    wanted = _Wanted(frozenset[str]().union(*(wish.terms for wish in asked.values())))
    found: dict[str, list[Fit]] = {key: [] for key in wishes}
    for contact in contacts.values():
        here, is_a = wanted.among(_said_of(contact)), profession_of(contact)
        for key, wish in asked.items():
            if (fit := _fit(contact, wish, here & wish.terms, is_a & wish.professions)) is not None:
                found[key].append(fit)
    return {key: _best(contacts, fits) for key, fits in found.items()}


def holding(plan: Plan, wishes: Mapping[str, Sequence[str]]) -> dict[str, list[Fit]]:
    """Return the contacts whose row holds any of some words, in the same order; Latin words must be whole."""
    asked = {key: [(word, _whole(word)) for word in words if word.strip()] for key, words in wishes.items()}
    contacts = {contact.id: contact for contact in plan.contacts} if any(asked.values()) else {}
    found: dict[str, list[Fit]] = {key: [] for key in wishes}
    for contact in contacts.values():
        text = _said_of(contact)
        for key, words in asked.items():
            if here := tuple(word for word, pattern in words if pattern.search(text)):
                found[key].append(Fit(contact.id, words=here, hits=len(here)))
    return {key: _best(contacts, fits) for key, fits in found.items()}


def _whole(word: str) -> re.Pattern[str]:
    plain = re.escape(word.strip())
    return re.compile(rf"(?<![^\W_]){plain}(?![^\W_])" if word.isascii() else plain, re.IGNORECASE)


def _best(contacts: Mapping[str, Contact], fits: list[Fit]) -> list[Fit]:
    most = max((fit.score for fit in fits), default=0)
    good = [fit for fit in fits if fit.score * 2 >= most]
    return sorted(good, key=lambda fit: (-fit.score, contacts[fit.who].strong is not True, _rank(contacts[fit.who])))


def _rank(contact: Contact) -> float:
    return contact.number("hub_rank") or float("inf")


def _fit(contact: Contact, wish: _Wish, shared: frozenset[str], is_a: set[str]) -> Fit | None:
    if wish.person is not None and wish.person != OWNER:
        return Fit(contact.id, words=(contact.name,)) if contact.id == wish.person else None
    if not shared and not is_a:
        return None
    words = {word.casefold(): word for word in said(wish.text, shared)}
    labels = tuple(profession_label(each) for each in sorted(is_a))
    return Fit(contact.id, labels, tuple(words.values()), len(shared))


def _said_of(contact: Contact) -> str:
    return "\n".join(contact.text(field) for field in _FIELDS)


class _Wanted:
    """Finds terms in texts, all of them at once."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._pairs = [term for term in wanted if not term.isascii() and len(term) == 2]  # noqa: PLR2004 - characters
        self._words = wanted - set(self._pairs)

    def among(self, text: str) -> frozenset[str]:
        """Return the wanted terms that stand in a text."""
        found = {pair for pair in self._pairs if pair in text}
        if self._words:
            found |= self._words & {singular(word) for word in _LATIN.findall(text)}
        return frozenset(found)
