"""The days on which a rule of the follow-up plan asks for something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from . import lunar
from .stages import is_customer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wombat import Contact, Plan, Row

    from .events import Event

_MONTH_DAY = re.compile(r"(?:\d{4}-|--)?(\d{1,2})[-/.](\d{1,2})")
LEAP_DAY = (2, 29)
EVENTS = ("met", "purchase")
"""Occasions that happen once, from the table of events."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which tasks are looked for, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is in it."""
        return self.first <= day <= self.last

    def years(self) -> range:
        """Return the years whose occasions may fall into it, lunar years among them."""
        return range(self.first.year - 1, self.last.year + 2)


def month_day(value: object) -> tuple[int, int] | None:
    """Return month and day of a date, or of a text such as ``--05-20`` or ``01-01``."""
    if isinstance(value, date):
        return value.month, value.day
    found = _MONTH_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    return (int(found[1]), int(found[2])) if found else None


def in_year(year: int, when: tuple[int, int] | None) -> date | None:
    """Return the day of a year; 29 February is kept on the 28th of a common year."""
    if when is None:
        return None
    try:
        return date(year, *when)
    except ValueError:
        return date(year, 2, 28) if when == LEAP_DAY else None


def birthday(contact: Contact, year: int) -> date | None:
    """Return the birthday by the common calendar in a year."""
    return in_year(year, month_day(contact["birthday"]))


def lunar_birthday(contact: Contact, year: int) -> date | None:
    """Return the birthday by the lunar calendar in a lunar year."""
    parsed = lunar.parse(contact.text("lunar_birthday"))
    return lunar.solar(year, parsed[0], parsed[1], leap=parsed[2]) if parsed else None


def everybodys(rule: Row, year: int) -> date | None:
    """Return the festival of a rule, or its date of each year, in a year."""
    trigger = rule.text("trigger")
    if trigger in lunar.FESTIVALS:
        return lunar.solar(year, *lunar.FESTIVALS[trigger])
    return in_year(year, month_day(rule["day"])) if trigger == "solar_date" else None


_PERSONAL: dict[str, Callable[[Contact, int], date | None]] = {
    "birthday": birthday,
    "lunar_birthday": lunar_birthday,
}


def occasions(plan: Plan, rule: Row, window: Window, events: Iterable[Event]) -> Iterator[tuple[str, date]]:
    """Yield contact id and day due for a rule, for the days in a window.

    Args:
        plan: with the contacts.
        rule: a row of the rules that is switched on.
        window: the days that are looked at, after the days of the rule were added.
        events: meetings and purchases.
    """
    shift = timedelta(days=round(rule.number("days") or 0))
    trigger = rule.text("trigger")
    if trigger in EVENTS:
        there = [event for event in events if event.kind == trigger and event.day + shift in window]
        yield from ((each.contact, each.day + shift) for each in there if _meant(rule, plan.contact(each.contact)))
        return
    fixed = [everybodys(rule, year) for year in window.years()]
    if trigger not in _PERSONAL and not any(day and day + shift in window for day in fixed):
        return
    for contact in plan.contacts:
        if _meant(rule, contact):
            days = [_PERSONAL[trigger](contact, year) for year in window.years()] if trigger in _PERSONAL else fixed
            yield from ((contact.id, day + shift) for day in dict.fromkeys(days) if day and day + shift in window)


def _meant(rule: Row, contact: Contact) -> bool:
    """Tell whether a rule is for a contact; blank means everybody."""
    whom = rule.text("whom")
    if whom == "strong":
        return contact.strong is True
    if whom == "customers":
        return is_customer(contact)
    if whom == "tag":
        wanted = rule.text("tag").strip().casefold()
        return bool(wanted) and wanted in {tag.strip().casefold() for tag in contact.texts("tags")}
    return True
