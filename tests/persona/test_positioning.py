from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wombat.plugins.persona.positioning import ENOUGH

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made

FACTORS: list[dict[str, Any]] = [
    {"question": "a", "finding": "x", "factors": ["speed"], "weight": 5, "source": "data"},
    {"question": "b", "finding": "x", "factors": ["Price"], "weight": 3},
    {"question": "c", "finding": "x", "factors": ["放心"], "weight": 2, "source": "data"},
]


@pytest.mark.parametrize(
    ("claim", "verdict", "share"),
    [
        (None, "no_claim", None),
        ("Great service for everybody", "misses", 0),
        ("A fair price", "partly", 0.3),
        ("A fair PRICE, 让您放心", "partly", 0.5),
        ("Help at top SPEED", "carries", 0.5),
        ("Help at top speed. Call us", "long", 0.5),
        ("Speed at a price 让您放心。", "carries", 1.0),
    ],
)
def test_the_claim_against_the_factors(made: Made, claim: str | None, verdict: str, share: float | None) -> None:
    made.table("insight", "questions", *FACTORS).form("positioning", "route", claim=claim)
    form = fill("persona", "positioning", "route", made.plan)
    assert form["verdict"] == verdict
    assert form["share"] == (None if share is None else pytest.approx(share))
    assert form["length"] == len(claim or "")


def test_the_share_that_is_enough_can_be_chosen(made: Made) -> None:
    made.table("insight", "questions", *FACTORS).form("positioning", "route", claim="Speed")
    assert fill("persona", "positioning", "route", made.plan)["verdict"] == "carries"
    made.plan.options[ENOUGH] = 0.6
    assert fill("persona", "positioning", "route", made.plan)["verdict"] == "partly"


def test_without_factors_there_is_nothing_to_check(made: Made) -> None:
    made.form("positioning", "route", claim="Speed")
    assert fill("persona", "positioning", "route", made.plan)["verdict"] == "no_factors"


def test_each_factor_with_its_place_in_the_claim(made: Made) -> None:
    made.table("insight", "questions", *FACTORS).form("positioning", "route", claim="speed")
    rows = [tuple(row.values()) for row in fill("persona", "positioning", "factors", made.plan).values()]
    assert rows == [
        ("speed", 5, "named", "sourced"), ("Price", 3, "missing", "no_source"), ("放心", 2, "missing", "sourced"),
    ]  # fmt: skip


def test_three_steps_build_a_persona(made: Made) -> None:
    made.table("insight", "questions", FACTORS[1]).form("positioning", "route", claim="Speed", traits=["warm"])
    rows = fill("persona", "positioning", "steps", made.plan)
    assert {key: row["state"] for key, row in rows.items()} == {
        "build-insight": "open", "build-claim": "done", "build-traits": "open",
    }  # fmt: skip
    assert [row["step"] for row in rows.values()] == [
        "1. Insight: what decides the purchase", "2. Service claim in one sentence", "3. Traits and style",
    ]  # fmt: skip
    assert rows["build-traits"]["todo"] == "Describe the style."
    assert rows["build-insight"]["todo"] == "Customer insight: name a decision factor and its source."


def test_a_strong_brand_only_needs_a_person(made: Made) -> None:
    made.form("positioning", "route", route="brand", identity="Blue", figure="A bear", tone="warm")
    rows = fill("persona", "positioning", "steps", made.plan)
    assert {key: row["state"] for key, row in rows.items()} == {
        "brand-identity": "done", "brand-figure": "done", "brand-claim": "open",
    }  # fmt: skip
