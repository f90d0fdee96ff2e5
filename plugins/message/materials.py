"""Materials checklist: the share that is there, and what is missing in order of its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, deadlines, hookimpl

from .checklists import answers, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("materials", "summary", ("share", "have", "lack", "open", "next_date"), _summary),
        Filler("materials", "items", ("days",), _days),
        Filler("materials", "missing", ("item", "when", "due", "maker"), _missing),
    ]


def _lacking(plan: Plan) -> list[Row]:
    return [row for row in plan.table("materials", "items") if row["state"] == "lack"]


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    items = plan.table("materials", "items")
    unanswered = max(0, filled(items, "item") - filled(items, "state"))
    return answers(items) | {"open": unanswered, "next_date": deadlines.earliest(_lacking(plan), "due")}


def _days(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"days": deadlines.days_left(row.day("due"), plan.today)} for row in _lacking(plan)}


def _missing(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {
        row.id: {
            "item": row["item"],
            "when": deadlines.when(row.day("due"), plan.today),
            "due": row.day("due"),
            "maker": row["maker"],
        }
        for row in deadlines.in_order(_lacking(plan), "due")
        if row["item"] is not None
    }
