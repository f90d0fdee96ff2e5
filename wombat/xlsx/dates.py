"""Dates of a workbook: day numbers since 1900 or 1904."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 (a workbook knows no time zones)
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_FALSE_LEAP_DAY = 60
_LAST = 2_958_465
_DAY = 86_400


def from_serial(serial: float, *, date1904: bool = False) -> date | datetime | float:
    """Return what a number shown as a date means: a date, or a date with a time.

    A number that is no day of the calendar (below 1, after 9999, or the 29 February 1900 that never was) stays one.
    """
    shifted = serial + 1462 if date1904 else serial
    if not 1 <= shifted < _LAST + 1 or int(shifted) == _FALSE_LEAP_DAY:
        return serial
    if not date1904 and serial < _FALSE_LEAP_DAY:
        serial += 1
    days, part = divmod(serial, 1)
    moment = (_EPOCH_1904 if date1904 else _EPOCH_1900) + timedelta(days=days)
    if not part:
        return moment.date()
    return moment + timedelta(seconds=round(part * _DAY, 3))


def to_serial(value: date, *, date1904: bool = False) -> float:
    """Return the number of a date (an int) or of a date with a time; a time zone is dropped.

    Raises:
        ValueError: it lies before the first day a workbook of this kind knows.
    """
    midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001
    moment = value.replace(tzinfo=None) if isinstance(value, datetime) else midnight
    gone = moment - (_EPOCH_1904 if date1904 else _EPOCH_1900)
    days = gone.days if date1904 or gone.days > _FALSE_LEAP_DAY else gone.days - 1
    if days < (0 if date1904 else 1):
        raise ValueError(f"{value} is before the first day of the calendar of this workbook")
    if not isinstance(value, datetime):
        return days
    return days + (gone.seconds + gone.microseconds / 1e6) / _DAY
