from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made

ROWS: list[dict[str, Any]] = [
    {"step": "First contact", "role": "sales"},
    {"step": "first contact", "role": "Reception"},
    {"step": "Delivery", "role": "operations"},
    {"step": "Delivery"},
    {"step": "Care"},
    {"role": "sales"},
    {"step": "Advice", "role": "sales"},
    {"step": "Advice", "role": "sales"},
]


def states(made: Made, model: str | None) -> list[str | None]:
    made.table("connector-roles", "steps", *ROWS).form("connector-roles", "model", model=model)
    return [row["state"] for row in fill("persona", "connector-roles", "steps", made.plan).values()]


def test_two_roles_cross_whatever_the_case_and_one_named_twice_is_clear(made: Made) -> None:
    assert states(made, "high_price") == ["crossed", "crossed", "clear", None, "unowned", None, "clear", "clear"]


def test_at_a_low_price_a_step_elsewhere_than_with_the_one_team_departs(made: Made) -> None:
    assert states(made, "low_price") == ["crossed", "crossed", "clear", None, "unowned", None, "departs", "departs"]


def test_counts_and_what_to_settle(made: Made) -> None:
    states(made.defined("persona", "connector-roles"), "low_price")
    form = fill("persona", "connector-roles", "model", made.plan)
    counts = {"steps": 7, "clear": 1, "crossed": 2, "unowned": 1, "departs": 2}
    assert form.items() >= counts.items()
    assert form["advice"] == "“First contact” is with sales, Reception: settle on one.\nNobody's: Care."


def test_what_to_settle_stays_readable_with_hundreds_of_steps(made: Made) -> None:
    rows = [{"step": f"Step {at}", "role": role} for at in range(300) for role in ("sales", "shop")]
    made.defined("persona", "connector-roles").table("connector-roles", "steps", *rows)
    advice = fill("persona", "connector-roles", "model", made.plan)["advice"].splitlines()
    assert advice[0] == "“Step 0” is with sales, shop assistant: settle on one."
    assert (len(advice), advice[-1]) == (13, "… and 288 more.")
