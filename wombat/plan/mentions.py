"""Where texts speak of people: their names, addresses and numbers, however these are written."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from wombat.persons.scripts import simplify, variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST, _HEAD = 2, 4
"""Characters of the shortest word that is looked for, and of those by which words are found."""
_NUMBER = re.compile(r"\+?[(（]?\d(?:[\s().（）·-]{0,3}\d){5,}")
_SIGNIFICANT, _LONGEST = 7, 13
"""Digits of the shortest and the longest number, without the country code."""
_BETWEEN = r"[\s().（）·-]{0,3}"
_BOTH = 2
"""Words of a name that may stand the other way round."""


class Mentions:
    """Finds out quickly whether texts speak of any of many people."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take names, addresses, ids and numbers."""
        self._heads: dict[str, set[str]] = {}
        self._numbers: set[str] = set()
        for word in words:
            if digits := number_in(word):
                self._numbers.add(digits)
            for each in _ways(_folded(word)):
                if len(each) >= _SHORTEST:
                    self._heads.setdefault(each[:_HEAD], set()).add(each)
        self._lengths = sorted({len(head) for head in self._heads})

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._heads)

    def tells(self, text: str) -> bool:
        """Tell whether a text speaks of somebody."""
        folded = _folded(text)
        return self._names(folded) or self._numbers_in(folded)

    def _names(self, folded: str) -> bool:
        for at in range(len(folded)):
            for length in self._lengths:
                for word in self._heads.get(folded[at : at + length], ()):
                    if folded.startswith(word, at) and _stands_alone(folded, at, at + len(word)):
                        return True
        return False

    def _numbers_in(self, folded: str) -> bool:
        for found in _NUMBER.finditer(folded) if self._numbers else ():
            if any(number in self._numbers for number in _numbers(found[0])):
                return True
        return False


def _numbers(run: str) -> Iterator[str]:
    """Yield every number that a run of digits may hold: it ends where no digit follows, and begins anywhere."""
    places = [at for at, char in enumerate(run) if char.isdigit()]
    digits = "".join(run[at] for at in places)
    for last, place in enumerate(places, 1):
        if place + 1 == len(run) or not run[place + 1].isdigit():
            for first in range(max(0, last - _LONGEST), last - _SIGNIFICANT + 1):
                yield digits[first:last]


def number_in(word: str) -> str:
    """Return the digits by which a number is known whatever stands before it: those behind the country code."""
    import phonenumbers

    if not re.fullmatch(r"\+\d{7,15}", word):
        return ""
    try:
        return str(phonenumbers.parse(word).national_number)
    except phonenumbers.NumberParseException:
        return word[1:]


def pattern_of(word: str) -> str:
    """Return a pattern that finds a word, in Latin letters not within a longer one, however it is written.

    Chinese characters are found in their simplified and traditional forms, numbers with or without country code and
    with anything between the digits, and names of two words the other way round, too.
    """
    if digits := number_in(word):
        code = re.escape(word[1 : word.rfind(digits)] if digits in word else "")
        prefix = rf"(?:(?:\+|00)?{code}{_BETWEEN})?0?" if code else ""
        return rf"(?<![0-9]){prefix}{_BETWEEN.join(digits)}(?![0-9])"
    return "|".join(map(_bounded, _ways(word)))


def _bounded(word: str) -> str:
    pattern = "".join(r"\s+" if char == " " else _char(char) for char in word)
    left = r"(?<![0-9A-Za-z])" if word[0].isascii() and word[0].isalnum() else ""
    right = r"(?![0-9A-Za-z])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{left}{pattern}{right}"


@cache
def _char(char: str) -> str:
    forms = variants(char)
    return f"[{''.join(sorted(forms))}]" if len(forms) > 1 else re.escape(char)


def _ways(word: str) -> Iterator[str]:
    """Yield a word, and a name of two words the other way round as well."""
    yield word
    parts = word.split()
    if len(parts) == _BOTH and word.replace(" ", "").isalpha():
        yield f"{parts[1]} {parts[0]}"
        yield f"{parts[1]}, {parts[0]}"


@cache
def _known(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start > 0 and _known(text[start]) and _known(text[start - 1])
    after = end < len(text) and _known(text[end - 1]) and _known(text[end])
    return not before and not after


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.casefold().split())
    return " ".join(simplify(unicodedata.normalize("NFKC", text)).casefold().split())
