"""What a text is about: its words without those that say nothing, in Latin letters and in Chinese characters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:['’&.+-][^\W_{_HAN}]+)*")
_IS_HAN = re.compile(rf"[{_HAN}]")
_LEAST = 3
"""Letters of the shortest word that counts."""


_LONG = 4
"""Characters of a Chinese passage that two texts may have in common by more than chance."""


@cache
def _idle_words() -> frozenset[str]:
    return frozenset(singular(word) for word in _listed("latin").split())


@cache
def _idle_han() -> re.Pattern[str]:
    """Return what finds Chinese words and characters that say nothing."""
    return re.compile("|".join(_listed("words").split()) + f"|[{_listed('single')}]")


def _listed(key: str) -> str:
    said: str = tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))[key]
    return said


def singular(word: str) -> str:
    """Return a word in small letters without the ending of an English plural."""
    plain = word.casefold()
    if len(plain) > _LEAST and plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-1] if len(plain) > _LEAST and plain.endswith("s") and not plain.endswith("ss") else plain


def _pairs(run: str) -> list[str]:
    """Return two characters each that follow one another; empty where they reach into a word that says nothing."""
    idle = {at for match in _idle_han().finditer(run) for at in range(*match.span())}
    return ["" if {at, at + 1} & idle else run[at : at + 2] for at in range(len(run) - 1)]


def _word(token: str) -> str:
    plain = singular(token)
    return "" if len(plain) < _LEAST or plain.isdigit() or plain in _idle_words() else plain


def terms(*texts: str) -> frozenset[str]:
    """Return what texts are about: words as `singular` has them, and pairs of Chinese characters."""
    found: set[str] = set()
    for text in texts:
        for token in _TOKEN.findall(text):
            found.update(_pairs(token) if _IS_HAN.match(token) else [_word(token)])
    return frozenset(found - {""})


def said(text: str, wanted: Collection[str]) -> list[str]:
    """Return the words of a text that are among the wanted terms, as the text spells them, neighbours joined."""
    found: list[str] = []
    end = -1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if _IS_HAN.match(token):
            found += _runs(token, wanted)
        elif _word(token) in wanted:
            joined = end >= 0 and text[end : match.start()] == " "
            found[-1:] = [f"{found[-1]} {token}"] if joined else [*found[-1:], token]
            end = match.end()
            continue
        end = -1
    return found


def _runs(run: str, wanted: Collection[str]) -> list[str]:
    """Return the longest stretches of Chinese characters that wanted pairs make up."""
    found: list[str] = []
    last = -2
    for at, pair in enumerate(_pairs(run)):
        if pair and pair in wanted:
            found[-1:] = [found[-1] + run[at + 1]] if last == at - 1 else [*found[-1:], run[at : at + 2]]
            last = at
    return found


def common(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return what two lists of texts have in common, each thing once.

    That is an entry that the other list has too or holds in a longer one, a word, or a passage of some length.
    """
    found: dict[str, str] = {}
    theirs = [" ".join(text.casefold().split()) for text in other]
    wanted = terms(*one) & terms(*other)
    for text in one:
        mine = " ".join(text.casefold().split())
        whole = [shorter for entry in theirs if (shorter := _inside(mine, entry))]
        words = [word for word in said(text, wanted) if word[0].isascii() or len(word) >= _LONG]
        for word in (*whole, *words):
            found.setdefault(word.casefold(), word)
    return [word for plain, word in found.items() if not any(plain != longer and plain in longer for longer in found)]


def _inside(one: str, other: str) -> str:
    """Return the shorter of two entries if it stands whole in the longer and says something, else nothing."""
    shorter, longer = sorted((one, other), key=len)
    if shorter.isascii():
        return shorter if terms(shorter) and re.search(rf"(?<!\w){re.escape(shorter)}(?!\w)", longer) else ""
    return shorter if shorter in longer and terms(shorter) else ""
