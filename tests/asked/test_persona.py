from __future__ import annotations

from typing import TYPE_CHECKING

from .made import advice, counts

if TYPE_CHECKING:
    from tests.groups import Made

GROUP = "persona"


def test_steps_with_two_owners_or_none_once_a_role_is_named(made: Made) -> None:
    made.table("connector-roles", "steps", {"step": "Meet"}, {"step": "Sell"})
    assert advice(GROUP, "connector-roles", made.plan) == []
    made.table("connector-roles", "steps", {"step": "Sell", "role": "sales"}, {"step": "Sell", "role": "shop"})
    made.table("connector-roles", "steps", {"step": "Care", "role": "service"})
    rows = made.plan.table("connector-roles", "steps").ids
    assert advice(GROUP, "connector-roles", made.plan) == [
        (rows[0], "role", "Nobody has “Meet”: name the role."),
        (rows[2], "role", "“Sell” is with more than one role: settle on one."),
        (rows[3], "role", "“Sell” is with more than one role: settle on one."),
    ]
    assert counts(GROUP, "connector-roles", made.plan) == {"persona-steps": 1}
    made.form("connector-roles", "model", model="low_price")
    assert advice(GROUP, "connector-roles", made.plan)[-1] == (
        rows[4], "role", "In this business model “Care” belongs to the online operations team.",
    )  # fmt: skip


def test_answers_without_a_source_and_questions_without_an_answer(made: Made) -> None:
    made.table("insight", "questions", {"question": "Who?"}, {"question": "Why?"})
    assert advice(GROUP, "insight", made.plan) == []
    made.table("insight", "questions", {"question": "How?", "finding": "fast", "factors": ["speed"]})
    assert [(field, said) for _, field, said in advice(GROUP, "insight", made.plan)] == [
        ("finding", "No answer yet: Who?"), ("finding", "No answer yet: Why?"),
        ("source", "Where is this answer known from? Name the source."),
    ]  # fmt: skip
    assert counts(GROUP, "insight", made.plan) == {"persona-factors": 0}
    known = {"question": "Which?", "finding": "x", "factors": ["speed", "price"], "source": "survey"}
    made.table("insight", "questions", known)
    assert counts(GROUP, "insight", made.plan) == {"persona-factors": 2}


def test_a_claim_that_misses_what_decides(made: Made) -> None:
    made.table("insight", "questions", {"question": "?", "finding": "x", "factors": ["fast claims"], "weight": 5})
    assert advice(GROUP, "positioning", made.plan) == [], "no claim is written"
    made.form("positioning", "route", claim="We are cheap.")
    assert advice(GROUP, "positioning", made.plan) == [
        ("", "claim", "The service claim names none of the decision factors.")
    ]
    made.table("insight", "questions", {"question": "?", "finding": "x", "factors": ["cheap"], "weight": 1})
    ((_, _, said),) = advice(GROUP, "positioning", made.plan)
    assert said == "The service claim names 17% of what decides; name the weightiest factor, and 50% of the weight."
    made.form("positioning", "route", claim="Fast claims. Cheap.")
    assert advice(GROUP, "positioning", made.plan)[0][2] == "The service claim has more than one sentence: make it one."
    made.form("positioning", "route", claim="Fast claims.")
    assert advice(GROUP, "positioning", made.plan) == []


def test_touch_points_that_depart(made: Made) -> None:
    made.form("positioning", "route", traits=["warm"], avoid=["cheapest"])
    made.table(
        "touchpoint-kit", "items",
        {"item": "Feed", "state": "have", "shows": "the cheapest"},
        {"item": "Card", "state": "have", "shows": "warm words"},
        {"item": "Group", "state": "lack", "shows": "the cheapest"},
    )  # fmt: skip
    ((_, field, said),) = advice(GROUP, "touchpoint-kit", made.plan)
    assert (field, said) == ("shows", "“Feed” departs from the persona. Uses a word to avoid: cheapest.")
    assert counts(GROUP, "touchpoint-kit", made.plan) == {"persona-touchpoints": 1}
