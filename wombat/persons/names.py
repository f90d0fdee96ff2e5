"""Names of people in a form that can be compared: without title, width, case, spaces, accents or emoji."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from wombat.persons.scripts import simplify
from wombat.persons.surnames import AFTER_SURNAME_ONLY, FIRM_ENDS, TITLES, is_surname, split_surname
from wombat.persons.words import words

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_HAN_RUN = re.compile(f"[{_HAN}]+(?:[·・ ]+[{_HAN}]+)*")
_FIRM_BEHIND = re.compile(r"\s*(?:[-_|/@—–]|\()\s*(?=\S)")
_SORTING = re.compile(f"^[a0]{{1,4}}\\d*[\\s\\-_.]*(?=[{_HAN}])")
_ENGLISH_TITLES = frozenset(words("english_titles"))
_FIRM_WORDS = frozenset(words("firm_words"))
_LONGEST = 4
"""Characters of the longest usual Chinese name: a compound surname and two characters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    Attributes:
        key: equal for two ways to write one name, family name first or last; empty where the text names nobody.
        family: Chinese family name in simplified characters, or empty.
        given: Chinese given name, empty where only the family name is known (王总); a nickname without family name.
        words: words of the part in other scripts, lower case, without accents and titles.
        full: whether family and given name are both there, so that the name can tell one person from another.
        firm: whether this is the name of a firm.
        behind: what stands behind a dash or bracket, often the company (王总-锐鑫贸易), or empty.
    """

    key: str
    family: str = ""
    given: str = ""
    words: tuple[str, ...] = ()
    full: bool = False
    firm: bool = False
    behind: str = ""


@lru_cache(maxsize=1 << 17)
def read_name(text: str) -> Name:
    """Take a name apart; an e-mail address is no name."""
    plain = _letters(simplify(unicodedata.normalize("NFKC", text)).casefold())
    if not plain or "@" in plain.strip("@"):
        return Name("")
    family, given, han, behind = "", "", "", ""
    if match := _HAN_RUN.search(plain):
        plain, behind = _firm_behind(plain)
        match = _HAN_RUN.search(plain) or match
        han = re.sub("[·・ ]", "", match[0])
        family, given = _given_first(match[0]) or _chinese(han)
    words = _words(plain)
    firm = _is_firm(han, family, words)
    key = " ".join(filter(None, [family + given, *sorted(words)]))
    spelt = sum(len(word) > 1 for word in words) > 1 and all(map(str.isalpha, words))
    full = not firm and (bool(family and given) or spelt)
    return Name(key, family, given, words, full, firm, behind)


def _given_first(text: str) -> tuple[str, str] | None:
    """Return family and given name of ``桂磊 田``, None where the family name does not come last."""
    given, space, family = text.partition(" ")
    return (family, given) if space and is_surname(family) and not is_surname(given) else None


def _letters(text: str) -> str:
    """Return the text without emoji, control characters and the letters that sort a contact to the top of a list."""
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cf", "Cs", "Co", "Mn"))
    return _SORTING.sub("", " ".join(text.split()))


def _firm_behind(text: str) -> tuple[str, str]:
    """Split ``王总-锐鑫贸易`` and ``王伟(锐鑫)`` into the person and what stands behind."""
    person, *rest = _FIRM_BEHIND.split(text, maxsplit=1)
    return (person, rest[0].rstrip(") ")) if person and rest else (text, "")


def _chinese(text: str) -> tuple[str, str]:
    """Return family and given name of a Chinese text, without form of address."""
    if len(text) == 2 and text[0] in "小老" and is_surname(text[1]):  # noqa: PLR2004 (小李, 老王)
        return text[1], ""
    for title in TITLES:
        if text.endswith(title) and len(text) > len(title):
            before = text[: -len(title)]
            if is_surname(before):
                return before, ""
            if title not in AFTER_SURNAME_ONLY and len(before) <= _LONGEST and split_surname(before)[0]:
                return split_surname(before)
    return split_surname(text) if 1 < len(text) <= _LONGEST else ("", text)


def _words(text: str) -> tuple[str, ...]:
    """Return the words that are not Chinese, without accents and titles; ``doe, jane`` becomes ``jane doe``."""
    if text.isascii() and text.isalpha():
        return (text,)
    last, comma, first = text.partition(",")
    if comma and first.strip() and not set(first.replace(".", "").split()) <= _ENGLISH_TITLES:
        text = f"{first} {last}"
    if not text.isascii():
        text = _HAN_RUN.sub(" ", text)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = tuple(word for word in re.findall(r"[^\W_]+", text.replace("'", "").replace("\u2019", "")))
    return tuple(word for word in found if word not in _ENGLISH_TITLES) or found


def _is_firm(han: str, family: str, words: tuple[str, ...]) -> bool:
    if len(han) > _LONGEST or (han and not family):
        return han.endswith(FIRM_ENDS)
    return not han and len(words) > 1 and bool(_FIRM_WORDS.intersection(words))
