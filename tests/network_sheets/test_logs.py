from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat import ReferralTotals, last_contacts, named, referral_totals

if TYPE_CHECKING:
    from .conftest import Made


def day(d: int) -> date:
    return date(2025, 5, d)


def test_referrals_add_up_by_person(made: Made) -> None:
    plan = made.contacts({"name": "Ann"}, {"name": "Bo"}).table(
        "referrals", "log",
        {"from": "Ann", "to": "me", "state": "won", "value": 300, "date": day(1)},
        {"from": "Ann", "to": None, "state": "lost", "value": 90, "date": day(9)},
        {"from": "me", "to": "Ann", "kind": "referral", "date": day(4)},
        {"from": "Bo", "to": "Ann", "kind": "word_of_mouth", "state": "won", "value": 5},
        {"from": "Nobody", "to": "Bo"},
        {"from": None, "to": None},
    ).plan  # fmt: skip
    totals = referral_totals(plan)
    assert totals["c1"] == ReferralTotals(given=2, received=1, spoken_of=1, won=1, value=300, last=day(9))
    assert totals["c1"].balance == 1
    assert totals["c2"] == ReferralTotals(received=1, spoke=1)
    assert totals["owner"] == ReferralTotals(given=1, received=2, last=day(9))
    assert set(totals) == {"c1", "c2", "owner"}


def test_the_last_contact_is_the_latest_of_all_logs(made: Made) -> None:
    plan = made.contacts(
        {"name": "Ann", "last_contact": day(2)}, {"name": "Bo", "last_contact": date(2026, 1, 1)}, {"name": "Cy"},
        {"name": "Di"},
    ).table(
        "interactions", "log", {"contact": "Ann", "date": day(5)}, {"contact": "Ann", "date": day(3)},
        {"contact": "me", "date": day(5)}, {"contact": "Who", "date": day(5)},
    ).table(
        "referrals", "log",
        {"from": "Bo", "to": "Olive", "date": day(7), "thanked_on": day(8)},
        {"from": None, "to": "Ann", "date": day(6)},
        {"from": "Cy", "to": "Di", "date": day(20)},
    ).plan  # fmt: skip
    assert last_contacts(plan) == {"c1": day(6), "c2": day(8)}


def test_names_are_looked_up_once(made: Made) -> None:
    plan = made.contacts({"name": "Ann"}).table("interactions", "log", *({"contact": "Ann"},) * 3, {"contact": 7}).plan
    asked: list[object] = []
    plan_who = plan.who

    class Counting:
        @staticmethod
        def who(name: str) -> str | None:
            asked.append(name)
            return plan_who(name)

    assert named(Counting(), plan.table("interactions"), "contact") == ["c1", "c1", "c1", None]
    assert asked == ["Ann"]


def test_empty_plans(made: Made) -> None:
    assert referral_totals(made.plan) == {}
    assert last_contacts(made.plan) == {}
