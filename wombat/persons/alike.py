"""Whether two names can be one person's, and how near two names or two firms are to each other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.persons.scripts import simplify
from wombat.persons.words import surname_sounds, words

if TYPE_CHECKING:
    from wombat.persons.names import Name

NEAR = 80
"""Likeness in percent (rapidfuzz's normalised Indel ratio) from which two words are one word with a typing error."""
_SHORT = 3
"""Characters up to which one other makes another firm."""

_SHORT_FORMS = frozenset(frozenset(pair.split("/")) for pair in words("short_forms"))
_FORMS_OF_FIRMS = re.compile(
    r"股份有限公司|有限责任公司|有限公司|集团公司|控股|集团|公司"
    r"|\b(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|gmbh|ag|sarl|plc|pty|pte|group|holdings?|the)\b"
)
_PLACES = re.compile(
    "^(?:中国|北京市?|上海市?|广州市?|深圳市?|杭州市?|南京市?|苏州市?|天津市?|重庆市?|成都市?|武汉市?|台湾|台北市?|香港)"
)


def contradict(one: Name, other: Name) -> bool:
    """Tell whether two names cannot be one person's, so that a phone or address in common does not make them one.

    Forms of address (王总), initials, short forms (Bob), the same family name in Latin letters (Wang Wei, Vincent Wong)
    and one typing error contradict nothing; another family name, another given name, or a firm beside a person do.
    """
    if not one.key or not other.key or one.key == other.key:
        return False
    if one.firm or other.firm:
        return one.firm != other.firm or likeness(one.key, other.key) < NEAR
    if (one.family or one.given) and (other.family or other.given):
        return _chinese_contradict(one, other)
    if one.words and other.words:
        return _words_contradict(one.words, other.words)
    return _sound_different(one, other)


def _sound_different(one: Name, other: Name) -> bool:
    """Tell whether a Chinese and a Latin name differ in the family name; a first name or nickname alone may fit."""
    family, words = (one.family, other.words) if one.family else (other.family, one.words)
    if not family or not (one.full and other.full):
        return False
    joined = {"".join(words), *words}
    return not any(sound in joined for sound in surname_sounds().get(family, ()))


def _chinese_contradict(one: Name, other: Name) -> bool:
    if not one.family or not other.family:
        return False
    if one.family != other.family:
        return True
    short, long = sorted((one.given, other.given), key=len)
    if not short or short == long:
        return False
    if len(short) == len(long):
        swapped = sorted(short) == sorted(long)
        return len(long) == 1 or (not swapped and sum(a != b for a, b in zip(short, long, strict=True)) > 1)
    return short not in long


def _words_contradict(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if "".join(short) in ("".join(long), "".join((*long[1:], long[0])), "".join((long[-1], *long[:-1]))):
        return False
    left = list(long)
    for word in short:
        match = next((w for w in left if w == word), None) or next((w for w in left if _one_word(word, w)), None)
        if match is None:
            return True
        left.remove(match)
    return False


def _one_word(one: str, other: str) -> bool:
    """Tell whether two words of names are one: an initial, a short form, a typing error."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return frozenset((one, other)) in _SHORT_FORMS or likeness(one, other) >= NEAR


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 100: rapidfuzz's normalised Indel ratio."""
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)


def name_likeness(one: Name, other: Name) -> float:
    """Return how alike two names are, from 0 to 100, the family name first or last."""
    if one.key == other.key:
        return 100.0
    if one.family and one.family + one.given == other.family + other.given:
        return 95.0
    return max(likeness(one.key, other.key), likeness("".join(one.words), "".join(other.words)) if one.words else 0)


@lru_cache(maxsize=1 << 16)
def firm_key(text: str) -> str:
    """Return what writings of one firm have in common: 深圳市锐鑫贸易有限公司 and 锐鑫贸易, Acme and ACME, Ltd."""
    plain = simplify(unicodedata.normalize("NFKC", text)).casefold()
    plain = _FORMS_OF_FIRMS.sub(" ", re.sub(r"[^\w]+", " ", plain))
    core = "".join(plain.split())
    placeless = _PLACES.sub("", core)
    return (placeless if len(placeless) > 1 else core) or "".join(text.casefold().split())


def firms_alike(one: str, other: str) -> bool:
    """Tell whether two texts may name one firm: the same core, one inside the other, a typing error not in digits."""
    a, b = sorted((firm_key(one), firm_key(other)), key=len)
    if not a or _digits(a) != _digits(b):
        return False
    return a == b or (len(a) > 1 and a in b) or likeness(a, b) >= NEAR or (len(a) > _SHORT and one_error(a, b))


def one_error(one: str, other: str) -> bool:
    """Tell whether one typing error makes one text of the other: a character more, less, another, or two swapped."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
