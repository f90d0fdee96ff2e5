"""What a text is about: its words without those that say nothing, in Latin letters and in Chinese characters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:['’&.+-][^\W_{_HAN}]+)*")
_IS_HAN = re.compile(rf"[{_HAN}]")
_LEAST = 3
"""Letters of the shortest word that counts."""


@cache
def _idle() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    said = tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
    words = frozenset(singular(word) for word in said["latin"].split())
    return words, frozenset(said["single"]), frozenset(said["pairs"].split())


def singular(word: str) -> str:
    """Return a word in small letters without the ending of an English plural."""
    plain = word.casefold()
    if len(plain) > _LEAST and plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-1] if len(plain) > _LEAST and plain.endswith("s") and not plain.endswith("ss") else plain


def _pairs(run: str) -> list[str]:
    """Return two characters each that follow one another, empty where the two say nothing."""
    _, single, idle = _idle()
    both = (run[at : at + 2] for at in range(len(run) - 1))
    return ["" if pair in idle or pair[0] in single or pair[1] in single else pair for pair in both]


def _word(token: str) -> str:
    plain = singular(token)
    return "" if len(plain) < _LEAST or plain.isdigit() or plain in _idle()[0] else plain


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


def common(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """Return what two lists of texts have in common, each thing once, as the first list spells it."""
    mine = list(one)
    wanted = terms(*mine) & terms(*other)
    words = (word for text in mine for word in said(text, wanted)) if wanted else iter(())
    return list({word.casefold(): word for word in words}.values())
