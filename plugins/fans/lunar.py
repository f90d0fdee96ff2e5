"""The Chinese lunar calendar: days of the lunar year as days of the common calendar, and how people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from .lunar_years import FIRST, FIRST_DAY, YEARS

FESTIVALS = {
    "new_year": (1, 1),
    "lantern": (1, 15),
    "dragon_boat": (5, 5),
    "mid_autumn": (8, 15),
    "double_ninth": (9, 9),
}
"""Month and day of each festival."""
_PLAIN = re.compile(r"(闰|閏|leap\s*)?(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?")
_WRITTEN = re.compile(r"(闰|閏)?([正冬腊臘]|[一二三四五六七八九十]{1,2})月([初一二三四五六七八九十廿卅]{1,3})日?")
_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_DIGITS = {sign: at for at, sign in enumerate("一二三四五六七八九十", 1)}


@cache
def _begins(year: int) -> date:
    """Return the first day of a lunar year of the table."""
    if year == FIRST:
        return FIRST_DAY
    return _begins(year - 1) + timedelta(days=sum(days for _, _, days in months(year - 1)))


@cache
def months(year: int) -> tuple[tuple[int, bool, int], ...]:
    """Return the months of a lunar year of the table in order: number, whether it is the leap month, days."""
    bits, leap = YEARS[year - FIRST] >> 4, YEARS[year - FIRST] & 15
    order = [(month, again) for month in range(1, 13) for again in ((False, True) if month == leap else (False,))]
    return tuple((month, again, 29 + (bits >> at & 1)) for at, (month, again) in enumerate(order))


def solar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """Return the day of the common calendar on which a lunar day falls.

    Args:
        year: lunar year, named by the common year in which it begins.
        month: 1 to 12.
        day: 1 to 30; in a month of 29 days the thirtieth is kept on its last day.
        leap: whether it is a day of the leap month; in a year without it, it is kept in the month of that number.

    Returns:
        The day, or None for a year outside the table, 1900 to 2100.
    """
    if not FIRST <= year < FIRST + len(YEARS):
        return None
    there, before, found = months(year), 0, None
    for number, again, days in there:
        if number == month and (not again or leap):
            found = before + min(day, days) - 1
        before += days
    return None if found is None else _begins(year) + timedelta(days=found)


def parse(text: str) -> tuple[int, int, bool] | None:
    """Return month, day and whether it is in a leap month, from ``8-15``, ``8月15日``, ``八月十五`` or ``闰四月初三``.

    Returns:
        None where the text is no lunar day.
    """
    plain = text.strip().removeprefix("农历").removeprefix("農曆").strip()
    if found := _PLAIN.fullmatch(plain):
        month, day = int(found[2]), int(found[3])
    elif found := _WRITTEN.fullmatch(plain):
        month, day = _MONTHS.get(found[2]) or _count(found[2]), _count(found[3].removeprefix("初"))
    else:
        return None
    return (month, day, bool(found[1])) if 1 <= month <= 12 and 1 <= day <= 30 else None  # noqa: PLR2004


def _count(written: str) -> int:
    """Return a number up to 39 written with signs, such as 十五, 廿三 or 三十."""
    plain = written.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.rpartition("十") if "十" in plain else ("", "", plain)
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
