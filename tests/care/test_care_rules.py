from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from wombat.plugins.care.measures import LEADERS

from tests.groups import TODAY, fill

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "care-rules"


def rule(made: Made, rule_id: str = "r1", **values: Any) -> dict[str, Any]:
    made.table(SHEET, "rules", {"_id": rule_id, "rule": f"Rule {rule_id}", **values})
    return dict(fill("care", SHEET, "rules", made.plan)[rule_id])


def messages(made: Made, *rows: dict[str, Any]) -> None:
    made.table("messages", "planned", *({"text": "hello", **row} for row in rows))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("score", "evidence", "state"),
    [
        (5, "letter", "kept"), (4, "letter", "kept"), (3, "letter", "fair"), (2, "letter", "weak"), (0, None, "weak"),
        (5, None, "unproven"), (None, None, "unproven"), (None, "letter", "unscored"),
    ],
)  # fmt: skip
def test_the_state_follows_score_and_evidence(made: Made, score: int | None, evidence: str | None, state: str) -> None:
    assert rule(made, score=score, evidence=evidence)["state"] == state


def test_nothing_is_said_where_the_logs_are_silent(made: Made) -> None:
    found = [
        rule(made, name)["measured"] for name in ("value", "relationship", "leaders", "content", "regularity", "x")
    ]
    assert found == [None] * 6


def test_value_is_the_share_of_products_with_all_four_factors(made: Made) -> None:
    factors = {"first_impression": "a", "habit": "b", "core_value": "c", "lovable": "d"}
    made.table("experience", "products", {"product": "A", **factors}, {"product": "B", "habit": "x"}, {})
    assert rule(made, "value")["measured"] == 3


def test_the_relationship_is_the_share_of_customers_in_touch_within_ninety_days(made: Made) -> None:
    made.contacts(
        {"name": "Ann", "store": "customers", "last_contact": ago(90)},
        {"name": "Bo", "tags": ["key client"], "last_contact": ago(91)},
        {"name": "Cy", "tags": ["A 客户"]},
        {"name": "Dee", "last_contact": ago(1)},
    )
    found = rule(made, "relationship")
    assert found["measured"] == 2
    assert "1 of 3 customers in the last 90 days" in found["logs"]


@pytest.mark.parametrize(("leaders", "score"), [(0, 0), (1, 3), (2, 5), (3, 5)])
def test_leaders_who_write_a_quarter_earn_the_full_score(made: Made, leaders: int, score: int) -> None:
    messages(
        made, *({"speaker": "leader"} for _ in range(leaders)), *({"speaker": "staff"} for _ in range(8 - leaders)), {}
    )
    assert rule(made, "leaders")["measured"] == score


def test_how_much_leaders_should_write_can_be_chosen(made: Made) -> None:
    messages(made, {"speaker": "leader"}, *({"speaker": "staff"} for _ in range(7)))
    made.plan.options[LEADERS] = 0.125
    assert rule(made, "leaders")["measured"] == 5


def test_recognition_is_the_share_of_referrals_to_the_owner_that_were_thanked_for(made: Made) -> None:
    made.contacts({"name": "Ann"})
    made.table(
        "referrals",
        "log",
        {"from": "Ann", "thanked_on": TODAY},
        {"from": "Ann", "to": "me", "kind": "referral"},
        {"from": "Ann", "kind": "word_of_mouth"},
        {"to": "Ann"},
    )
    assert rule(made, "recognition")["measured"] == 3


def test_content_is_the_share_of_short_messages(made: Made) -> None:
    messages(made, {"text": "x" * 79}, {"text": "x" * 80}, {"text": "x" * 300}, {"text": "x" * 81})
    assert rule(made, "content")["measured"] == 1


def test_regularity_counts_the_last_eight_weeks_with_a_message(made: Made) -> None:
    messages(made, *({"date": ago(days)} for days in (0, 1, 7, 8, 49, 50)), {"date": TODAY + timedelta(days=1)})
    assert "4 of the last 8 weeks" in rule(made, "regularity")["logs"]


def test_other_rules_go_by_the_messages_that_serve_them(made: Made) -> None:
    messages(made, {"rule": "results"}, {"rule": "results"}, {"rule": "rule mine"})
    assert rule(made, "results")["measured"] == 3
    assert rule(made, "mine")["measured"] == 2
    assert rule(made, "transparency")["measured"] == 0


def test_the_summary(made: Made) -> None:
    made.table(
        SHEET,
        "rules",
        {"rule": "A", "score": 4, "evidence": "x", "due": ago(1)},
        {"rule": "B", "score": 3, "due": TODAY},
        {"rule": "C", "measured": 1},
        {"rule": "D"},
    )
    assert fill("care", SHEET, "summary", made.plan) == {
        "rules": 4, "score": 3.5, "weakest": "B", "unproven": 3, "overdue": 1,
    }  # fmt: skip
