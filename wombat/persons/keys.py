"""Exact keys of a person: what only one person bears, such as a mobile number, and how to tell that it is shared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.persons.phones import read_phones
from wombat.persons.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_PROFILE = re.compile(r"linkedin\.com/(?:in|pub)/([^\s/?#]+)", re.IGNORECASE)
_DIGITS = 7
"""A number that no numbering plan knows is a key from so many digits on."""
_OFFICE = frozenset(words("office"))


def exact_keys(emails: Iterable[str], phones: Iterable[str], wechat: str, notes: str, country: str) -> list[str]:
    """Return the exact keys of a person, each with a letter in front that says what it is.

    Args:
        emails: ``e:``, without case.
        phones: ``p:``, in E.164 with extension where there is one, else their digits.
        wechat: ``w:``.
        notes: holds addresses of LinkedIn profiles, ``l:``.
        country: two letters, for phones without a country code.
    """
    keys = [f"e:{email.strip().casefold()}" for email in emails if email.strip()]
    for phone in read_phones(phones, country):
        raw = phone.key[0] == "~" and phone.key[1:].isdigit() and len(phone.key) > _DIGITS
        if phone.key[0] == "+" or raw:
            keys.append(f"p:{phone.key}")
    if wechat.strip():
        keys.append(f"w:{wechat.strip().casefold()}")
    if "linkedin" in notes.lower():
        keys += [f"l:{profile.casefold()}" for profile in _PROFILE.findall(notes)]
    return list(dict.fromkeys(keys))


def is_office(key: str) -> bool:
    """Tell whether a key is an address that an office shares, such as ``info@``, whoever bears it."""
    if not key.startswith("e:"):
        return False
    local = key[2:].partition("@")[0].partition("+")[0]
    return local.rstrip("0123456789") in _OFFICE
