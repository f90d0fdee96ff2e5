"""What the owner did on which day, counted from the logs, by week and by month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from wombat import OWNER

from .people import Names, referrals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat import Plan, Row, Value

KINDS = ("meeting", "one_to_one", "referral", "visitor", "received", "closed", "interaction")
"""What can be counted, choice ids of the field ``counted``."""


def deeds(plan: Plan) -> dict[str, list[date]]:
    """Return the days of everything done up to today, by kind."""
    every: dict[str, Iterator[Value]] = {
        "meeting": _meetings(plan),
        "one_to_one": (row["date"] for row in plan.table("one-to-ones", "meetings") if row.text("partner")),
        "referral": (each.row["date"] for each in referrals(plan) if each.giver == OWNER),
        "visitor": _visitors(plan),
        "received": (each.row["date"] for each in referrals(plan) if each.taker == OWNER),
        "closed": (row["date"] for row in plan.table("closed-business", "slips") if row["amount"] is not None),
        "interaction": (row["date"] for row in plan.table("interactions", "log") if row.text("contact")),
    }
    return {
        kind: sorted(day for day in days if isinstance(day, date) and day <= plan.today) for kind, days in every.items()
    }


def _meetings(plan: Plan) -> Iterator[Value]:
    """Yield each day with a weekly presentation or an event once."""
    days = {row["date"] for row in plan.table("weekly-pitch", "pitches")}
    yield from days | {row["date"] for row in plan.table("interactions", "log") if row["channel"] == "event"}


def _visitors(plan: Plan) -> Iterator[Value]:
    """Yield the days of visitors; the same one on the same day stands in two worksheets but came once."""
    names = Names(plan)
    brought: set[tuple[str, Value]] = {
        (names.key(row["visitor"]), row["date"]) for row in plan.table("targets", "visitors") if row.text("visitor")
    }
    brought |= {(_invited(plan, names, row), row["date"]) for row in plan.table("work-network", "people") if _came(row)}
    yield from (day for _, day in brought)


def _came(row: Row) -> bool:
    return row["invitation"] == "visit" and row["date"] is not None


def _invited(plan: Plan, names: Names, row: Row) -> str:
    return row.id if row.id in plan.table("contacts") else names.key(row["name"])


def week_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def last_day(period: str, today: date) -> date:
    """Return the last day of this week or month."""
    if period == "week":
        return week_of(today) + timedelta(days=6)
    return month_of(month_of(today) + timedelta(days=31)) - timedelta(days=1)


def starts(period: str, today: date, count: int) -> list[date]:
    """Return on which day each of the last periods began, the present one last.

    Args:
        period: ``week`` or ``month``.
        today: in the last one.
        count: how many.
    """
    found = [week_of(today) if period == "week" else month_of(today)]
    while len(found) < count:
        before = found[-1] - timedelta(days=1)
        found.append(week_of(before) if period == "week" else month_of(before))
    return found[::-1]


def counted(days: list[date], begin: list[date], today: date) -> list[int]:
    """Return how many of the days lie in each period, given by its first day, the last one ending today."""
    ends = [*begin[1:], today + timedelta(days=1)]
    return [sum(first <= day < end for day in days) for first, end in zip(begin, ends, strict=True)]
