from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.network.diversity import jaccard, spread

from .conftest import fill, network_of

if TYPE_CHECKING:
    from .conftest import Made

MODULE, SHEET = "network.diversity", "diversity"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0] * 7, None),
        ([3, 0, 0, 0, 0, 0, 0], 0),
        ([2] * 7, 1),
        ([1, 1, 0, 0, 0, 0, 0], round(math.log(2) / math.log(7), 4)),
        ([2, 1, 1, 0, 0, 0, 0], round(1.0397207708 / math.log(7), 4)),
    ],
)
def test_spread_is_normalised_entropy(counts: list[int], expected: float | None) -> None:
    assert spread(counts) == expected


def test_jaccard() -> None:
    assert jaccard({"a", "b", "c"}, {"b", "c", "d"}) == 0.5
    assert jaccard(set(), set()) == 0


def some(made: Made) -> Made:
    return made.define("network", SHEET).contacts(*({"name": name} for name in "ABCD")).table(
        SHEET, "organisations",
        {"organisation": "Chamber", "type": "casual_network", "hours_month": 2, "money_month": 100,
         "members": ["A", "B"]},
        {"organisation": "Guild", "type": "casual_network", "hours_month": 1.5, "members": ["C"], "online": "offline"},
        {"organisation": "Alumni", "type": "affinity", "money_month": 20, "members": ["a", "B", "D", "me"]},
        {"organisation": "Chess", "type": "Games"},
    )  # fmt: skip


def test_totals(made: Made) -> None:
    plan = some(made).plan
    totals = fill(MODULE, SHEET, "totals", plan, network_of(plan))
    assert (totals["memberships"], totals["hours"], totals["money"]) == (4, 3.5, 120)
    assert totals["spread"] == round(1.0397207708 / math.log(8), 4), "the user's own type is an eighth"
    assert len(totals["missing"]) == 5
    assert "professional association" in totals["missing"]
    assert totals["advice"].startswith("Chamber and Guild repeat each other")


def test_types_count_their_organisations(made: Made) -> None:
    rows = fill(MODULE, SHEET, "types", some(made).plan)
    assert len(rows) == 8
    chamber = {"type": "casual-contact network", "count": 2, "organisations": ["Chamber", "Guild"]}
    assert rows["casual_network"] == chamber
    assert rows["games"] == {"type": "Games", "count": 1, "organisations": ["Chess"]}
    assert rows["online"]["count"] == 0


def test_memberships_that_repeat_each_other(made: Made) -> None:
    plan = some(made).plan
    rows = fill(MODULE, SHEET, "organisations", plan, network_of(plan))
    assert rows["r1"]["repeats"] == "Guild: the same type; Alumni: 2 contacts in common (67%)"
    assert rows["r2"]["repeats"] == "Chamber: the same type"
    assert rows["r3"]["repeats"] == "Chamber: 2 contacts in common (67%)"
    assert "r4" not in rows


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "List the communities"),
        ([{"type": "social"}], "With 1 so far, join another of a new type: strong-contact network"),
        ([{"type": "social", "online": "online"}, {"type": "online"}, {"type": "affinity"}], "All of them meet online"),
        ([{"type": "social"}, {"type": "online"}, {"type": "affinity"}], "3 memberships, well spread"),
    ],
)
def test_advice(made: Made, rows: list[dict[str, str]], said: str) -> None:
    made.define("network", SHEET)
    made.table(SHEET, "organisations", *({"organisation": f"O{n}", **row} for n, row in enumerate(rows)))
    assert fill(MODULE, SHEET, "totals", made.plan, network_of(made.plan))["advice"].startswith(said)


def test_an_empty_plan(made: Made) -> None:
    made.define("network", SHEET)
    totals = fill(MODULE, SHEET, "totals", made.plan, network_of(made.plan))
    assert (totals["memberships"], totals["hours"], totals["spread"]) == (0, 0, None)
    assert len(totals["missing"]) == 7
