"""Days until something is due, and tasks in order of their date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.model import Row

SOON = 14
"""Days before the date from which a task is due soon."""


def days_left(due: date | None, today: date) -> int | None:
    """Return the days until a date, below 0 when it has passed, None without a date."""
    return None if due is None else (due - today).days


def when(due: date | None, today: date) -> str:
    """Return the choice ``late``, ``soon``, ``planned`` or ``no_date`` for a date."""
    days = days_left(due, today)
    if days is None:
        return "no_date"
    if days < 0:
        return "late"
    return "soon" if days <= SOON else "planned"


def in_order(rows: Iterable[Row], field: str) -> list[Row]:
    """Return rows by the date in ``field``, the earliest first; those without one last, in the order of the sheet."""
    return sorted(rows, key=lambda row: row.day(field) or date.max)


def earliest(rows: Iterable[Row], field: str) -> date | None:
    """Return the earliest date in ``field``, or None."""
    return min((day for row in rows if (day := row.day(field))), default=None)
