from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def cycle(made: Made) -> Made:
    made.contacts({"name": "A", "customer_stage": "use"}, {"name": "B", "customer_stage": "use"})
    return made.table(
        "feedback-cycle", "steps",
        {"_id": "awareness", "step": "Awareness", "happens": "talks", "measure": "guests", "value": 30, "target": 30},
        {"_id": "use", "step": "Use", "happens": "calls", "measure": "calls", "value": 2, "target": 3},
        {"_id": "opinion", "step": "Opinion", "happens": "reviews", "measure": "stars"},
        {"_id": "wom", "step": "Word of mouth"},
        {"_id": "zero", "step": "Zero", "happens": "x", "measure": "y", "value": 0},
        {"_id": "last", "step": "Last", "happens": "x", "measure": "y", "value": 1},
        {"_id": "blank"},
    )  # fmt: skip


def test_what_runs_and_what_does_not(cycle: Made) -> None:
    rows = fill("fans", "feedback-cycle", "steps", cycle.plan)
    assert [row["state"] for row in rows.values()] == ["runs", "short", "unmeasured", "nothing", "short", "runs"]
    assert (rows["awareness"]["people"], rows["use"]["people"]) == (0, 2)


def test_where_the_cycle_breaks(cycle: Made) -> None:
    assert fill("fans", "feedback-cycle", "summary", cycle.plan) == {"runs": 2, "broken": 4, "first": "Use"}
    links = fill("fans", "feedback-cycle", "links", cycle.plan)
    assert [row["state"] for row in links.values()] == ["broken"] * 5 + ["holds"]
    assert links["use-opinion"]["why"] == "Use: short of the target. Opinion: not measured."
    assert links["last-awareness"]["link"] == "Last → Awareness"
