"""Phone numbers as people write them: split, read by country, and brought to E.164 so that equal ones are equal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.persons.numbering import FILLING, american, e164, is_listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPLIT = re.compile(r"\s*(?:[;、|\n]|:::)\s*")
_EXTENSION = re.compile(
    r"(?:;ext=|转|轉|分机|分機|内线|內線|\bext(?:n|ension)?\b\.?|(?<=\d)\s*[x#](?=\s*\d))[\s.:]*(\d{1,7})\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+\.0+|(\d(?:\.\d+)?)E\+?\d+", re.IGNORECASE)
_BARE = re.compile(r" *[+(]?[0-9][0-9() -]*")
_BLANKS = str.maketrans("", "", " ()-")
_CHINESE_EXTENSION = re.compile(r"((?:\+?86[ -]?)?\(?0?[1-9]\d{1,2}\)?[ -]?\d{3,4}[ -]?\d{4})-(\d{1,6})")
_AREA = re.compile(r"(?:0\d{4,5}|\+\d{2,3} ?\(?\d{2,5}\)?)")
"""An area code, with that of the country or without, which a slash parts from its number in German."""
_SHORT = 5
"""Fewer digits than this behind a slash are another ending of the number before it, not a number."""
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
    return again if again.parsed and is_listed(again.key.partition(";")[0], country) else phone


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
        return (_numbered(number, "", american(number, home or country) or text.translate(_BLANKS), country, home),)
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
    digits = FILLING.sub("", number)
    found = _numbered(written, extension, american(number.strip(), home or country) or digits, country, home)
    return replace(found, key="?" + found.key) if rounded and found.parsed else found


def _numbered(written: str, extension: str, digits: str, country: str, home: str) -> Phone:
    chinese = "CN" in (country, home) or digits.startswith("+86")
    if chinese and "-" in written[-7:] and not extension and (found := _CHINESE_EXTENSION.fullmatch(written)):
        digits, extension = FILLING.sub("", found[1]), found[2]
    code = e164(digits, country, home)
    if not code:
        return Phone(written, _raw_key(written), parsed=False)
    if extension:
        return Phone(f"{code} ext. {extension}", f"{code};{extension}", parsed=True)
    return Phone(code, code, parsed=True)


def _raw_key(text: str) -> str:
    """Return what equal texts that are no numbers have in common: their digits, or the words where there are few."""
    digits = "".join(filter(str.isdigit, text))
    return f"~{digits}" if len(digits) >= _SHORT else "~" + "".join(text.casefold().split())
