from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.network_sheets.conftest import fill

if TYPE_CHECKING:
    from tests.network_sheets.conftest import Made

MODULE, SHEET = "records.referrals", "referrals"


def log(made: Made) -> Made:
    return made.contacts({"name": "Ann"}, {"name": "Bo"}).table(
        SHEET, "log",
        {"from": "Ann", "to": "me", "date": date(2025, 6, 1), "state": "given", "kind": "referral"},
        {"from": "Bo", "date": date(2025, 6, 16), "state": "won", "value": 500, "thanked_on": date(2025, 6, 17)},
        {"to": "Ann", "date": date(2025, 6, 16), "kind": "referral"},
        {"from": "Ann", "to": "Bo", "date": date(2025, 5, 1), "state": "contacted"},
        {"from": "Ann", "to": "me", "state": "lost", "value": 80},
        {"from": "Bo", "to": "me", "kind": "word_of_mouth", "state": "won", "value": 7, "date": date(2025, 5, 1)},
        {},
    )  # fmt: skip


def test_each_row_says_whether_it_is_open_unanswered_and_thanked(made: Made) -> None:
    rows = fill(MODULE, SHEET, "log", log(made).plan)
    assert rows["r1"] == {"days_open": 29, "unanswered": True, "thanks_due": True}
    assert rows["r2"] == {"days_open": None, "unanswered": None, "thanks_due": None}
    assert rows["r3"] == {"days_open": 14, "unanswered": None, "thanks_due": None}, "exactly N days is not more than N"
    assert rows["r4"] == {"days_open": 60, "unanswered": None, "thanks_due": None}
    assert rows["r5"] == {"days_open": None, "unanswered": None, "thanks_due": True}
    assert "r6" not in rows
    assert rows["r7"] == {"days_open": None, "unanswered": None, "thanks_due": None}


def test_the_settings_say_when_a_referral_is_unanswered(made: Made) -> None:
    plan = log(made).form("settings", "main", unanswered_days=13).plan
    assert fill(MODULE, SHEET, "log", plan)["r3"]["unanswered"] is True
    plan.forms["settings", "main"]["unanswered_days"] = 29
    assert fill(MODULE, SHEET, "totals", plan)["unanswered"] == 0


def test_totals(made: Made) -> None:
    assert fill(MODULE, SHEET, "totals", log(made).plan) == {
        "count": 5,
        "word_of_mouth": 1,
        "received": 3,
        "given": 1,
        "win_rate": 0.5,
        "value_won": 500,
        "unanswered": 1,
        "not_thanked": 2,
    }


def test_people_in_the_order_of_what_they_brought(made: Made) -> None:
    rows = fill(MODULE, SHEET, "people", log(made).plan)
    bo = {"given": 1, "received": 1, "balance": 0, "won": 1, "value": 500, "spoke": 1, "spoken_of": 0}
    assert list(rows) == ["c2", "c1"]
    assert rows["c2"] == bo | {"contact": "Bo", "last": date(2025, 6, 16)}
    assert (rows["c1"]["given"], rows["c1"]["received"], rows["c1"]["balance"]) == (3, 1, 2)


def test_an_empty_log(made: Made) -> None:
    totals = fill(MODULE, SHEET, "totals", made.plan)
    assert totals.pop("win_rate") is None
    assert set(totals.values()) == {0}
    assert fill(MODULE, SHEET, "people", made.plan) == {}
