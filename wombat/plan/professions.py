"""Professions told apart by their names in Chinese and English, in a title as well as alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wombat.text import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.model import Row


class Professions:
    """The professions a text can name: those of ``professions.toml`` and the words of the user's own circles.

    A word of a circle is a profession of the file if it is one of its names; else it is a profession of its own.
    Several names of one seat are divided by slashes: ``殡葬师/礼仪师``.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Add the words to the professions of the file."""
        terms = dict(_terms())
        for word in words:
            own = _own_names(word)
            terms |= dict.fromkeys(own, _plain(word))
        self._terms = terms
        self._pattern = _pattern(tuple(terms))
        self._found: dict[str, frozenset[str]] = {}

    def find(self, text: str) -> frozenset[str]:
        """Return the ids of the professions that a text names: a profession, a job title, a line of both."""
        if text not in self._found:
            hits = self._pattern.findall(_plain(text))
            self._found[text] = frozenset(self._terms[hit] for hit in hits)
        return self._found[text]

    def of_seat(self, word: str) -> frozenset[str]:
        """Return the ids of the professions that fill a seat of a circle, as its word says."""
        known = {self._terms[name] for name in _names(word) if name in self._terms}
        return frozenset(known or {_plain(word)})

    def of(self, contact: Row) -> frozenset[str]:
        """Return the ids of what a contact is: by profession if that is filled, else by job title."""
        profession = contact.text("profession")
        if profession:
            return self.find(profession) or frozenset({_plain(profession)})
        return self.find(contact.text("title"))


def profession_of(contact: Row) -> set[str]:
    """Return the ids of the professions of a contact, empty if nothing tells; see `Professions.of`."""
    return set(_known().of(contact))


def profession_ids(text: str) -> frozenset[str]:
    """Return the ids of the professions that a text names in Chinese or English, such as ``banker`` or ``银行``."""
    return _known().find(text)


def profession_label(profession: str) -> Text:
    """Return what to call a profession by its id; a profession of the user's own is called as the user wrote it."""
    entry = _file().get(profession)
    return Text({tag: entry[tag] for tag in LANGUAGES}) if entry else Text.plain(profession)


@cache
def _known() -> Professions:
    return Professions()


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("professions.toml").read_text("utf-8"))


@cache
def _terms() -> dict[str, str]:
    """Return the id of each name that stands in the file."""
    terms: dict[str, str] = {}
    for profession, entry in _file().items():
        labels = [entry[tag] for tag in LANGUAGES]
        for name in (*labels, *entry["also"]):
            terms.setdefault(_plain(name), profession)
    return terms


def _own_names(word: str) -> list[str]:
    """Return the names in the word of a seat that the file does not know."""
    return [name for name in _names(word) if name not in _terms()]


def _names(word: str) -> list[str]:
    """Return the names of one seat, which slashes divide; the whole first, since ``title / escrow`` is one name."""
    halves = [_plain(half) for half in re.split(r"[/|／]", word)]
    return list(dict.fromkeys(name for name in (_plain(word), *halves) if name))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds names in a plain text, the longest first; Latin ones as whole words, in the plural too."""
    names = sorted(terms, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in names if name.isascii())
    other = "|".join(re.escape(name) for name in names if not name.isascii())
    return re.compile(rf"(?<![a-z0-9])(?:{latin})(?=s?(?![a-z0-9]))|{other}")
