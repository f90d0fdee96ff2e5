from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import TODAY, fill

if TYPE_CHECKING:
    from tests.groups import Made


def asked(name: str, ago: int, answered: int | None = None, **more: Any) -> dict[str, Any]:
    day = None if answered is None else TODAY - timedelta(days=answered)
    return {"contact": name, "date": TODAY - timedelta(days=ago), "answered": day, **more}


@pytest.fixture
def log(made: Made) -> Made:
    made.contacts({"name": "Ann"}, {"name": "Bo", "customer_stage": "use"}, {"name": "Cy", "detailed_stage": "fan"})
    return made.table(
        "service", "log",
        asked("Ann", 10, 9, channel="wechat", satisfied="yes", kind="complaint"),
        asked("Ann", 20, 13, channel="wechat", satisfied="no"),
        asked("Bo", 5, 5, channel="call"),
        asked("Ann", 2, channel="wechat"),
        asked("Dan", 1),
        {"contact": "Bo"},
        {},
    )  # fmt: skip


def test_time_to_answer_and_state(log: Made) -> None:
    rows = fill("fans", "service", "log", log.plan)
    assert [row["days"] for row in rows.values()] == [1, 7, 0, None, None, None, None]
    states = ["answered", "answered", "answered", "late", "waiting", "waiting", None]
    assert [row["state"] for row in rows.values()] == states
    log.form("service", "summary", late_after=0)
    assert fill("fans", "service", "log", log.plan)["r5"]["state"] == "late"


def test_totals_and_median_by_channel(log: Made) -> None:
    assert fill("fans", "service", "summary", log.plan) == {
        "requests": 6, "median": 1, "waiting": 3, "satisfied": 0.5, "late": 1,
    }  # fmt: skip
    rows = fill("fans", "service", "channels", log.plan)
    assert [row["channel"] for row in rows.values()] == ["wechat", "call"]
    assert [(key, row["requests"], row["median"], row["waiting"], row["satisfied"]) for key, row in rows.items()] == [
        ("wechat", 3, 4, 1, 0.5), ("call", 1, 0, 0, None),
    ]  # fmt: skip


def test_who_asks_most_and_which_customers_never_asked(log: Made) -> None:
    rows = fill("fans", "service", "askers", log.plan)
    assert {key: (row["requests"], row["complaints"]) for key, row in rows.items()} == {"c1": (3, 1), "c2": (2, 0)}
    last = [TODAY - timedelta(days=2), TODAY - timedelta(days=5)]
    assert [(row["contact"], row["last"]) for row in rows.values()] == [("Ann", last[0]), ("Bo", last[1])]
    log.table("interactions", "log", {"contact": "Cy", "date": TODAY})
    assert fill("fans", "service", "silent", log.plan) == {"c3": {"contact": "Cy", "stage": "fan", "last": TODAY}}


@pytest.mark.parametrize(
    ("found", "told", "called", "state"),
    [(12, 11, 0, "told"), (12, 10, 1, "called"), (12, None, 1, "called"), (8, None, 0, "open"), (8, 7, 0, "told")],
)
def test_a_fault_is_told_before_they_call(log: Made, found: int, told: int | None, called: int, state: str) -> None:
    row = asked("", found, told)
    log.table("service", "faults", {"fault": "x", "found": row["date"], "told": row["answered"], "concerns": ["Ann"]})
    assert fill("fans", "service", "faults", log.plan) == {"r1": {"called": called, "state": state}}
