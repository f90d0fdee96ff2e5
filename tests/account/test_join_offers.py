from __future__ import annotations

from typing import TYPE_CHECKING

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


def test_cost_per_friend_and_which_is_cheapest(made: Made) -> None:
    made.table(
        "join-offers", "offers",
        {"offer": "Coupon", "each": 5, "given": 100, "added": 50},
        {"offer": "Gift", "fixed": 100, "each": 2, "given": 100, "added": 100},
        {"offer": "Dinner", "fixed": 900, "added": 10},
        {"offer": "Leaflet", "fixed": 40},
        {"fixed": 3},
    )  # fmt: skip
    rows = fill("account", "join-offers", "offers", made.plan)
    assert [(row["total"], row["per_friend"], row["verdict"]) for row in rows.values()] == [
        (500, 10, "fair"), (300, 3, "best"), (900, 90, "dear"), (40, None, "no_data"),
    ]  # fmt: skip
    assert fill("account", "join-offers", "summary", made.plan) == {
        "cost": 1740, "added": 160, "average": 1700 / 160, "cheapest": "Gift",
    }  # fmt: skip


def test_twice_the_average_is_dear(made: Made) -> None:
    made.table("join-offers", "offers", {"offer": "A", "added": 3}, {"offer": "B", "fixed": 4, "added": 1})
    made.table("join-offers", "offers", {"offer": "C", "fixed": 4, "added": 4})
    rows = fill("account", "join-offers", "offers", made.plan)
    assert [row["verdict"] for row in rows.values()] == ["best", "dear", "fair"]
