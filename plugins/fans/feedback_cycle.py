"""Feedback cycle: which steps run, and where the cycle breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, matrix_part

from .pipeline import counts
from .stages import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

_LACKING = {"nothing": "happens", "unmeasured": "measure", "short": "value"}
"""The field that is lacking, by state of a step."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("feedback-cycle", "steps", ("people", "state"), _steps),
        Filler("feedback-cycle", "summary", ("runs", "broken", "first"), _summary),
        Filler("feedback-cycle", "links", ("link", "state", "why"), _links),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say at which steps the cycle breaks, once something happens at one."""
    rows = _named(plan)
    if any(row["happens"] is not None for row in rows):
        for row in rows:
            if (said := state(row)) != "runs":
                text = texts(f"advice.{said}", step=row.text("step"))
                yield Advice(text, "feedback-cycle", "steps", row.id, _LACKING[str(said)])


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the steps that run."""
    return [matrix_part(texts, "fans-cycle", "message", "feedback-cycle", 6, _running)]


def _running(plan: Plan) -> float:
    return sum(state(row) == "runs" for row in _named(plan))


def state(row: Row) -> str | None:
    """Return whether a step ``runs``, is ``short``, ``unmeasured``, or ``nothing`` happens; None for a blank row."""
    if row["step"] is None:
        return None
    if row["happens"] is None:
        return "nothing"
    if row["measure"] is None or row["value"] is None:
        return "unmeasured"
    value = row.number("value") or 0
    return "short" if value <= 0 or value < (row.number("target") or 0) else "runs"


def _named(plan: Plan) -> list[Row]:
    return [row for row in plan.table("feedback-cycle", "steps") if row["step"] is not None]


def _steps(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    here = counts(plan, STANDARD)
    return {row.id: {"people": here.get(row.id), "state": state(row)} for row in _named(plan)}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    rows = _named(plan)
    bad = [row for row in rows if state(row) != "runs"]
    return {"runs": len(rows) - len(bad), "broken": len(bad), "first": bad[0].text("step") if bad else None}


def _links(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return the link from each step to the next, and from the last to the first."""
    rows = _named(plan)
    found: dict[str, dict[str, Value]] = {}
    for one, other in zip(rows, [*rows[1:], *rows[:1]], strict=True) if len(rows) > 1 else ():
        bad = [row for row in (one, other) if state(row) != "runs"]
        why = [texts(f"cycle.{state(row)}", step=row.text("step")).say(plan.language) for row in bad]
        found[f"{one.id}-{other.id}"] = {
            "link": f"{one.text('step')} → {other.text('step')}",
            "state": "broken" if bad else "holds",
            "why": " ".join(why) or None,
        }
    return found
