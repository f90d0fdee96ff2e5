from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.fans import fan_programme
from wombat.plugins.fans.fan_programme import next_day
from wombat.plugins.fans.stages import RELATIONSHIP

from tests.groups import TODAY, fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def circle(made: Made) -> Made:
    made.contacts({"name": "Ann", "stage": "long"}, {"name": "Bo", "suggested_stage": "weak"}, {"name": "Cy"})
    made.table("referrals", "log", {"from": "Ann", "date": TODAY}, {"from": "Ann", "to": "Bo"}, {"to": "Cy"})
    made.table("service", "log", {"contact": "Ann", "answered_by": "Zoe"}, {"contact": "Bo", "answered_by": "zoe"})
    made.table("fan-programme", "levels", {"level": "Gold"}, {"level": "Silver"}, {})
    made.table("fan-programme", "staff", {"name": "Zoe", "fan": True}, {"name": "Max"})
    return made.table(
        "fan-programme", "members",
        {"contact": "Ann", "level": "gold"}, {"contact": "Bo", "level": "Silver"},
        {"contact": "Cy", "level": "Silver"}, {"contact": "Nobody"},
    )  # fmt: skip


def test_members_with_their_stage_and_the_referrals_they_gave(circle: Made) -> None:
    rows = fill("fans", "fan-programme", "members", circle.plan)
    assert {key: (row["stage"], row["brought"]) for key, row in rows.items()} == {
        "r1": ("long", 2), "r2": ("weak", 0), "r3": (None, 0),
    }  # fmt: skip


def test_members_by_level_and_by_stage(circle: Made) -> None:
    levels = fill("fans", "fan-programme", "levels", circle.plan)
    assert levels == {"r1": {"members": 1, "brought": 2}, "r2": {"members": 2, "brought": 0}}
    stages = fill("fans", "fan-programme", "stages", circle.plan)
    assert {key: row["members"] for key, row in stages.items() if row["members"]} == {"weak": 1, "long": 1}
    assert stages["long"]["brought"] == 2
    assert {key: row["stage"] for key, row in stages.items()} == {stage: stage for stage in RELATIONSHIP.stages}


def test_answers_by_staff_and_totals(circle: Made) -> None:
    circle.table("fan-programme", "rituals", {"ritual": "Dinner", "date": date(2025, 6, 1)}, {"ritual": "Tea"})
    circle.table("fan-programme", "rituals", {"ritual": "Walk", "date": date(2020, 7, 5), "every": "year"})
    assert [row["answers"] for row in fill("fans", "fan-programme", "staff", circle.plan).values()] == [2, 0]
    rituals = fill("fans", "fan-programme", "rituals", circle.plan)
    assert [(row["next"], row["when"]) for row in rituals.values()] == [
        (date(2025, 6, 1), "late"), (None, "no_date"), (date(2025, 7, 5), "soon"),
    ]  # fmt: skip
    assert fill("fans", "fan-programme", "summary", circle.plan) == {
        "members": 4, "bringing": 1, "rituals_due": 2, "answers": 2,
        "ahead": "All four steps are taken: thank those who bring others, and keep the rituals and alliances alive.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "every", "expected"),
    [
        (date(2025, 6, 30), "month", date(2025, 6, 30)),
        (date(2025, 5, 31), "month", date(2025, 6, 30)),
        (date(2025, 1, 15), "month", date(2025, 7, 15)),
        (date(2025, 1, 15), "quarter", date(2025, 7, 15)),
        (date(2024, 2, 29), "year", date(2026, 2, 28)),
        (date(2025, 1, 1), "once", date(2025, 1, 1)),
        (date(2025, 12, 1), "year", date(2025, 12, 1)),
    ],
)
def test_the_next_date_of_a_ritual(day: date, every: str, expected: date) -> None:
    assert next_day(day, every, TODAY) == expected


def test_a_ritual_that_was_held_is_over_or_comes_again(made: Made) -> None:
    made.table(
        "fan-programme", "rituals",
        {"ritual": "Opening", "date": date(2025, 6, 1), "every": "once", "held": date(2025, 6, 2)},
        {"ritual": "Dinner", "date": date(2025, 1, 30), "every": "month", "held": TODAY},
        {"ritual": "Walk", "held": date(2025, 6, 2)},
    )  # fmt: skip
    rituals = fill("fans", "fan-programme", "rituals", made.plan)
    assert [(row["next"], row["when"]) for row in rituals.values()] == [
        (None, "done"), (date(2025, 7, 30), "planned"), (None, "done"),
    ]  # fmt: skip
    assert fill("fans", "fan-programme", "summary", made.plan)["rituals_due"] == 0
    assert [task.day for task in fan_programme.wombat_tasks(made.plan)] == [date(2025, 7, 30)]


def test_the_four_steps_with_their_signs_and_what_the_next_one_needs(circle: Made) -> None:
    rows = fill("fans", "fan-programme", "steps", circle.plan)
    assert {step: (row["reached"], row["system"], row["sign"]) for step, row in rows.items()} == {
        "individual": ("yes", "resonance", "2 people wrote or asked"),
        "quasi_group": ("yes", "sharing", "4 members"),
        "circle": ("next", "co-creation", "0 rituals with a date"),
        "community": ("later", "symbiosis", "1 member who brings others, or ally"),
    }
    said = [(row["step"], row["rests_on"]) for row in rows.values()]
    assert len({step for step, _ in said}) == len({rests for _, rests in said}) == 4
    assert all(step and rests for step, rests in said)
    ahead = fill("fans", "fan-programme", "summary", circle.plan)["ahead"]
    assert ahead == rows["circle"]["what"]
    circle.form("fan-programme", "summary", step="circle")
    assert fill("fans", "fan-programme", "summary", circle.plan)["ahead"] == rows["community"]["what"]


def test_before_the_first_sign_the_fan_circle_says_nothing_of_steps(made: Made) -> None:
    assert fill("fans", "fan-programme", "summary", made.plan)["ahead"] is None
    assert fill("fans", "fan-programme", "steps", made.plan)["individual"]["reached"] == "next"
