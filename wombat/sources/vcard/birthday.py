"""Birthdays in the forms that exports write them."""

from __future__ import annotations

import re
from datetime import date

_NO_YEAR = frozenset({"", "0000", "1604"})
"""Years that stand for none: Apple writes 1604, the last leap year before the calendar's epoch."""

_FORMS = (
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d\d?)\s*[-/.月]\s*(?P<d>\d\d?)(?!\d)"),
    re.compile(r"(?P<y>)--(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?P<y>)-?(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?P<y>)(?P<m>\d\d?)\s*月\s*(?P<d>\d\d?)\s*[日号號]"),
)


def birthday(text: str, omitted_year: str = "") -> str:
    """Return a birthday as ``YYYY-MM-DD``, or ``--MM-DD`` without a year, or empty where it is no whole date.

    Args:
        text: the value of BDAY: basic or extended ISO 8601, truncated, with a time, or in Chinese.
        omitted_year: the year that stands for none, from X-APPLE-OMIT-YEAR.
    """
    for form in _FORMS:
        if found := form.match(text.strip()):
            year = "" if found["y"] in _NO_YEAR or found["y"] == omitted_year.strip() else found["y"]
            return _checked(year, int(found["m"]), int(found["d"]))
    return ""


def _checked(year: str, month: int, day: int) -> str:
    try:
        whole = date(int(year or 2000), month, day)
    except ValueError:
        return ""
    return whole.isoformat() if year else f"--{month:02d}-{day:02d}"
