from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from wombat.plan.corrections import apply_corrections

from .conftest import TODAY, fill, network_of

if TYPE_CHECKING:
    from .conftest import Made, MakeContact

MODULE, SHEET = "network.tie_strength", "tie-strength"


def people(made: Made) -> Made:
    return made.contacts(
        {"name": "Ann", "tie": "strong", "suggested_tie": "weak", "profession": "律师", "city": "Leeds"},
        {"name": "Bo", "stage": "long", "profession": "Attorney", "city": "leeds"},
        {"name": "Cy", "stage": "potential", "suggested_tie": "strong", "title": "CPA", "circles": ["Legal"]},
        {"name": "Di", "suggested_tie": "strong", "profession": "Beekeeper", "circles": ["Legal"]},
        {"name": "Ed"},
    )


@pytest.mark.parametrize(
    ("values", "strong"),
    [
        ({"tie": "weak", "stage": "intense", "suggested_tie": "strong"}, False),
        ({"stage": "intense", "suggested_tie": "weak"}, True),
        ({"stage": "none", "suggested_tie": "strong"}, False),
        ({"suggested_tie": "strong"}, True),
        ({}, None),
    ],
)
def test_what_is_stated_goes_before_the_stage_and_both_before_the_suggestion(
    contact: MakeContact, values: dict[str, str], strong: bool | None
) -> None:
    assert contact(**values).strong is strong


def test_totals(made: Made) -> None:
    plan = people(made).plan
    totals = fill(MODULE, SHEET, "totals", plan, network_of(plan))
    assert totals == {"contacts": 5, "strong": 3, "weak": 1, "open": 1, "share": 0.75, "differing": 0}


def test_totals_of_an_empty_plan(made: Made) -> None:
    totals = fill(MODULE, SHEET, "totals", made.plan, network_of(made.plan))
    assert totals == {"contacts": 0, "strong": 0, "weak": 0, "open": 0, "share": None, "differing": 0}
    assert fill(MODULE, SHEET, "breakdown", made.plan) == {}


def test_one_row_for_all_names_of_a_profession_and_all_spellings_of_a_city(made: Made) -> None:
    rows = fill(MODULE, SHEET, "breakdown", people(made).plan)
    lawyers = {"group": "lawyer", "by": "profession", "contacts": 2, "strong": 2, "weak": 0, "share": 1}
    assert rows["profession/lawyer"] == lawyers
    assert rows["profession/accountant"]["weak"] == 1
    assert rows["profession/beekeeper"]["group"] == "Beekeeper"
    assert rows["circle/legal"] | {"contacts": 2, "strong": 1, "weak": 1, "share": 0.5} == rows["circle/legal"]
    assert rows["city/leeds"]["contacts"] == 2
    assert len(rows) == 5


def test_small_groups_are_added_up(made: Made) -> None:
    made.contacts(*({"name": f"P{n}", "city": f"City {n:02}", "tie": "weak"} for n in range(30)))
    rows = fill(MODULE, SHEET, "breakdown", made.plan)
    assert len(rows) == 26
    rest = {"group": "5 smaller groups", "by": "city", "contacts": 5, "strong": 0, "weak": 5, "share": 0}
    assert rows["city/*"] == rest


def test_contacts_whose_stated_and_measured_ties_differ_are_listed(made: Made) -> None:
    made.contacts({"name": "Ann", "tie": "strong"}, {"name": "Bo", "stage": "weak"}, {"name": "Cy", "tie": "strong"})
    made.contacts({"name": "Di", "tie": "weak"}, {"name": "Ed"})
    old = {"contact": "Ann", "date": date(2024, 9, 1)}
    days = [TODAY - timedelta(days=day) for day in range(60)]
    often = [{"contact": who, "date": day, "direction": way}
             for who in ("Bo", "Cy", "Ed") for day in days for way in ("in", "out")]  # fmt: skip
    made.table("interactions", "log", old, *often)
    plan = made.plan
    rows = fill(MODULE, SHEET, "disagreements", plan, network_of(plan))
    assert [(row["contact"], row["stated"], row["measured"]) for row in rows.values()] == [
        ("Ann", "strong", "weak"),
        ("Bo", "weak", "strong"),
    ]
    assert "120" in rows["c2"]["why"]
    assert rows["c1"]["last"] == date(2024, 9, 1)
    assert 0 < rows["c1"]["strength"] < 0.5 <= rows["c2"]["strength"]
    assert fill(MODULE, SHEET, "totals", plan, network_of(plan))["differing"] == 2


def test_corrections_move_to_the_contacts(made: Made) -> None:
    made.contacts({"name": "Ann", "tie": "strong"}, {"name": "Bo", "tie": "weak"})
    made.table(
        SHEET, "disagreements", {"_id": "c1", "correction": "weak"}, {"_id": "c2"}, {"_id": "c9", "correction": "weak"}
    )
    assert apply_corrections(made.plan) == ["c1"]
    assert made.plan.contact("c1")["tie"] == "weak"
    assert made.plan.contact("c2")["tie"] == "weak"
    rows = made.plan.table(SHEET, "disagreements")
    assert rows.columns["correction"] == [None, None, "weak"]
