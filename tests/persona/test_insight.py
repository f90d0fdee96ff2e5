from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def asked(made: Made) -> Made:
    return made.defined("persona", "insight").table(
        "insight", "questions",
        {"question": "Who?", "finding": "Owners of small firms", "source": "data", "known_on": date(2025, 5, 1)},
        {"question": "Why?", "finding": "Fast help", "factors": ["speed", "price"], "weight": 2},
        {"question": "Why not?", "finding": "Too dear", "factors": ["Price"], "weight": 5, "source": "customer"},
        {"question": "When?"},
        {"finding": "They ask friends", "factors": ["trust"], "source": "my cousin", "weight": 4},
        {"question": "Where?", "finding": "Nearby"},
        {"source": "survey"},
    )  # fmt: skip


def test_states(asked: Made) -> None:
    states = [row["state"] for row in fill("persona", "insight", "questions", asked.plan).values()]
    assert states == ["sourced", "no_source", "sourced", "unanswered", "sourced", "no_source", None]


def test_questions_without_a_source_and_factors_by_weight(asked: Made) -> None:
    summary = fill("persona", "insight", "summary", asked.plan)
    assert (summary["questions"], summary["sourced"], summary["no_source"], summary["unanswered"]) == (5, 3, 2, 1)
    assert summary["without"] == "Where?, Why?"
    assert summary["factors"] == ["price", "trust", "speed"]


def test_every_method_with_its_answers(asked: Made) -> None:
    rows = fill("persona", "insight", "sources", asked.plan)
    assert {key: row["answers"] for key, row in rows.items()} == {
        "data": 1, "survey": 0, "front_line": 0, "customer": 1, "focus_group": 0, "observation": 0, "my cousin": 1,
    }  # fmt: skip
    assert rows["data"]["latest"] == date(2025, 5, 1)
    assert rows["front_line"]["source"] == "front-line interview"
