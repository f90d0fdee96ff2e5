from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def entries(made: Made) -> Made:
    return made.table(
        "entry-points", "entries",
        {"entry": "Shop", "cost": 100, "reached": 1000, "added": 400, "bought": 40},
        {"entry": "Ads", "cost": 900, "reached": 5000, "added": 200, "bought": 10},
        {"entry": "Parcels", "cost": 300, "reached": 500, "added": 100},
        {"entry": "App", "reached": 400, "added": 100, "bought": 10},
        {"entry": "Talks", "cost": 300, "reached": 2000, "added": 50, "bought": 10},
        {"entry": "Agents", "cost": 300, "reached": 200, "added": 50, "bought": 9},
        {"entry": "Fairs"},
    )  # fmt: skip


def test_conversion_and_cost_per_friend_and_per_buyer(entries: Made) -> None:
    rows = fill("account", "entry-points", "entries", entries.plan)
    assert rows["r1"] == {"add_rate": 0.4, "buy_rate": 0.1, "per_friend": 0.25, "per_buyer": 2.5, "advice": "widen"}
    assert rows["r3"]["per_buyer"] is None


def test_advice_against_the_average_buyer(entries: Made) -> None:
    rows = fill("account", "entry-points", "entries", entries.plan)
    # 1900 for 79 buyers: 24.05 each; 900 of 9100 reached were added: half of that rate is 4.9 %
    assert [row["advice"] for row in rows.values()] == ["widen", "dear", "repair", "widen", "repair", "keep", None]


def test_totals_and_which_to_widen(entries: Made) -> None:
    totals = fill("account", "entry-points", "totals", entries.plan)
    assert (totals["cost"], totals["reached"], totals["added"], totals["bought"]) == (1900, 9100, 900, 79)
    assert (totals["per_friend"], totals["per_buyer"]) == (1900 / 900, 1900 / 79)
    assert totals["widen"] == "App, Shop"


def test_the_funnel(entries: Made) -> None:
    rows = fill("account", "entry-points", "funnel", entries.plan)
    assert [row["stage"] for row in rows.values()] == ["Reached", "Added as a friend", "Bought"]
    assert [(row["people"], row.get("rate"), row.get("overall")) for row in rows.values()] == [
        (9100, None, None), (900, 900 / 9100, 900 / 9100), (79, 79 / 900, 79 / 9100),
    ]  # fmt: skip


def test_a_single_place_is_no_reason_to_widen_it(made: Made) -> None:
    made.table("entry-points", "entries", {"entry": "Shop", "cost": 7, "reached": 9, "added": 3, "bought": 3})
    assert fill("account", "entry-points", "entries", made.plan)["r1"]["advice"] == "keep"
