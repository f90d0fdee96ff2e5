from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wombat.plugins.network.experience import average, weakest

from .conftest import fill

if TYPE_CHECKING:
    from .conftest import Made


def test_the_average_rounds_as_a_spreadsheet_does() -> None:
    assert average([3.25, 3.0]) == 3.13
    assert average([1, 1, 2]) == 1.33
    assert average([]) is None


def test_of_equal_factors_the_first_is_the_weakest() -> None:
    assert weakest({"first": 3, "habit": 2, "value": 2}) == "habit"
    assert weakest({}) is None


def test_products_and_totals(made: Made) -> None:
    scores = ("first_score", "habit_score", "value_score", "lovable_score")
    made.table(
        "experience", "products",
        {"product": "Tea", **dict(zip(scores, (5, 4, 3, 2), strict=True))},
        {"product": "Cups", "first_score": 1},
        {"product": "Pots"},
    )  # fmt: skip
    rows = fill("network.experience", "experience", "products", made.plan)
    assert rows == {
        "r1": {"score": 3.5, "weakest": "lovable"},
        "r2": {"score": 1, "weakest": "first"},
        "r3": {"score": None, "weakest": None},
    }
    totals = fill("network.experience", "experience", "totals", made.plan)
    factors = {"first_impression": 3, "habit": 4, "core_value": 3, "lovable": 2}
    assert totals == factors | {"score": 2.25, "weakest": "lovable"}


@pytest.mark.parametrize("part", ["totals", "products"])
def test_an_empty_plan(made: Made, part: str) -> None:
    assert not any(fill("network.experience", "experience", part, made.plan).values())
