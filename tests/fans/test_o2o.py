"""The three worksheets between online and offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made

GOOD: dict[str, Any] = {
    "activity": "Salon", "passes_on": "yes", "value": "a list", "channel": "best", "wants": "yes",
    "resources": ["service"], "tracked": "code", "leads_to": "yes", "stage": "purchase",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "verdict", "failed"),
    [
        ({}, "passes", None),
        ({"channel": "only", "tracked": "person"}, "passes", None),
        ({"passes_on": "no"}, "fails", "1."),
        ({"channel": "other"}, "fails", "2."),
        ({"wants": "no"}, "fails", "3."),
        ({"tracked": "no", "passes_on": None}, "fails", "4."),
        ({"leads_to": "no"}, "fails", "5."),
        ({"value": None}, "open", "1."),
        ({"resources": None}, "open", "3."),
        ({"stage": None}, "open", "5."),
    ],
)
def test_the_question_that_failed(made: Made, change: dict[str, Any], verdict: str, failed: str | None) -> None:
    made.table("o2o-check", "activities", GOOD | change)
    (row,) = fill("fans", "o2o-check", "activities", made.plan).values()
    assert row["verdict"] == verdict
    assert row["failed"] is None if failed is None else row["failed"].startswith(failed)


def test_verdicts_and_questions_counted(made: Made) -> None:
    made.table("o2o-check", "activities", GOOD, {"activity": "Ads", "channel": "other", "tracked": "no"}, {})
    assert fill("fans", "o2o-check", "summary", made.plan) == {"passes": 1, "fails": 1, "open": 0}
    rows = fill("fans", "o2o-check", "questions", made.plan)
    assert [(row["failed"], row["open"]) for row in rows.values()] == [(0, 1), (1, 0), (0, 1), (1, 0), (0, 1)]
    assert [row["question"][:2] for row in rows.values()] == ["1.", "2.", "3.", "4.", "5."]
    activity = fill("fans", "o2o-check", "activities", made.plan)["r2"]
    assert activity["failed"] == "2. Whether this channel is the only or best one, 4. Whether its effect can be tracked"


def test_aims_without_an_entrance(made: Made) -> None:
    made.table(
        "o2o-entries", "entries",
        {"entry": "Search", "state": "have", "new": True}, {"entry": "Map", "state": "have", "new": True, "back": True},
        {"entry": "Booking", "state": "lack", "member": True},
    )  # fmt: skip
    summary = fill("fans", "o2o-entries", "summary", made.plan)
    assert summary == {"used": 2, "without": "more per visit, membership, recommendation"}
    rows = fill("fans", "o2o-entries", "aims", made.plan)
    assert rows["new"] == {"aim": "new visitors", "entrances": 2, "state": "served", "which": "Search, Map"}
    assert rows["member"]["state"] == "none"


@pytest.fixture
def levels(made: Made) -> Made:
    made.contacts({"name": "A", "stage": "weak"}, {"name": "B", "suggested_stage": "strong"}, {"name": "C"})
    return made.defined("fans", "o2o-levels").table(
        "o2o-levels", "levels",
        {"level": "Contact", "needs": "potential", "state": "have"},
        {"level": "Promotion", "needs": "weak", "state": "have"},
        {"level": "Differentiated", "needs": "strong", "state": "lack"},
        {"level": "Self", "needs": "strong", "state": "have"},
        {"level": "Data", "needs": "intense", "state": "have"},
    )  # fmt: skip


def test_a_level_above_a_gap_does_not_count(levels: Made) -> None:
    rows = fill("fans", "o2o-levels", "levels", levels.plan)
    assert [row["people"] for row in rows.values()] == [2, 2, 1, 1, 0]
    assert [row["reached"] for row in rows.values()] == ["yes", "yes", "no", "gap", "no"]
    assert fill("fans", "o2o-levels", "summary", levels.plan) == {
        "level": "Promotion", "next": "Differentiated", "needs": "Practise it and write down what shows it.",
    }  # fmt: skip


def test_what_the_last_level_needs(levels: Made) -> None:
    levels.plan.table("o2o-levels", "levels").columns["state"][2] = "have"
    summary = fill("fans", "o2o-levels", "summary", levels.plan)
    assert (summary["level"], summary["next"]) == ("Self", "Data")
    assert summary["needs"] == "Somebody whose relationship is “intense” or beyond."
