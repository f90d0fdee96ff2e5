"""Birthdays in the forms that exports write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_NAME = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_NO_YEAR = frozenset({"", "0000", "1111", "1604"})
"""Years that stand for none: Apple writes 1604, the last leap year before the calendar's epoch, Tuta 1111."""

_FORMS = (
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d\d?)\s*[-/.月]\s*(?P<d>\d\d?)(?!\d)"),
    re.compile(r"(?P<y>)--(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?P<y>)-?(?P<m>\d\d)-(?P<d>\d\d)(?![-\d])"),
    re.compile(r"0(?P<y>)(?P<m>\d\d)(?P<d>\d\d)$"),
    re.compile(r"(?P<y>)(?P<m>\d\d?)\s*月\s*(?P<d>\d\d?)\s*[日号號]"),
    re.compile(r"(?P<d>\d\d?)\.\s*(?P<m>\d\d?)\.\s*(?P<y>\d{4})(?!\d)"),
    re.compile(
        rf"(?i){_DAY_NAME}(?P<d>\d\d?)(?:st|nd|rd|th)?[\s-]+(?P<m>[a-z]{{3}})[a-z]*\.?,?[\s-]+(?P<y>\d{{4}})(?!\d)"
    ),
    re.compile(rf"(?i){_DAY_NAME}(?P<m>[a-z]{{3}})[a-z]*\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)"),
    re.compile(r"(?P<d>1[3-9]|2\d|3[01])[-/](?P<m>\d\d?)[-/](?P<y>\d{4})(?!\d)"),
    re.compile(r"(?P<m>\d\d?)[-/](?P<d>1[3-9]|2\d|3[01])[-/](?P<y>\d{4})(?!\d)"),
)


def birthday(text: str, omitted_year: str = "") -> str:
    """Return a birthday as ``YYYY-MM-DD``, or ``--MM-DD`` without a year, or empty where it is no whole date.

    Args:
        text: the value of BDAY: basic or extended ISO 8601, truncated, with a time, in Chinese, with
            the name of the month, or in numbers that can be read in one way only.
        omitted_year: the year that stands for none, from X-APPLE-OMIT-YEAR.
    """
    for form in _FORMS:
        if found := form.match(text.strip()):
            year = "" if found["y"] in _NO_YEAR or found["y"] == omitted_year.strip() else found["y"]
            return _checked(year, _month(found["m"]), int(found["d"]))
    return ""


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text.lower()) + 1 if text.lower() in _MONTHS else 0


def _checked(year: str, month: int, day: int) -> str:
    try:
        whole = date(int(year or 2000), month, day)
    except ValueError:
        return ""
    return whole.isoformat() if year else f"--{month:02d}-{day:02d}"
