"""Incentives in practice: what is still to be prepared, in order of its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, deadlines, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("incentive-actions", "summary", ("open", "late", "next_date"), _summary),
        Filler("incentive-actions", "preparations", ("days",), _days),
        Filler("incentive-actions", "open", ("what", "goal", "who", "due", "when"), _open),
    ]


def _waiting(plan: Plan) -> list[Row]:
    preparations = plan.table("incentive-actions", "preparations")
    return [row for row in preparations if row["what"] is not None and row["state"] != "done"]


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    waiting = _waiting(plan)
    late = sum(deadlines.when(row.day("due"), plan.today) == "late" for row in waiting)
    return {"open": len(waiting), "late": late, "next_date": deadlines.earliest(waiting, "due")}


def _days(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"days": deadlines.days_left(row.day("due"), plan.today)} for row in _waiting(plan)}


def _open(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {
        row.id: {
            "what": row["what"],
            "goal": row["goal"],
            "who": row["who"],
            "due": row.day("due"),
            "when": deadlines.when(row.day("due"), plan.today),
        }
        for row in deadlines.in_order(_waiting(plan), "due")
    }
