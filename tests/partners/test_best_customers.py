from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.groups import WORKSHEETS
from tests.partners.conftest import fill, referral
from wombat.definitions.load import load_worksheet

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "best-customers"


def chained(made: Made) -> Made:
    """Ann was met through Bo, Bo was introduced by Cy, and Dee was the prospect of a referral by Eve."""
    made.contacts(
        {"name": "Ann", "met_through": "Bo"}, {"name": "Bo"}, {"name": "Cy", "store": "customers"}, {"name": "Dee"},
        {"name": "Eve"},
    )  # fmt: skip
    made.table("relations", "ties", {"from": "Cy", "to": "Bo", "kind": "introduced"}, {"from": "Eve", "to": "Cy"})
    return made.table("referrals", "log", referral("Eve", "me", prospect="Dee's bakery"))


def customers(made: Made, *rows: dict[str, Any]) -> dict[str, Any]:
    return fill(SHEET, "customers", made.table(SHEET, "customers", *rows).plan)


def test_a_customer_is_traced_over_those_who_brought_each_other_to_the_origin(made: Made) -> None:
    chained(made).plan.worksheets["contacts"] = load_worksheet(WORKSHEETS / "network" / "contacts.toml")
    rows = customers(made, {"customer": "A mill", "referrer": "Ann"}, {"customer": "Dee"}, {"customer": "A shop"})
    assert rows["r1"] == {"origin": "Cy", "chain": "A mill ← Ann ← Bo ← Cy ← customers"}
    assert rows["r2"] == {"origin": "Eve", "chain": "Dee ← Eve"}
    assert rows["r3"] == {"origin": None, "chain": None}


def test_people_who_brought_each_other_in_a_circle_end_the_chain(made: Made) -> None:
    made.contacts({"name": "Ann", "met_through": "Bo"}, {"name": "Bo", "met_through": "Ann"})
    assert customers(made, {"customer": "X", "referrer": "Ann"})["r1"]["chain"] == "X ← Ann ← Bo"


TEN = (
    {"customer": "1", "referrer": "Ann", "found": "referral", "value": 100, "more": "yes"},
    {"customer": "2", "referrer": "Bo", "found": "referral", "value": 900, "more": "no"},
    {"customer": "3", "found": "search", "value": 300, "more": "yes"},
    {"customer": "4", "referrer": "Zoe", "found": "fair", "value": 50},
)


def test_sources_are_ordered_by_the_value_of_those_one_wants_more_of(made: Made) -> None:
    chained(made).table(SHEET, "customers", *TEN)
    rows = fill(SHEET, "sources", made.plan)
    assert [tuple(row.values()) for row in rows.values()] == [
        ("search", 1, 1, 300, 300, 0.75), ("referral", 2, 1, 1000, 100, 0.25), ("fair", 1, 0, 50, 0, 0),
    ]  # fmt: skip


def test_referrers_count_what_came_over_people_they_had_brought(made: Made) -> None:
    chained(made).table(SHEET, "customers", *TEN)
    rows = fill(SHEET, "referrers", made.plan)
    fields = ("referrer", "customers", "further", "more", "value")
    assert [tuple(row[name] for name in fields) for row in rows.values()] == [
        ("Bo", 1, 1, 1, 1000), ("Cy", 0, 2, 1, 1000), ("Ann", 1, 0, 1, 100), ("Zoe", 1, 0, 0, 50),
    ]  # fmt: skip
    assert [row["good_value"] for row in rows.values()] == [100, 100, 100, 0]


def test_the_summary_names_the_best_source_and_the_best_origin(made: Made) -> None:
    chained(made).table(SHEET, "customers", *TEN).defined("partners", SHEET)
    values = fill(SHEET, "summary", made.plan)
    assert values == {
        "customers": 4, "value": 1350, "more": 2, "best_source": "search or map", "best_referrer": "Cy",
    }  # fmt: skip
