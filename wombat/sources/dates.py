"""Dates as lists write them, to ``YYYY-MM-DD``; day or month first is decided by the whole column."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTH_FIRST = {"", "US", "CN", "TW", "HK", "PH"}
"""Countries where 3/4/2021 in an export means the fourth of March, where the column does not tell."""

_NAMES = (
    "jan ene gen sty янв", "feb fév fev lut фев", "mar mär mrt мар", "apr avr abr kwi апр",
    "may mai mag maj mei май мая",
    "jun juin giu cze июн", "jul juil lug lip июл", "aug aoû aou ago sie авг", "sep set wrz сен",
    "oct okt ott out paź окт", "nov lis ноя", "dec dez déc dic gru дек",
)  # fmt: skip
_MONTHS = {name: at for at, names in enumerate(_NAMES, 1) for name in names.split()}
"""Months by how their names begin in the languages of Europe."""
_ERAS = {"民國": 1911, "民国": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era."""
_ISO = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?=\D|$)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)$")
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)$|(\d{1,2})月(\d{1,2})[日号號]?$")
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\.?$")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=\D|$)")
_WORD = r"([^\W\d_]{3,}?)\.?,?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º)?\.?"
_DAY_MONTH = re.compile(rf"{_DAY}(?:\s+(?:de|of)\s+|[\s-]*){_WORD}(?:\s+(?:de|of)\s+|[\s-]*)(\d{{4}}|\d{{2}})(?=\D|$)")
_MONTH_DAY = re.compile(rf"{_WORD}[\s-]+{_DAY},?[\s-]+(\d{{4}})")
_DAY_ALONE = re.compile(rf"(?:{_DAY}(?:\s+(?:de|of)\s+|[\s-]*){_WORD}|{_WORD}[\s-]+{_DAY})$")
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s*(\d{{1,3}}|元)\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})日?(?=\D|$)")
_WHOLE = re.compile(r"(\d+)\.0+$")
_SERIAL = re.compile(r"[1-5]\d{4}$")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+")
_STAMP = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{13}$")

NO_YEAR = 1604
"""The year that phones write for a birthday without one."""

NO_DAY = {date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1601, 1, 1), date(1, 1, 1)}
"""The days that programs write where there is none: the first they can count."""


class Dates:
    """Reads the dates of one column.

    Attributes:
        day_first: whether 3/4/2021 is the third of April.
    """

    def __init__(self, column: Iterable[str], today: date, country: str = "", *, day_first: bool = False) -> None:
        """Decide from the whole column which of two numbers is the day; where it does not tell, the country does.

        Args:
            column: its cells.
            today: the last day that a year of two digits may mean.
            country: two letters.
            day_first: whether the list says in another way that the day goes first, where the column does not tell.
        """
        self._today = today
        self._known: dict[str, str | None] = {"": ""}
        first = second = 0
        for cell in column:
            if numbers := _NUMERIC.match(cell.strip()) or _SHORT.match(cell.strip()):
                first = max(first, int(numbers[1]) if int(numbers[1]) <= 31 else 0)  # noqa: PLR2004 - 85/3/12
                second = max(second, int(numbers[3]))
        months = 12
        self.day_first = first > months or (second <= months and (day_first or country.upper() not in MONTH_FIRST))

    def iso(self, text: str) -> str | None:
        """Return ``YYYY-MM-DD``, ``--MM-DD`` for a day without a year, empty for no date, None for what is no date."""
        if text not in self._known:
            self._known[text] = self._read(text.strip().lower())
        return self._known[text]

    def stamp(self, text: str) -> str | None:
        """Return likewise, and the day of a Unix time in seconds or milliseconds as well."""
        if not _STAMP.match(text.strip()) or _COMPACT.match(text.strip()):
            return self.iso(text)
        seconds = float(text) / (1000 if float(text) > 1e11 else 1)  # noqa: PLR2004 - milliseconds
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()

    def _read(self, text: str) -> str | None:
        if not text.strip("0/-.: t"):
            return ""
        if match := _YEARLESS.match(text):
            month, day = match[1] or match[3], match[2] or match[4]
            return f"--{int(month):02}-{int(day):02}" if _day(2000, month, day) else None
        if match := _SHORT.match(text):
            return self._short(int(match[1]), int(match[3]), day_first=self.day_first or match[2] == ".")
        text = _WEEKDAY.sub("", _WHOLE.sub(r"\1", text))
        if match := _DAY_ALONE.match(text):
            return self._short(_month(match[2] or match[3]), int(match[1] or match[4]), day_first=False)
        return _told(self._serial(text) or self._in_numbers(text) or self._in_words(text))

    def _short(self, one: int, two: int, *, day_first: bool) -> str | None:
        """Return a day without a year in numbers, ``4/5`` or ``5.4.``, in the order that makes one."""
        for month, day in ((two, one), (one, two)) if day_first else ((one, two), (two, one)):
            if _day(2000, month, day):
                return f"--{month:02}-{day:02}"
        return None

    def _serial(self, text: str) -> date | None:
        """Return the day that Excel counts from the last but one of 1899, as long as it is not to come."""
        day = date(1899, 12, 30) + timedelta(days=int(text)) if _SERIAL.match(text) else None
        return day if day and day <= self._today else None

    def _in_numbers(self, text: str) -> date | None:
        if match := _ISO.match(text) or _COMPACT.match(text):
            return _day(match[1], match[2], match[3])
        if match := _NUMERIC.match(text):
            one, two, year = int(match[1]), int(match[3]), self._year(match[4])
            day_first = self.day_first or match[2] == "."
            if one > 31 and len(match[4]) < 3:  # noqa: PLR2004 - 85/3/12 begins with the year
                return _day(self._year(match[1]), two, match[4])
            return (_day(year, two, one) if day_first else None) or _day(year, one, two) or _day(year, two, one)
        if match := _ERA.match(text):
            return _day(_ERAS[match[1]] + (1 if match[2] == "元" else int(match[2])), match[3], match[4])
        return None

    def _in_words(self, text: str) -> date | None:
        if match := _DAY_MONTH.match(text):
            return _day(self._year(match[3]), _month(match[2]), match[1])
        if match := _MONTH_DAY.match(text):
            return _day(match[3], _month(match[1]), match[2])
        return None

    def _year(self, text: str) -> int:
        """Return a year of two digits as the last such year that is not to come."""
        if len(text) > 2:  # noqa: PLR2004
            return int(text)
        year = self._today.year // 100 * 100 + int(text)
        return year if year <= self._today.year else year - 100


def _told(day: date | None) -> str | None:
    if day is None or day in NO_DAY:
        return None if day is None else ""
    return f"--{day.month:02}-{day.day:02}" if day.year == NO_YEAR else day.isoformat()


def _month(name: str) -> int:
    """Return the number of a month, 0 for what is none; ``juin`` and ``juillet`` differ in the fourth letter."""
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3], 0)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
