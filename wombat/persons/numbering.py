"""Digits brought to E.164: which country a number belongs to, and whether its numbering plan knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.persons.dialling import dialled

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

FILLING = re.compile(r"[\s().\-\u2010-\u2015\u00a0\u200e\u200f\u202a-\u202e\u2060\ufeff]+")
"""What stands between digits."""
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
_AMERICAN = re.compile(r"[2-9]\d\d[2-9]\d{6}")
_WRITTEN_AMERICAN = re.compile(r"1[\s.-]{0,2}\(?[2-9]\d\d\)?[\s./-]{0,2}[2-9]\d\d[\s.-]\d{4}")
"""A trunk 1 and groups of three, three and four digits, as no Chinese mobile number is written."""
_IN_BRACKETS = re.compile(r"\([2-9]\d\d\)[ -]?[2-9]\d\d[. -]\d{4}")
_IN_BRACKETS_OR_GROUPS = re.compile(rf"{_IN_BRACKETS.pattern}|[2-9]\d\d([.-])[2-9]\d\d\1\d{{4}}")
_WITHOUT_PLUS = re.compile(r"[1-9][0-9]{10,14}")
_UNMISTAKABLE = 9
"""National numbers of at least so many digits hold their area code, even where the numbering plan does not list it."""


def e164(digits: str, country: str, home: str = "") -> str:
    """Return a number in E.164, or nothing where it is none that can be dialled from abroad.

    Args:
        digits: with a plus in front or not.
        country: two letters, for numbers without a country code.
        home: two letters of the country where the person is, or nothing.
    """
    digits = _international(digits)
    return (home and _at_home(digits, home)) or _e164(digits, country) or (home and _e164(digits, home))


def american(number: str, country: str) -> str:
    """Return the digits with +1 where they are grouped as in North America and are no number of the country, if any."""
    if number[:1] in ("+", "0"):
        return ""
    if _WRITTEN_AMERICAN.fullmatch(number):
        return "+" + FILLING.sub("", number)
    grouped = _IN_BRACKETS if country else _IN_BRACKETS_OR_GROUPS
    if country in ("US", "CA") or not grouped.fullmatch(number):
        return ""
    digits = FILLING.sub("", number)
    if country and is_listed(digits, country):
        return ""
    return "+1" + digits if number[0] == "(" or is_listed(digits, "US") else ""


def is_listed(digits: str, country: str) -> bool:
    """Tell whether the numbering plan of the country lists a number."""
    return _listed(digits, country) is not None


def _listed(digits: str, country: str) -> PhoneNumber | None:
    """Return a number that the numbering plan of its country lists."""
    import phonenumbers

    number = _parse(digits, country)
    return number if number and phonenumbers.is_valid_number(number) else None


def _parse(digits: str, country: str) -> PhoneNumber | None:
    import phonenumbers

    try:
        return phonenumbers.parse(digits, country or None)
    except phonenumbers.NumberParseException:
        return None


def _told(number: PhoneNumber) -> str:
    import phonenumbers

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _international(digits: str) -> str:
    """Return ``digits`` with a plus where a country code leads without one."""
    if digits.startswith("00"):
        return "+" + digits[2:]
    if digits.startswith("86") and _CHINESE_MOBILE.fullmatch(digits, 2):
        return "+" + digits
    return digits


def _at_home(digits: str, home: str) -> str:
    """Return the number in E.164 if it is beyond doubt one of the country where the person is, else nothing."""
    if digits.startswith("+") or (home != "CN" and _CHINESE_MOBILE.fullmatch(digits)):
        return ""
    number = _listed(digits, home)
    return _told(number) if number else ""


def _e164(digits: str, country: str) -> str:
    """Return the number in E.164, or nothing where it is none that can be dialled from abroad."""
    if digits.startswith("+86") and _CHINESE_MOBILE.fullmatch(digits, 3):
        return digits
    if country == "CN" and _CHINESE_MOBILE.fullmatch(digits) and not digits.startswith("179"):
        return "+86" + digits
    if country in ("US", "CA") and _AMERICAN.fullmatch(digits):
        return "+1" + digits
    if code := dialled(digits, country, _UNMISTAKABLE) or _abroad(digits, country) or _parsed(digits, country):
        return code
    return "+86" + digits if _CHINESE_MOBILE.fullmatch(digits) else ""


def _abroad(digits: str, country: str) -> str:
    """Return a number that begins with its country code but for the plus, as messengers tell them; else nothing."""
    if not _WITHOUT_PLUS.fullmatch(digits) or _CHINESE_MOBILE.fullmatch(digits):
        return ""
    import phonenumbers

    number = _listed("+" + digits, "")
    if not number:
        return ""
    apart = bool(country) and number.country_code != phonenumbers.country_code_for_region(country)
    return "" if apart and is_listed(digits, country) else "+" + digits


def _parsed(digits: str, country: str) -> str:
    """Return what the numbering plans say, in E.164, or nothing."""
    import phonenumbers

    number = _parse(digits, country) if country or digits.startswith("+") else None
    if not number or not (_is_whole(number, digits) or phonenumbers.is_valid_number(number)):
        return ""
    return _told(number)


def _is_whole(number: PhoneNumber, digits: str) -> bool:
    """Tell cheaply whether a number is whole enough to be dialled, whether or not the numbering plan lists it."""
    import phonenumbers

    return (
        (digits.startswith("+") or len(str(number.national_number)) >= _UNMISTAKABLE)
        and not number.italian_leading_zero  # the zero of another country's area code
        and not _CHINESE_MOBILE.fullmatch(digits)
        and phonenumbers.is_possible_number(number)
    )
