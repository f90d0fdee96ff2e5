"""Who is due to hear from the owner."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.network.plans import TODAY, people, plan_of
from wombat.plan.cadence import birthdays, due, tag_cadences


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def of(**fields: Any) -> Any:
    """Return the due date of one contact with these fields."""
    settings = fields.pop("settings", {})
    plan = plan_of(contacts__people=people("Ann", Ann=fields))
    plan.forms["settings", "main"] = settings
    return next(iter(due(plan)), None)


@pytest.mark.parametrize(
    ("fields", "because", "cadence", "days", "state"),
    [
        ({"tie": "strong", "last_contact": day(31)}, "strong", 30, -1, "overdue"),
        ({"tie": "strong", "last_contact": day(30)}, "strong", 30, 0, "today"),
        ({"tie": "weak", "last_contact": day(110)}, "weak", 120, 10, "soon"),
        ({"last_contact": day(100)}, "weak", 120, 20, "later"),
        ({"stage": "long", "last_contact": day(0)}, "strong", 30, 30, "later"),
        ({"cadence": 7, "tie": "weak", "last_contact": day(9)}, "own", 7, -2, "overdue"),
        ({"cadence": 7, "tags": ["VIP"], "last_contact": day(7)}, "own", 7, 0, "today"),
        ({"tags": ["golf", "vip"], "tie": "strong", "last_contact": day(15)}, "tag", 14, -1, "overdue"),
        ({"tie": "strong"}, "strong", 30, 0, "today"),
    ],
)
def test_cadence(fields: dict[str, Any], because: str, cadence: int, days: int, state: str) -> None:
    found = of(settings={"cadence_tags": ["VIP 14", "golf: 60"]}, **fields)
    assert (found.because, found.cadence, found.days, found.state) == (because, cadence, days, state)
    assert found.day == TODAY + timedelta(days=days)


def test_a_name_in_an_address_book_is_never_due() -> None:
    assert of() is None
    assert of(tags=["golf"]) is None


def test_the_settings_decide() -> None:
    settings = {"cadence_strong": 10, "cadence_weak": 20}
    assert of(settings=settings, tie="strong", last_contact=day(11)).state == "overdue"
    assert of(settings=settings, tie="weak", last_contact=day(11)).state == "soon"


def test_a_contact_starts_it_anew_and_plans_do_not_count() -> None:
    log = [{"date": day(3), "contact": "Ann"}, {"date": day(-5), "contact": "Ann"}]
    rows = people("Ann", Ann={"tie": "strong", "last_contact": day(300)})
    (found,) = due(plan_of(contacts__people=rows, interactions__log=log))
    assert (found.last, found.days) == (day(3), 27)


def test_the_longest_silence_in_cadences_comes_first() -> None:
    of = {"Slow": {"cadence": 100, "last_contact": day(150)}, "Quick": {"cadence": 7, "last_contact": day(21)}}
    plan = plan_of(contacts__people=people(*of, "Never", **of, Never={"tie": "strong"}))
    assert [plan.label(each.contact) for each in due(plan)] == ["Quick", "Slow", "Never"]


def test_tags_in_any_writing() -> None:
    plan = plan_of()
    plan.forms["settings", "main"] = {"cadence_tags": "VIP=14；老客户：60天; A B 30 days; nonsense; 5"}
    assert tag_cadences(plan) == {"vip": 14, "老客户": 60, "a b": 30}


@pytest.mark.parametrize(
    ("born", "today", "when", "turns"),
    [
        ("1980-07-02", date(2025, 6, 30), date(2025, 7, 2), 45),
        (date(1980, 6, 30), date(2025, 6, 30), date(2025, 6, 30), 45),
        ("--07-14", date(2025, 6, 30), date(2025, 7, 14), None),
        ("1990-01-03", date(2025, 12, 28), date(2026, 1, 3), 36),
        ("2000-02-29", date(2025, 2, 20), date(2025, 2, 28), 25),
        ("2000-02-29", date(2024, 2, 20), date(2024, 2, 29), 24),
    ],
)
def test_birthdays(born: object, today: date, when: date, turns: int | None) -> None:
    plan = plan_of(contacts__people=people("Ann", Ann={"birthday": born}))
    plan.today = today
    assert [(each.day, each.turns) for each in birthdays(plan)] == [(when, turns)]


@pytest.mark.parametrize("born", ["--07-15", "someday", "1980-13-01", "--02-30", "2030-07-01", None])
def test_no_birthday_soon(born: object) -> None:
    assert birthdays(plan_of(contacts__people=people("Ann", Ann={"birthday": born}))) == []
