"""Headings that say whose or where as well: ``Home Mobile``, ``Person - Organization``, ``联系人手机``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wombat.sources.headings import plain_heading, spread

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\s\-–/()（）:：,]+(?:-[^\s\-–/()（）:：,]+)*")
_CJK = re.compile(r"[⺀-鿿぀-ヿ가-힯]")
_PARTS = {"name", "given", "family", "middle", "nickname"}


@cache
def qualifiers() -> Mapping[str, frozenset[str]]:
    """Return the words that say whose, where and of what address: ``owner``, ``place``, ``address``."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["qualifier"]
    return {kind: frozenset(map(plain_heading, words)) for kind, words in table.items()}


def unqualified_role(heading: str, words: Mapping[str, str]) -> str:
    """Return the role of a heading when the words that say whose or where are left out; empty where nobody knows it.

    Args:
        heading: as the file has it.
        words: role by comparable heading.
    """
    whole = spread(heading)
    for rest in [*_without_owner(whole), *([whole.replace("-", " ")] if "-" in whole else [])]:
        if role := words.get(rest):
            return role
        role = words.get(without_place(rest).strip("."), "")
        if role and role not in _PARTS:
            return role
        role = words.get(_without(rest, qualifiers()["place"] | qualifiers()["address"]), "")
        if role in {"city", "country", "company", "phone"}:
            return role
    return ""


def is_place(heading: str) -> bool:
    """Tell whether a heading says nothing but a place: ``Home``, ``Work``."""
    return bool(heading.strip()) and not without_place(spread(heading))


@lru_cache(maxsize=1 << 12)
def without_place(text: str) -> str:
    """Return a comparable heading without words such as ``home`` and ``work``."""
    return _without(text, qualifiers()["place"])


def _without_owner(text: str) -> list[str]:
    """Return the heading, and what follows a word that says whose it is."""
    owners = [owner for owner in qualifiers()["owner"] if text.startswith(owner)]
    rest = ((owner, text[len(owner) :]) for owner in owners)
    return [
        text,
        *(after.strip(" -–:：") for owner, after in rest if _CJK.match(owner) or after[:1] in (" ", "-", ":")),
    ]


def _without(text: str, left_out: frozenset[str]) -> str:
    words = [_chopped(word, left_out) for word in _WORD.findall(text)]
    return " ".join(word for word in words if word and word not in left_out)


def _chopped(word: str, left_out: frozenset[str]) -> str:
    """Return a Chinese, Japanese or Korean word without the beginning that is left out."""
    if _CJK.match(word) and word not in left_out:
        begins = [each for each in left_out if _CJK.match(each) and word.startswith(each)]
        return word[len(max(begins, key=len)) :] if begins else word
    return word
