"""The thirtieth of June 2025 is a Monday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from wombat.plugins.partners.deeds import counted, deeds, starts

from tests.partners.conftest import day, fill, referral

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "targets"


def goal(made: Made, **values: Any) -> dict[str, Any]:
    return dict(fill(SHEET, "goals", made.table(SHEET, "goals", values).plan)["r1"])


def test_a_meeting_is_a_day_with_a_presentation_or_an_event(made: Made) -> None:
    made.table("weekly-pitch", "pitches", {"date": day("06-30")}, {"date": day("06-24")}, {"date": day("07-08")}, {})
    made.table(
        "interactions",
        "log",
        {"contact": "Ann", "date": day("06-24"), "channel": "event"},
        {"contact": "Bo", "date": day("06-25"), "channel": "event"},
        {"contact": "Bo", "date": day("06-26"), "channel": "call"},
    )
    assert deeds(made.plan)["meeting"] == [day("06-24"), day("06-25"), day("06-30")]


def test_one_to_ones_referrals_and_closings_are_counted_up_to_today(people: Made) -> None:
    people.table(
        "one-to-ones", "meetings", {"partner": "Ann", "date": day("06-30")}, {"partner": "Ann", "date": day("07-01")}
    )
    people.table(
        "referrals",
        "log",
        referral("me", "Ann", day("06-01")),
        referral("", "Bo", day("06-02")),
        referral("Ann", "me", day("06-03")),
        referral("me", "Cy", day("06-04")) | {"kind": "word_of_mouth"},
    )
    people.table("closed-business", "slips", {"amount": 1, "date": day("06-05")}, {"date": day("06-06")})
    people.table("interactions", "log", {"contact": "Ann", "date": day("06-07")})
    done = deeds(people.plan)
    assert done["one_to_one"] == [day("06-30")]
    assert done["referral"] == [day("06-01"), day("06-02")]
    assert (done["received"], done["closed"], done["interaction"]) == ([day("06-03")], [day("06-05")], [day("06-07")])


def test_a_visitor_in_two_worksheets_came_once(people: Made) -> None:
    people.table(SHEET, "visitors", {"visitor": "Ann", "date": day("06-01")}, {"visitor": "Zoe", "date": day("06-01")})
    people.table(
        "work-network",
        "people",
        {"_id": "c1", "name": "Ann", "invitation": "visit", "date": day("06-01")},
        {"name": "Bo", "invitation": "visit", "date": day("06-09")},
        {"name": "Cy", "invitation": "lunch", "date": day("06-09")},
        {"name": "Dee", "invitation": "visit", "date": day("07-09")},
    )
    assert deeds(people.plan)["visitor"] == [day("06-01"), day("06-01"), day("06-09")]


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    assert starts("week", day("07-02"), 2) == [day("06-23"), day("06-30")]
    assert starts("month", date(2025, 1, 15), 3) == [date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1)]
    days = [day("06-22"), day("06-23"), day("06-29"), day("06-30"), day("07-03")]
    assert counted(days, starts("week", day("07-02"), 2), day("07-02")) == [2, 1]


def test_done_against_the_target_this_period_and_before(people: Made) -> None:
    logged = [referral("me", "Ann", day(each)) for each in ("06-30", "06-23", "06-24", "06-02")]
    people.table("referrals", "log", *logged)
    values = goal(people, counted="referral", period="week", target=1)
    assert values == {"now": 1, "state": "done", "before": 2, "average": 3 / 4, "met": 2 / 4}


@pytest.mark.parametrize(("target", "state"), [(2, "open"), (1, "done"), (0.5, "done"), (None, None)])
def test_the_state_follows_the_target(people: Made, target: float | None, state: str | None) -> None:
    people.table("referrals", "log", referral("me", "Ann", day("06-30")))
    assert goal(people, counted="referral", period="month", target=target)["state"] == state


def test_averages_go_over_twelve_full_periods_at_most(people: Made) -> None:
    people.table("referrals", "log", *(referral("me", "Ann", date(2023, month, 1)) for month in range(1, 13)))
    people.table("referrals", "log", referral("me", "Ann", day("05-01")))
    assert goal(people, counted="referral", period="month", target=1)["average"] == 1 / 12


def test_a_goal_that_says_not_what_to_count_has_no_figures(made: Made) -> None:
    assert goal(made, activity="Smile", target=1) == {}


def test_the_last_weeks_and_months_with_the_share_of_targets_met(people: Made) -> None:
    people.table(
        SHEET,
        "goals",
        {"counted": "referral", "period": "week", "target": 1},
        {"counted": "one_to_one", "period": "week", "target": 1},
        {"counted": "visitor", "period": "month", "target": 1},
    )
    people.table("referrals", "log", referral("me", "Ann", day("06-24")))
    people.table(SHEET, "visitors", {"visitor": "Ann", "date": day("06-03")})
    weeks, months = (fill(SHEET, part, people.plan) for part in ("weeks", "months"))
    assert (len(weeks), len(months)) == (12, 12)
    assert list(weeks)[-2:] == ["2025-06-23", "2025-06-30"]
    assert tuple(weeks["2025-06-23"].values()) == (day("06-23"), 0, 0, 1, 0.5)
    assert tuple(months["2025-06"].values()) == ("2025-06", 1, 0, 0, 1, 1.0)
    assert months["2025-05"]["done"] == 0
