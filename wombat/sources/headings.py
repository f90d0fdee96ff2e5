"""Headings of lists made comparable: case, width, accents, spaces inside Chinese words, asterisks, numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = re.compile(r"[(\[](?:必填|选填|選填|可选|可選|required|optional|must be)[^)\]]*[)\]]")
_CJK_SPACE = re.compile(r"(?<=[⺀-鿿])\s+|\s+(?=[⺀-鿿])")
_NUMBER = re.compile(r"\s*\d+\s*")
_ACCENT = re.compile("[\u0300-\u036f]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@lru_cache(maxsize=1 << 14)
def plain_heading(heading: str) -> str:
    """Return a heading in its comparable form: ``＊手机 号码（必填）：`` becomes ``手机号码``."""
    text = unicodedata.normalize("NFKC", heading).casefold().replace("_", " ").replace("’", "'")
    text = _BRACKETS.sub("", text).strip(" \t\r\n*:：.#\ufeff\"'")
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return _CJK_SPACE.sub("", " ".join(text.split()))


@lru_cache(maxsize=1 << 14)
def unnumbered(heading: str) -> str:
    """Return the comparable form without numbers: ``E-mail 2 - Value`` becomes ``e-mail - value``."""
    return _CJK_SPACE.sub("", _NUMBER.sub(" ", plain_heading(heading)).strip())


@lru_cache(maxsize=1 << 14)
def spread(heading: str) -> str:
    """Return the comparable form with the words of ``mobilePhone`` apart: ``mobile phone``; numbers are left aside."""
    return unnumbered(_HUMP.sub(" ", heading))
