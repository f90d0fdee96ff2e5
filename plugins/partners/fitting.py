"""Contacts who fit what somebody asks for: by profession, and by words in their row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import OWNER, profession_ids, profession_of

from .terms import singular, terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat import Contact, Plan

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
        professions: ids of what the contact is, of what was asked for.
        words: of the request that stand in the contact's row, as terms; the name where one was asked for by name.
        hits: how many they are.
    """

    who: str
    professions: tuple[str, ...] = ()
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
    texts = {text: _Wish(plan, text) for text in dict.fromkeys(wishes.values()) if text.strip()}
    if not texts:
        return {key: [] for key in wishes}
    contacts = {contact.id: contact for contact in plan.contacts}
    index = _Index(contacts, frozenset().union(*(wish.terms for wish in texts.values())))
    fits = {text: _best(contacts, index.fits(wish)) for text, wish in texts.items()}
    return {key: fits.get(text, []) for key, text in wishes.items()}


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


def _said_of(contact: Contact) -> str:
    return "\n".join(contact.text(field) for field in _FIELDS)


class _Index:
    """The contacts by the terms that stand in their rows, and by what they are."""

    def __init__(self, contacts: Mapping[str, Contact], wanted: frozenset[str]) -> None:
        pairs = [term for term in wanted if not term.isascii() and len(term) == 2]  # noqa: PLR2004 - characters
        words = wanted - set(pairs)
        self._contacts = contacts
        self._holders: dict[str, list[str]] = {}
        self._are: dict[str, list[str]] = {}
        for who, contact in contacts.items():
            text = _said_of(contact)
            here = {pair for pair in pairs if pair in text}
            here |= words & {singular(word) for word in _LATIN.findall(text)} if words else set()
            for term in here:
                self._holders.setdefault(term, []).append(who)
            for profession in profession_of(contact):
                self._are.setdefault(profession, []).append(who)

    def fits(self, wish: _Wish) -> list[Fit]:
        """Return everybody who fits a wish at all."""
        if wish.person is not None and wish.person != OWNER:
            return [Fit(wish.person, words=(self._contacts[wish.person].name,))]
        found: dict[str, tuple[list[str], list[str]]] = {}
        for term in wish.terms:
            for who in self._holders.get(term, ()):
                found.setdefault(who, ([], []))[0].append(term)
        for profession in sorted(wish.professions):
            for who in self._are.get(profession, ()):
                found.setdefault(who, ([], []))[1].append(profession)
        return [Fit(who, tuple(is_a), tuple(here), len(here)) for who, (here, is_a) in found.items()]
