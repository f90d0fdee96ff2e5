"""Phone numbers as people write them: split, read by country, and brought to E.164 so that equal ones are equal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.plan.dialling import dialled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from phonenumbers import PhoneNumber

_SPLIT = re.compile(r"\s*(?:[;、|\n]|:::)\s*")
_EXTENSION = re.compile(
    r"(?:;ext=|转|轉|分机|分機|内线|內線|\bext(?:n|ension)?\b\.?|(?<=\d)\s*[x#](?=\s*\d))[\s.:]*(\d{1,7})\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+\.0+|(\d(?:\.\d+)?)E\+?\d+", re.IGNORECASE)
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
_FILLING = re.compile(r"[\s().\-\u2010-\u2015\u00a0\u200e\u200f\u202a-\u202e\u2060\ufeff]+")
_BARE = re.compile(r" *[+(]?[0-9][0-9() -]*")
_BLANKS = str.maketrans("", "", " ()-")
_AMERICAN = re.compile(r"[2-9]\d\d[2-9]\d{6}")
_WRITTEN_AMERICAN = re.compile(r"1[\s.-]{0,2}\(?[2-9]\d\d\)?[\s./-]{0,2}[2-9]\d\d[\s.-]\d{4}")
"""A trunk 1 and groups of three, three and four digits, as no Chinese mobile number is written."""
_IN_BRACKETS = re.compile(r"\([2-9]\d\d\)[ -]?[2-9]\d\d[. -]\d{4}")
_IN_BRACKETS_OR_GROUPS = re.compile(rf"{_IN_BRACKETS.pattern}|[2-9]\d\d([.-])[2-9]\d\d\1\d{{4}}")
_CHINESE_EXTENSION = re.compile(r"((?:\+?86[ -]?)?\(?0?[1-9]\d{1,2}\)?[ -]?\d{3,4}[ -]?\d{4})-(\d{1,6})")
_AREA = re.compile(r"(?:0\d{4,5}|\+\d{2,3} ?\(?\d{2,5}\)?)")
"""An area code, with that of the country or without, which a slash parts from its number in German."""
_WITHOUT_PLUS = re.compile(r"[1-9][0-9]{10,14}")
_SHORT = 5
"""Fewer digits than this behind a slash are another ending of the number before it, not a number."""
_UNMISTAKABLE = 9
"""National numbers of at least so many digits hold their area code, even where the numbering plan does not list it."""
_EXACT = 10
"""A spreadsheet's short form of at most so many characters, such as 1.38E+10, has lost digits."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone number.

    Attributes:
        text: as shown: E.164 with the extension behind it, or what the source says where it is no such number.
        key: what equal numbers have in common, whatever the way they are written: E.164; ``~`` and the digits where
            it is no such number; ``?`` and the digits where a spreadsheet rounded it and it may be anybody's.
        parsed: whether it was understood as a number of a country.
    """

    text: str
    key: str
    parsed: bool


def read_phones(texts: Iterable[str], country: str = "", home: str = "") -> list[Phone]:
    """Return the numbers in some texts, each once, in order.

    Args:
        texts: as the source holds them, several numbers in one text allowed.
        country: two letters, for numbers without a country code.
        home: two letters of the country where the person lives or works, if that is known: a number that is one there
            is taken as one.
    """
    found: dict[str, Phone] = {}
    for text in texts:
        for phone in _read(text, country, "" if home == country else home):
            found.setdefault(phone.key, phone)
    return list(found.values()) if len(found) < 2 else list(_beside(found).values())  # noqa: PLR2004 - none beside it


def _beside(phones: dict[str, Phone]) -> dict[str, Phone]:
    """Return the numbers of one person, those not understood as ones of the country that all others are of."""
    understood = [key for key, phone in phones.items() if phone.parsed and key[0] == "+"]
    if not understood or len(understood) == len(phones):
        return phones
    import phonenumbers

    codes = {phonenumbers.parse(key.partition(";")[0]).country_code or 0 for key in understood}
    if len(codes) > 1:
        return phones
    country = phonenumbers.region_code_for_country_code(codes.pop())
    found: dict[str, Phone] = {}
    for phone in phones.values():
        read = phone if phone.parsed else _surely(phone, country)
        found.setdefault(read.key, read)
    return found


def _surely(phone: Phone, country: str) -> Phone:
    """Return a number as one of the country if its numbering plan lists it, else as it is."""
    again = read_phone(phone.text, "", country)
    return again if again.parsed and _is_valid(again.key.partition(";")[0], country) else phone


def split_phones(text: str) -> list[str]:
    """Return the numbers that stand in one text, split at ``;`` ``/`` ``、`` ``|`` `` ::: `` and line ends."""
    if text.isascii() and text.isdigit():
        return [text]
    text = _folded(text)
    if text[:4].lower() == "tel:":
        text = re.sub(r";(?!ext=)[^;]*", "", text[4:])
    text = text.replace(";ext=", " ext. ")
    numbers = (number for part in _SPLIT.split(text) for number in _at_slashes(part))
    return [number for number in numbers if any(map(str.isalnum, number))]


def _folded(text: str) -> str:
    """Return a text with full-width digits and signs as common ones."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def _at_slashes(text: str) -> list[str]:
    if "/" not in text:
        return [text.strip()]
    parts = [part.strip() for part in text.split("/")]
    whole = all(sum(map(str.isdigit, part)) >= _SHORT for part in parts) and not _AREA.fullmatch(parts[0])
    return parts if whole else [text.strip()]


@lru_cache(maxsize=1 << 16)
def _read(text: str, country: str, home: str) -> tuple[Phone, ...]:
    if _BARE.fullmatch(text):  # as most are: none of what the other way looks for
        number = text.strip()
        return (_numbered(number, "", _american(number, home or country) or text.translate(_BLANKS), country, home),)
    return tuple(read_phone(number, country, home) for number in split_phones(text))


def read_phone(text: str, country: str = "", home: str = "") -> Phone:
    """Return one number; ``text`` is one part of `split_phones`, the countries are those of `read_phones`."""
    written = _folded(text)
    rounded = False
    if match := _NUMBER.fullmatch(written):
        rounded = match[1] is not None and len(match[1]) <= _EXACT
        written = str(int(Decimal(written))) if "E" in written.upper() else written.partition(".")[0]
    number, extension = written, ""
    if match := _EXTENSION.search(written):
        number, extension = written[: match.start()], match[1]
    digits = _FILLING.sub("", number)
    found = _numbered(written, extension, _american(number.strip(), home or country) or digits, country, home)
    return replace(found, key="?" + found.key) if rounded and found.parsed else found


def _american(number: str, country: str) -> str:
    """Return the digits with +1 where they are grouped as in North America and are no number of the country, if any."""
    if number[:1] in ("+", "0"):
        return ""
    if _WRITTEN_AMERICAN.fullmatch(number):
        return "+" + _FILLING.sub("", number)
    grouped = _IN_BRACKETS if country else _IN_BRACKETS_OR_GROUPS
    if country in ("US", "CA") or not grouped.fullmatch(number):
        return ""
    digits = _FILLING.sub("", number)
    if country and _is_valid(digits, country):
        return ""
    return "+1" + digits if number[0] == "(" or _is_valid(digits, "US") else ""


def _is_valid(digits: str, country: str) -> bool:
    """Tell whether the numbering plan of the country lists a number."""
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, country))
    except phonenumbers.NumberParseException:
        return False


def _numbered(written: str, extension: str, digits: str, country: str, home: str) -> Phone:
    chinese = "CN" in (country, home) or digits.startswith("+86")
    if chinese and "-" in written[-7:] and not extension and (found := _CHINESE_EXTENSION.fullmatch(written)):
        digits, extension = _FILLING.sub("", found[1]), found[2]
    digits = _international(digits)
    code = (home and _at_home(digits, home)) or _e164(digits, country) or (home and _e164(digits, home))
    if not code:
        return Phone(written, _raw_key(written), parsed=False)
    if extension:
        return Phone(f"{code} ext. {extension}", f"{code};{extension}", parsed=True)
    return Phone(code, code, parsed=True)


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
    return _parsed(digits, home) if _is_valid(digits, home) else ""


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

    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    apart = bool(country) and number.country_code != phonenumbers.country_code_for_region(country)
    return "" if apart and phonenumbers.is_valid_number(phonenumbers.parse(digits, country)) else "+" + digits


def _parsed(digits: str, country: str) -> str:
    """Return what the numbering plans say, in E.164, or nothing."""
    import phonenumbers

    if not country and not digits.startswith("+"):
        return ""
    try:
        number = phonenumbers.parse(digits, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not _is_whole(number, digits) and not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_whole(number: PhoneNumber, digits: str) -> bool:
    """Tell cheaply whether a number is whole enough to be dialled, whether or not the numbering plan lists it."""
    import phonenumbers

    return (
        (digits.startswith("+") or len(str(number.national_number)) >= _UNMISTAKABLE)
        and not number.italian_leading_zero  # the zero of another country's area code
        and not _CHINESE_MOBILE.fullmatch(digits)
        and phonenumbers.is_possible_number(number)
    )


def _raw_key(text: str) -> str:
    """Return what equal texts that are no numbers have in common: their digits, or the words where there are few."""
    digits = "".join(filter(str.isdigit, text))
    return f"~{digits}" if len(digits) >= _SHORT else "~" + "".join(text.casefold().split())
