from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from wombat.plugins.fans import follow_up
from wombat.plugins.records import next_step

from tests.groups import TODAY, definitions, fill
from wombat.plan.asked import in_order

if TYPE_CHECKING:
    from tests.groups import Made


def rule(made: Made, trigger: str, days: int | None = None, **more: Any) -> Made:
    return made.table("follow-up", "rules", {"rule": trigger, "on": "on", "trigger": trigger, "days": days, **more})


def due(made: Made) -> list[tuple[str, str, date]]:
    rows = fill("fans", "follow-up", "due", made.plan)
    return [(row["contact"], row["when"], row["due"]) for row in rows.values()]


def met(made: Made, name: str, ago: int) -> Made:
    return made.table("follow-up", "events", {"contact": name, "event": "met", "date": TODAY - timedelta(days=ago)})


def test_the_next_day_the_third_day_and_a_week_later(made: Made) -> None:
    met(made.contacts({"name": "Ann"}), "Ann", 3)
    for days in (1, 3, 7):
        rule(made, "met", days)
    assert due(made) == [
        ("Ann", "late", TODAY - timedelta(days=2)),
        ("Ann", "today", TODAY),
        ("Ann", "soon", TODAY + timedelta(days=4)),
    ]
    assert fill("fans", "follow-up", "summary", made.plan) == {"today": 1, "overdue": 1, "soon": 1}


def test_the_shipped_rules_are_those() -> None:
    rules = {item.id: item.values for item in definitions("fans")["follow-up"].part("rules").items}
    assert [rules[key]["days"] for key in ("thanks", "voice", "novelty")] == [1, 3, 7]
    assert {values["trigger"] for values in rules.values()} == {
        "met", "purchase", "birthday", "lunar_birthday", "new_year", "dragon_boat", "mid_autumn",
    }  # fmt: skip


def test_being_in_touch_on_the_day_or_later_settles_it(made: Made) -> None:
    rule(met(made.contacts({"name": "Ann"}), "Ann", 5), "met", 2)
    touch = {"contact": "Ann", "direction": "out"}
    made.table("interactions", "log", touch | {"date": TODAY - timedelta(days=4)})
    assert len(due(made)) == 1
    made.table("interactions", "log", touch | {"date": TODAY - timedelta(days=3)})
    assert due(made) == []


def test_done_by_the_owners_word_stays_as_a_record(made: Made) -> None:
    rule(met(made.contacts({"name": "Ann"}), "Ann", 5), "met", 2)
    ((row_id, row),) = fill("fans", "follow-up", "due", made.plan).items()
    made.table("follow-up", "due", {"_id": row_id, **row, "done": TODAY})
    assert [each["when"] for each in fill("fans", "follow-up", "due", made.plan).values()] == ["done"]
    assert fill("fans", "follow-up", "summary", made.plan)["overdue"] == 0


@pytest.mark.parametrize(("birthday", "found"), [(date(1980, 7, 14), 14), ("--07-01", 1), ("--07-15", None)])
def test_solar_birthdays_of_the_next_fourteen_days(made: Made, birthday: object, found: int | None) -> None:
    rule(made.contacts({"name": "Ann", "birthday": birthday}), "birthday")
    assert [day for *_, day in due(made)] == ([TODAY + timedelta(days=found)] if found else [])


def test_twenty_ninth_of_february_in_a_common_year(made: Made) -> None:
    made.plan.today = date(2025, 2, 20)
    rule(made.contacts({"name": "Ann", "birthday": date(1984, 2, 29)}), "birthday")
    assert due(made) == [("Ann", "soon", date(2025, 2, 28))]


def test_lunar_birthdays_fall_on_another_day_each_year(made: Made) -> None:
    rule(
        made.contacts({"name": "Ann", "lunar_birthday": "六月初十"}, {"name": "Bo", "lunar_birthday": "?"}),
        "lunar_birthday",
    )
    assert due(made) == [("Ann", "soon", date(2025, 7, 4))]
    made.plan.today = date(2026, 7, 23)
    assert due(made) == [("Ann", "today", date(2026, 7, 23))]


def test_a_lunar_birthday_in_the_last_month_belongs_to_the_year_before(made: Made) -> None:
    made.plan.today = date(2026, 2, 8)
    rule(made.contacts({"name": "Ann", "lunar_birthday": "腊月廿三"}), "lunar_birthday")
    assert due(made) == [("Ann", "soon", date(2026, 2, 10))]


@pytest.mark.parametrize(
    ("festival", "today", "day"),
    [
        ("new_year", date(2026, 2, 10), date(2026, 2, 17)),
        ("dragon_boat", date(2026, 6, 19), date(2026, 6, 19)),
        ("mid_autumn", date(2026, 9, 20), date(2026, 9, 25)),
    ],
)
def test_festivals_for_the_people_they_are_meant_for(made: Made, festival: str, today: date, day: date) -> None:
    made.plan.today = today
    made.contacts({"name": "Ann", "tie": "strong"}, {"name": "Bo", "tie": "weak"}, {"name": "Cy", "tags": ["VIP"]})
    rule(made, festival, whom="strong")
    assert due(made) == [("Ann", "today" if day == today else "soon", day)]
    rule(made, festival, -1, whom="tag", tag="vip")
    assert ("Cy", day - timedelta(days=1)) in [(who, when) for who, _, when in due(made)]


def test_customers_only_and_a_date_of_each_year(made: Made) -> None:
    made.contacts({"name": "Ann", "customer_stage": "use"}, {"name": "Bo", "customer_stage": "awareness"})
    made.contacts({"name": "Cy", "detailed_stage": "lapsed"})
    rule(made, "solar_date", day="07-01", whom="customers")
    assert [who for who, *_ in due(made)] == ["Ann", "Cy"]


def test_a_rule_that_is_off_asks_for_nothing(made: Made) -> None:
    met(made.contacts({"name": "Ann"}), "Ann", 1)
    made.table("follow-up", "rules", {"rule": "x", "on": "off", "trigger": "met", "days": 1})
    assert due(made) == []


def test_how_far_to_look_can_be_typed_over(made: Made) -> None:
    made.form("follow-up", "summary", ahead=20, back=1)
    rule(made.contacts({"name": "Ann", "birthday": "--07-20"}), "birthday")
    rule(met(made, "Ann", 5), "met", 1)
    assert [day for *_, day in due(made)] == [date(2025, 7, 20)]


def test_words_name_the_person(made: Made) -> None:
    rule(met(made.contacts({"name": "Ann"}), "Ann", 1), "met", 1, message="Hello {name}!", channel="fax")
    (row,) = fill("fans", "follow-up", "due", made.plan).values()
    assert (row["words"], row["channel"], row["rule"]) == ("Hello Ann!", "fax", "met")


def test_first_meetings_and_purchases_come_from_the_logs(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"}, {"name": "Cy"}, {"name": "Di", "last_contact": date(2024, 1, 1)})
    day = TODAY - timedelta(days=4)
    made.table("interactions", "log", {"contact": "Ann", "date": day}, {"contact": "Di", "date": day})
    made.table("interactions", "log", {"contact": "Bo", "date": day}, {"contact": "Bo", "date": date(2024, 1, 1)})
    made.table("referrals", "log", {"from": "Bo", "prospect": "Cy", "state": "won", "date": day})
    rows = fill("fans", "follow-up", "events", made.plan)
    assert {key: row["date"] for key, row in rows.items()} == {"met-c1": day, "purchase-c3": day}


def test_the_next_step_of_a_contact_is_its_first_open_task(made: Made) -> None:
    day = TODAY - timedelta(days=2)
    made.contacts({"name": "Ann"}).table("interactions", "log", {"contact": "Ann", "date": day})
    rule(rule(made, "met", 7), "met", 4)
    (filler,) = next_step.wombat_fillers()

    def steps() -> object:
        made.plan.tasks = in_order(follow_up.wombat_tasks(made.plan))
        return filler.fill(made.plan, None)  # type: ignore[arg-type]

    assert steps() == {"c1": {"next_step": "met", "next_step_on": day + timedelta(days=4)}}
    made.plan.gone["follow-up", "events"] = {"met-c1"}
    assert steps() == {}


def test_a_birthday_is_told_as_one(made: Made) -> None:
    made.contacts({"name": "Ann", "birthday": f"--{TODAY:%m-%d}"})
    rule(rule(made, "birthday"), "met")
    (task,) = follow_up.wombat_tasks(made.plan)
    assert (task.contact, task.day, task.birthday, task.sheet) == ("c1", TODAY, True, "follow-up")
