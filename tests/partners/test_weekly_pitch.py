from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.partners.conftest import day, fill, referral

if TYPE_CHECKING:
    from datetime import date

    from tests.groups import Made

SHEET = "weekly-pitch"


def pitch(made: Made, **values: Any) -> dict[str, Any]:
    return dict(fill(SHEET, "pitches", made.table(SHEET, "pitches", values).plan)["r1"])


def test_the_length_is_that_of_all_that_is_said(made: Made) -> None:
    said = pitch(made, name="Olive Ward", business="Insurance", what="w " * 100, hook="词" * 40)
    assert said["seconds"] == round(103 / 150 * 60 + 40 / 240 * 60)


def test_the_owners_name_is_said_where_the_name_is_blank_and_a_blank_row_has_no_length(made: Made) -> None:
    assert pitch(made, what="word " * 24)["seconds"] == 10
    assert pitch(made, name="Olive", date=day("06-01"))["seconds"] == 10
    assert fill(SHEET, "pitches", made.plan)["r2"]["seconds"] is None


@pytest.mark.parametrize(
    ("words", "limit", "fits"),
    [(165, None, "good"), (166, None, "long"), (104, None, "good"), (102, None, "short"), (104, 30, "long")],
)
def test_it_may_be_a_tenth_longer_and_three_tenths_shorter(
    made: Made, words: int, limit: int | None, fits: str
) -> None:
    made.form(SHEET, "summary", limit=limit)
    assert pitch(made, what="word " * words)["fits"] == fits


@pytest.mark.parametrize(
    ("asked", "answer", "state"),
    [
        (day("06-16"), {}, "open"),
        (day("06-15"), {}, "late"),
        (None, {}, "open"),
        (day("01-01"), {"answered": day("02-01")}, "answered"),
        (day("01-01"), {"answered_by": "Ann"}, "answered"),
    ],
)
def test_a_request_is_open_until_somebody_answers_it(
    made: Made, asked: date | None, answer: dict[str, Any], state: str
) -> None:
    assert pitch(made, request="bakers", date=asked, **answer)["state"] == state


def test_days_of_waiting_follow_the_settings_and_no_request_has_no_state(made: Made) -> None:
    made.form("settings", "main", unanswered_days=5)
    assert pitch(made, request="bakers", date=day("06-20"))["state"] == "late"
    made.table(SHEET, "pitches", {"date": day("06-20")})
    assert fill(SHEET, "pitches", made.plan)["r2"]["state"] is None


def test_referrals_since_about_the_same_may_be_the_answer(people: Made) -> None:
    people.table(
        "referrals",
        "log",
        referral("Ann", "me", day("06-02"), prospect="Two bakeries in town"),
        referral("Bo", "me", day("05-30"), prospect="Bakery by the sea"),
        referral("Cy", "me", day("06-03"), prospect="A florist"),
        referral("me", "Dee", day("06-04"), prospect="A bakery"),
    )
    assert (
        pitch(people, request="I look for a bakery", date=day("06-01"))["answers"]
        == "2 June 2025, Ann: Two bakeries in town"
    )


def test_the_summary_counts_what_was_held_and_what_is_open(made: Made) -> None:
    made.table(
        SHEET,
        "pitches",
        {"date": day("06-30"), "request": "a"},
        {"date": day("01-01"), "request": "b"},
        {"date": day("07-01"), "request": "c", "answered_by": "Ann"},
    )
    assert fill(SHEET, "summary", made.plan) == {"pitches": 2, "open": 2, "late": 1}
