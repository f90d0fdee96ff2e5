from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.partners.one_to_ones import months_after

from tests.partners.conftest import day, fill, referral

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "one-to-ones"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 1, 15), 6, date(2025, 7, 15)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
    ],
)
def test_some_months_later(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end


def test_a_meeting_is_due_again_after_six_months_or_as_the_user_says(people: Made) -> None:
    people.table(SHEET, "meetings", {"partner": "Ann", "date": day("01-20")}, {"partner": "Bo"})
    assert fill(SHEET, "meetings", people.plan) == {"r1": {"due": day("07-20")}, "r2": {"due": None}}
    people.form(SHEET, "summary", months=3)
    assert fill(SHEET, "meetings", people.plan)["r1"]["due"] == day("04-20")


def test_who_is_due_and_whom_the_owner_never_met(people: Made) -> None:
    people.table("partner-profile", "partners", {"name": "Eve"}, {"name": "Zoe"})
    people.table("referrals", "log", referral("me", "Dee"), referral("Ann", "Bo"))
    people.table(
        SHEET,
        "meetings",
        {"partner": "Ann", "date": date(2024, 12, 29)},
        {"partner": "Bo", "date": day("01-05")},
        {"partner": "Bo", "date": date(2024, 3, 1)},
        {"partner": "Cy", "date": day("06-01")},
        {"partner": "Cy", "date": day("07-09")},
    )
    rows = fill(SHEET, "partners", people.plan)
    assert [(row["partner"], row["state"], row["next"], row["days"], row["meetings"]) for row in rows.values()] == [
        ("Ann", "due", day("06-29"), -1, 1),
        ("Eve", "never", None, None, None),
        ("Zoe", "never", None, None, None),
        ("Dee", "never", None, None, None),
        ("Bo", "soon", day("07-05"), 5, 2),
        ("Cy", "planned", day("07-09"), 9, 1),
    ]
    last = [row["last"] for row in rows.values()]
    assert last == [date(2024, 12, 29), None, None, None, day("01-05"), day("06-01")]
    assert fill(SHEET, "summary", people.plan) == {"held": 4, "due": 1, "never": 3}


def test_a_partner_met_lately_is_fresh(people: Made) -> None:
    people.table(SHEET, "meetings", {"partner": "Ann", "date": day("06-30")})
    (row,) = fill(SHEET, "partners", people.plan).values()
    assert (row["state"], row["next"]) == ("fresh", day("12-30"))


def test_contacts_who_fit_the_latest_wish_of_a_partner_are_named(made: Made) -> None:
    made.contacts(
        {"name": "Ann", "title": "Baker"},
        {"name": "Bo", "title": "Baker", "tie": "weak"},
        {"name": "Cy", "title": "Baker", "tie": "strong"},
        {"name": "Dee", "title": "Florist"},
    )
    made.table(
        SHEET,
        "meetings",
        {"partner": "Ann", "date": day("03-01"), "wants": "bakers"},
        {"partner": "Ann", "date": day("02-01"), "wants": "florists"},
    )
    row = fill(SHEET, "partners", made.plan)["c1"]
    assert (row["could_meet"], row["wants"]) == (["Cy", "Bo"], "bakers")
