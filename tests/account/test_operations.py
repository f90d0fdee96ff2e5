from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


def post(day: int, aim: str = "trust", **more: Any) -> dict[str, Any]:
    return {"date": date(2025, 7, day), "kind": "feed", "aim": aim, "topic": "t", **more}


@pytest.fixture
def calendar(made: Made) -> Made:
    return made.defined("account", "operations").table(
        "operations", "calendar",
        post(3), post(7, "sell"), post(8, "sell", state="dropped"), post(12, "sell"), post(9, kind="message"),
        post(18), post(22), post(25), {"date": date(2025, 6, 20), "kind": "feed"},
    )  # fmt: skip


def test_gaps_are_longer_than_the_limit(calendar: Made) -> None:
    rows = fill("account", "operations", "gaps", calendar.plan)
    assert [(row["from"].day, row["to"].day, row["days"]) for row in rows.values()] == [(8, 11, 4), (13, 17, 5)]
    calendar.form("operations", "limits", gap=2)
    days = [row["days"] for row in fill("account", "operations", "gaps", calendar.plan).values()]
    assert days == [3, 3, 4, 5, 3]


def test_an_empty_calendar_has_no_gaps_to_tell_of(made: Made) -> None:
    assert fill("account", "operations", "gaps", made.plan) == {}


def test_share_of_selling_posts(calendar: Made) -> None:
    limits = fill("account", "operations", "limits", calendar.plan)
    assert limits == {
        "planned": 7, "next_post": date(2025, 7, 3), "gaps": 2, "selling": pytest.approx(2 / 6), "verdict": "too_much",
    }  # fmt: skip
    calendar.form("operations", "limits", selling_max=0.4)
    assert fill("account", "operations", "limits", calendar.plan)["verdict"] == "fine"


def test_every_aim_with_its_share(calendar: Made) -> None:
    rows = fill("account", "operations", "aims", calendar.plan)
    assert {aim: row["posts"] for aim, row in rows.items()} == {
        "known": 0, "trust": 5, "value": 0, "talk": 0, "sell": 2,
    }  # fmt: skip
    assert rows["sell"] == {"aim": "sell", "posts": 2, "share": 2 / 7, "next": date(2025, 7, 7)}
