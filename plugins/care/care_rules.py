"""Care rules: their state, what the logs say of each, and what is weakest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl

from .measures import measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION

WEAK, KEPT = 2, 4
"""The score up to which a rule is weak, and the one from which it is kept."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    summary = ("rules", "score", "weakest", "unproven", "overdue")
    return [
        Filler("care-rules", "rules", ("state", "measured", "logs"), _rules),
        Filler("care-rules", "summary", summary, _summary),
    ]


def _named(plan: Plan) -> list[Row]:
    return [row for row in plan.table("care-rules", "rules") if row.text("rule")]


def state(row: Row) -> str:
    """Return the state of a rule, a choice id."""
    score = row.number("score")
    if score is not None and score <= WEAK:
        return "weak"
    if row["evidence"] is None:
        return "unproven"
    if score is None:
        return "unscored"
    return "kept" if score >= KEPT else "fair"


def _rules(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rows: dict[str, dict[str, Value]] = {}
    for row in _named(plan):
        found = measured(plan, row)
        rows[row.id] = {
            "state": state(row),
            "measured": found.score if found else None,
            "logs": found.why.say(plan.language) if found else None,
        }
    return rows


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table, rules = plan.table("care-rules", "rules"), _named(plan)
    scores = [score for row in table if (score := row.number("score")) is not None]
    dues = [day for row in table if (day := row.day("due"))]
    return {
        "rules": len(rules),
        "score": sum(scores) / len(scores) if scores else None,
        "weakest": _weakest(rules),
        "unproven": sum(row["evidence"] is None for row in rules),
        "overdue": sum(day < plan.today for day in dues),
    }


def _weakest(rules: list[Row]) -> str | None:
    """Return the rule with the lowest score, the user's before that of the logs; the first among equals."""
    scored = [(score, row) for row in rules if (score := _score(row)) is not None]
    return min(scored, key=lambda entry: entry[0])[1].text("rule") if scored else None


def _score(row: Row) -> float | None:
    typed = row.number("score")
    return row.number("measured") if typed is None else typed
