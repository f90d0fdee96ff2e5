"""Care rules: their state, what the logs say of each, and what is weakest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Option, Task, Text, Texts, hookimpl, matrix_part

from .measures import IN_TOUCH, LEADERS, measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

WEAK, KEPT = 2, 4
"""The score up to which a rule is weak, and the one from which it is kept."""


@hookimpl
def wombat_options() -> Iterable[Option]:
    """Return when a customer counts as in touch, and how much leaders should write."""
    return [IN_TOUCH, LEADERS]


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    summary = ("rules", "score", "weakest", "unproven", "overdue")
    return [
        Filler("care-rules", "rules", ("state", "measured", "logs"), _rules),
        Filler("care-rules", "summary", summary, _summary),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for the next action of each rule that has a day."""
    for row in _named(plan):
        if (day := row.day("due")) and row["next"] is not None:
            what, why = Text.plain(row.text("next")), texts("task.rule", rule=row.text("rule"))
            yield Task(row.id, "care-rules", what, why, day, who=row.text("owner"))


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which rules are weak, and once the sheet is begun, which have no evidence."""
    table = plan.table("care-rules", "rules")
    begun = table.filled("evidence") + table.filled("score") > 0
    for row in _named(plan):
        if (said := state(row)) == "weak" or (begun and said == "unproven"):
            field = "score" if said == "weak" else "evidence"
            yield Advice(texts(f"advice.{said}", rule=row.text("rule")), "care-rules", "rules", row.id, field)


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the rules that are kept, with evidence."""
    return [matrix_part(texts, "care-rules", "network", "care-rules", 8, _kept)]


def _kept(plan: Plan) -> float:
    return sum(state(row) == "kept" for row in _named(plan))


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
