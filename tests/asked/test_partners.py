from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.groups import TODAY

from .made import advice, counts, tasks

if TYPE_CHECKING:
    from tests.groups import Made

GROUP = "partners"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_one_to_ones_that_are_due_soon_arranged_or_never_held(made: Made) -> None:
    made.contacts(*({"name": name} for name in ("Ann", "Bo", "Cy", "Di")))
    made.table("partner-profile", "partners", {"name": "Di"}, {"name": "Ed"})
    made.table(
        "one-to-ones", "meetings",
        {"partner": "Ann", "date": date(2024, 12, 1)}, {"partner": "Bo", "date": date(2025, 1, 10)},
        {"partner": "Cy", "date": date(2025, 5, 1)}, {"partner": "Di", "date": date(2025, 8, 1)},
    )  # fmt: skip
    what = "One-to-one meeting"
    assert tasks(GROUP, "one-to-ones", made.plan) == [
        ("c1", what, date(2025, 6, 1)), ("c2", what, date(2025, 7, 10)), ("c4", what, date(2025, 8, 1)),
        ("Ed", what, None),
    ]  # fmt: skip
    assert counts(GROUP, "one-to-ones", made.plan) == {"partners-met": 2}


def test_presentations_to_come_and_requests_nobody_answered(made: Made) -> None:
    made.table(
        "weekly-pitch", "pitches",
        {"date": ago(20), "request": "a builder", "where": "Club"},
        {"date": ago(20), "request": "b", "answered": ago(1)},
        {"date": ago(3), "request": "c"}, {"date": ago(-3), "where": "Club"},
    )  # fmt: skip
    assert tasks(GROUP, "weekly-pitch", made.plan) == [
        ("Club", "Ask again", ago(5)),
        ("Club", "Weekly presentation", ago(-3)),
    ]
    assert counts(GROUP, "weekly-pitch", made.plan) == {"partners-pitches": 3}


def test_targets_that_are_open_by_the_last_day_of_the_week_or_month(made: Made) -> None:
    goals = [
        {"activity": "Meet", "counted": "one_to_one", "period": "week", "target": 2},
        {"activity": "Give", "counted": "referral", "period": "month", "target": 1},
        {"activity": "Talk", "counted": "interaction", "period": "week", "target": 1},
    ]
    made.table("targets", "goals", *goals)
    assert tasks(GROUP, "targets", made.plan) == [], "nothing is in the logs yet"
    made.table("interactions", "log", {"contact": "Ann", "date": TODAY})
    assert tasks(GROUP, "targets", made.plan) == [("", "Give", date(2025, 6, 30)), ("", "Meet", date(2025, 7, 6))]


def test_who_fits_a_request_is_to_be_asked_once(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"})
    rows = [{"contact": "Ann", "request": "a builder"}, {"contact": "Bo", "request": "x", "asked": TODAY}]
    made.table("referral-request", "matches", *rows)
    assert tasks(GROUP, "referral-request", made.plan) == [("c1", "Ask for the introduction", None)]


def test_a_partner_seen_further_on_than_the_logs_do(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"})
    rows = [{"name": "Ann", "stage": "profitability"}, {"name": "Bo", "stage": "visibility"}]
    made.table("partner-profile", "partners", *rows)
    made.table("referrals", "log", {"from": "Bo", "to": "me", "prospect": "X", "date": TODAY})
    ((row, field, said),) = advice(GROUP, "partner-profile", made.plan)
    assert (row, field) == (made.plan.table("partner-profile", "partners").ids[0], "stage")
    assert said.startswith("You see Ann further on than the logs do. Nothing has passed between you yet.")
    assert counts(GROUP, "partner-profile", made.plan) == {"partners-profitable": 0}
    won = {"state": "won", "date": TODAY}
    made.table("referrals", "log", {"from": "Ann", "to": "me", **won}, {"from": "me", "to": "Ann", **won})
    assert advice(GROUP, "partner-profile", made.plan) == []
    assert counts(GROUP, "partner-profile", made.plan) == {"partners-profitable": 1}


def test_customers_of_whom_the_source_is_not_known(made: Made) -> None:
    made.table("best-customers", "customers", {"customer": "Ann"}, {"customer": "Bo", "found": "event"})
    assert [said for _, _, said in advice(GROUP, "best-customers", made.plan)] == ["How did “Ann” find you?"]
