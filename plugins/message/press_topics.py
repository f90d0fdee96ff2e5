"""Press topics: days left for each, and which one is due next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, deadlines, hookimpl

from .checklists import chosen, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION

_FINISHED = ("published", "dropped")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("press-topics", "topics", ("days",), _days),
        Filler("press-topics", "summary", ("next", "next_date", "count", "published"), _summary),
    ]


def _due(plan: Plan) -> list[Row]:
    """Return the topics with a date that still have to be published, the earliest first."""
    topics = plan.table("press-topics", "topics")
    waiting = (row for row in topics if row["topic"] is not None and row["state"] not in _FINISHED)
    return deadlines.in_order((row for row in waiting if row.day("date")), "date")


def _days(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"days": deadlines.days_left(row.day("date"), plan.today)} for row in _due(plan)}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    topics = plan.table("press-topics", "topics")
    values: dict[str, Value] = {
        "count": filled(topics, "topic"),
        "published": chosen(topics, "state", "published"),
    }
    for row in _due(plan)[:1]:
        medium = row.text("medium")
        values["next"] = row.text("topic") + (f" · {medium}" if medium else "")
        values["next_date"] = row.day("date")
    return values
