from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.partners.conftest import day, fill, referral

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "closed-business"


def slip(giver: str, amount: float, on: date | None = None, **more: Any) -> dict[str, Any]:
    return {"thanks_to": giver, "amount": amount, "date": on or day("03-01"), **more}


def test_referrals_to_the_owner_that_were_won_are_proposed_once(people: Made) -> None:
    people.table(
        "referrals",
        "log",
        referral("Ann", "me", day("03-01"), "won", value=500, prospect="a mill"),
        referral("Ann", "me", day("03-02"), "given", value=500),
        referral("Ann", "me", day("03-03"), "won"),
        referral("me", "Bo", day("03-04"), "won", value=700),
        referral("Cy", "me", day("03-05"), "won", value=300),
        referral("Dee", "me", day("03-06"), "won", value=90) | {"kind": "word_of_mouth"},
    )
    people.table(SHEET, "slips", slip("Cy", 300, day("03-05")))
    rows = fill(SHEET, "slips", people.plan)
    assert list(rows) == ["r1", "won-r1"]
    assert rows["won-r1"] == {
        "thanks_to": "Ann", "customer": "a mill", "date": day("03-01"), "amount": 500, "tier": "direct", "kind": "new",
        "circles": None,
    }  # fmt: skip


def test_a_slip_counts_for_its_circle_or_for_those_of_the_giver(made: Made) -> None:
    made.contacts({"name": "Ann", "circles": ["Law", "Golf"]}, {"name": "Bo"})
    made.table(SHEET, "slips", slip("Ann", 100), slip("Ann", 30, circle="Health"), slip("Bo", 70))
    rows = fill(SHEET, "slips", made.plan)
    assert [rows[row]["circles"] for row in ("r1", "r2", "r3")] == [["Law", "Golf"], ["Health"], None]
    by_circle = fill(SHEET, "by_circle", made.plan)
    assert [tuple(row.values()) for row in by_circle.values()] == [
        ("Law", 50, 1, 1, 0.25), ("Golf", 50, 1, 1, 0.25), ("Health", 30, 1, 1, 0.15),
        ("in no circle", 70, 1, 1, 0.35),
    ]  # fmt: skip


def test_totals_by_giver_tier_and_kind(people: Made) -> None:
    people.table(
        SHEET,
        "slips",
        slip("Ann", 100),
        slip("Ann", 40, day("04-01"), tier="second", kind="repeat", via="Bo"),
        slip("Ann", 7, date(2024, 5, 1), tier="third", kind="new"),
        slip("Bo", 200, kind="new"),
        slip("", 5),
    )
    rows = fill(SHEET, "givers", people.plan)
    assert list(rows) == ["c2", "c1"]
    assert rows["c1"] == {
        "giver": "Ann", "total": 147, "count": 3, "direct": 100, "second": 40, "third": 7, "new": 7, "repeat": 40,
        "this_year": 140, "last": day("04-01"),
    }  # fmt: skip
    totals = fill(SHEET, "totals", people.plan)
    assert totals == {"total": 352, "this_year": 345, "last_year": 7, "repeat": 40, "indirect": 47}


def test_years_from_the_first_to_the_last_against_the_year_before(made: Made) -> None:
    made.table(
        SHEET,
        "slips",
        slip("Ann", 50, date(2022, 12, 31)),
        slip("Ann", 60, date(2024, 1, 1)),
        slip("Ann", 90),
        slip("Bo", 1),
    )
    rows = fill(SHEET, "years", made.plan)
    assert [(row["year"], row["total"], row["count"]) for row in rows.values()] == [
        ("2025", 91, 2), ("2024", 60, 1), ("2023", 0, 0), ("2022", 50, 1),
    ]  # fmt: skip
    assert [row["change"] for row in rows.values()] == [91 / 60 - 1, None, -1, None]
