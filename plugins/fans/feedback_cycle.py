"""Feedback cycle: which steps run, and where the cycle breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl

from .pipeline import counts
from .stages import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("feedback-cycle", "steps", ("people", "state"), _steps),
        Filler("feedback-cycle", "summary", ("runs", "broken", "first"), _summary),
        Filler("feedback-cycle", "links", ("link", "state", "why"), _links),
    ]


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
