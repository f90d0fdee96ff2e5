from __future__ import annotations

from typing import TYPE_CHECKING

from tests.groups import network_of
from tests.partners.conftest import day, fill

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "referral-request"


def plan_of(made: Made) -> Made:
    return made.contacts(
        {"name": "Ann", "title": "Hotel manager", "company": "Sea View", "tie": "strong"},
        {"name": "Bo", "company": "Hill Hotels", "tags": ["family hotel", "wellness"]},
        {"name": "Cy", "profession": "律师", "tie": "weak"},
        {"name": "Dee", "title": "Lawyer"},
        {"name": "Eve", "notes": "hotelier's daughter"},
    )


def test_words_of_the_request_are_found_in_the_rows_of_contacts(made: Made) -> None:
    plan_of(made).table(SHEET, "requests", {"wanted": "Owners of small hotels"})
    rows = fill(SHEET, "matches", made.plan)
    assert [(row["contact"], row["request"], row["company"]) for row in rows.values()] == [
        ("Ann", "Owners of small hotels", "Sea View"),
        ("Bo", "Owners of small hotels", "Hill Hotels"),
    ]
    assert [row["title"] for row in rows.values()] == ["Hotel manager", None]
    assert fill(SHEET, "requests", made.plan)["r1"]["matches"] == 2


def test_a_profession_is_known_in_either_language(made: Made) -> None:
    plan_of(made).table(SHEET, "requests", {"wanted": "a lawyer for mergers"})
    assert {row["contact"] for row in fill(SHEET, "matches", made.plan).values()} == {"Cy", "Dee"}


def test_who_fits_less_than_half_as_well_is_left_out(made: Made) -> None:
    plan_of(made).table(SHEET, "requests", {"wanted": "wellness family hotel"})
    assert {row["contact"] for row in fill(SHEET, "matches", made.plan).values()} == {"Bo"}


def test_words_that_the_user_gives_go_before_and_must_be_whole(made: Made) -> None:
    plan_of(made).contacts({"name": "Fay", "title": "HR Director"}, {"name": "Gus", "title": "Chr. Smith & Son"})
    made.table(SHEET, "requests", {"wanted": "a lawyer", "words": ["HR", "wellness"]})
    assert {row["contact"] for row in fill(SHEET, "matches", made.plan).values()} == {"Bo", "Fay"}


def test_a_contact_asked_for_by_name_is_that_contact(made: Made) -> None:
    plan_of(made).table(SHEET, "requests", {"wanted": "Bo"})
    (row,) = fill(SHEET, "matches", made.plan).values()
    assert row["contact"] == "Bo"


def test_the_way_to_a_contact_goes_over_the_warmest_middleman(made: Made) -> None:
    plan_of(made).table(SHEET, "requests", {"wanted": "hotel"})
    rows = fill(SHEET, "matches", made.plan, network_of(made.plan, ("c1", "c2")))
    assert [(row["contact"], row["via"]) for row in rows.values()] == [("Ann", None), ("Bo", "Ann")]
    assert "ask directly" in rows["r1/c1"]["why"]
    assert "Ask Ann to introduce you" in rows["r1/c2"]["why"]


def test_the_summary_counts_requests_fits_and_questions_asked(made: Made) -> None:
    made.table(SHEET, "requests", {"wanted": "hotel"}, {"need": "no wish yet"})
    made.table(SHEET, "matches", {"contact": "Ann", "asked": day("05-01")}, {"contact": "Bo"})
    assert fill(SHEET, "summary", made.plan) == {"requests": 1, "matched": 2, "asked": 1}
