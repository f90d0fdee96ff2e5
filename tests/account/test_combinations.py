from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


def flow(start: str, end: str, carries: str | None = "a card") -> dict[str, str | None]:
    return {"from": start, "to": end, "carries": carries}


@pytest.fixture
def flows(made: Made) -> Made:
    return made.defined("account", "combinations").table(
        "combinations", "flows",
        flow("account", "group"), flow("group", "mini"), flow("mini", "purchase"), flow("group", "account"),
        flow("account", "video"), flow("video", "Forum"), flow("forum", "video"), flow("official", "mini", None), {},
    )  # fmt: skip


def test_circles_without_a_goal_lead_nowhere(flows: Made) -> None:
    rows = fill("account", "combinations", "flows", flows.plan)
    assert [(row["state"], row.get("steps")) for row in rows.values()] == [
        ("arrives", 3), ("arrives", 2), ("arrives", 1), ("arrives", 4), ("nowhere", None), ("nowhere", None),
        ("nowhere", None), ("incomplete", None),
    ]  # fmt: skip


def test_what_to_build(flows: Made) -> None:
    summary = fill("account", "combinations", "summary", flows.plan)
    assert (summary["flows"], summary["nowhere"], summary["incomplete"]) == (8, 3, 1)
    assert summary["todo"] == "Nothing leads on to a purchase or a recommendation from: video channel, Forum."


def test_the_three_combinations(flows: Made) -> None:
    rows = fill("account", "combinations", "pairs", flows.plan)
    assert {key: row["state"] for key, row in rows.items()} == {"group": "both", "video": "one", "mini": "none"}
    assert {key: (row["out"], row["back"]) for key, row in rows.items()} == {
        "group": (1, 1), "video": (1, 0), "mini": (0, 0),
    }  # fmt: skip
    assert rows["video"]["pair"] == "account with video channel"
