"""How Chinese names sound in Latin letters, so that 姚欣良 and Xinliang Yao can be one person."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.persons.scripts import simplify
from wombat.persons.words import surname_sounds

if TYPE_CHECKING:
    from wombat.persons.names import Name


@lru_cache(maxsize=1 << 16)
def given_sounds(given: str) -> frozenset[str]:
    """Return the ways a Chinese given name is spelt in pinyin without tones, a lü also as lv and lu."""
    from pypinyin import Style, lazy_pinyin

    plain = "".join(lazy_pinyin(given, style=Style.NORMAL, errors="ignore")).lower()
    return frozenset({plain, plain.replace("lv", "lu").replace("nv", "nu"), plain.replace("v", "yu")} - {""})


def spelling(name: str) -> str:
    """Return what a name is sorted by: Chinese ones in pinyin, the family name as it sounds as one (曾 is zeng)."""
    from pypinyin import Style, lazy_pinyin, pinyin

    from wombat.persons.surnames import split_surname

    plain = simplify(name)
    family, _ = split_surname(plain)
    ways = pinyin(family, style=Style.NORMAL, heteronym=True)
    as_surname = surname_sounds().get(family, frozenset()).intersection(ways[0]) if len(ways) == 1 else frozenset[str]()
    first = [min(as_surname)] if as_surname else lazy_pinyin(family)
    return " ".join([*first, *lazy_pinyin(plain[len(family) :])]).casefold()


def chinese_sounds(name: Name) -> frozenset[str]:
    """Return how a full Chinese name is spelt as one word, family name first; empty for any other."""
    if not (name.family and name.given):
        return frozenset()
    families = surname_sounds().get(name.family) or given_sounds(name.family)
    return frozenset(family + given for family in families for given in given_sounds(name.given))


def latin_sounds(name: Name) -> frozenset[str]:
    """Return the words of a Latin name as one word, the last or the first word taken as family name."""
    words = name.words
    if len(words) < 2 or name.given or name.firm:  # noqa: PLR2004 - a name of two words
        return frozenset()
    return frozenset({"".join(words), "".join((words[-1], *words[:-1])), "".join((*words[1:], words[0]))})


def sound_alike(one: Name, other: Name) -> bool:
    """Tell whether one of two names is the other in Latin letters."""
    return bool(chinese_sounds(one) & latin_sounds(other)) or bool(latin_sounds(one) & chinese_sounds(other))
