from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def content(made: Made) -> Made:
    return made.table(
        "content-index", "items",
        {"item": "A", "brand": 3, "relevance": 5, "influence": 4, "tags": ["Claims", "law"]},
        {"item": "B", "brand": 1, "relevance": 2, "influence": 4, "tags": ["claims"]},
        {"item": "C", "brand": 4, "relevance": 4, "influence": 4},
        {"item": "D", "brand": 5, "relevance": 5, "tags": ["law"]},
    )  # fmt: skip


def test_the_order_of_priority(content: Made) -> None:
    rows = fill("fans", "content-index", "items", content.plan)
    assert rows == {
        "r1": {"score": 4.0, "place": 1, "priority": "first"},
        "r2": {"score": 2.33, "place": 3, "priority": "later"},
        "r3": {"score": 4.0, "place": 1, "priority": "first"},
    }
    assert fill("fans", "content-index", "weights", content.plan) == {"items": 4, "best": "A"}


def test_weights_change_the_order_and_zero_leaves_a_score_out(content: Made) -> None:
    content.form("content-index", "weights", brand=0, relevance=3)
    rows = fill("fans", "content-index", "items", content.plan)
    assert [row["score"] for row in rows.values()] == [4.75, 2.5, 4.0]
    assert [row["priority"] for row in rows.values()] == ["first", "then", "first"]
    content.form("content-index", "weights", brand=0, relevance=0, influence=0)
    assert fill("fans", "content-index", "items", content.plan) == {}


def test_tags_are_the_same_whatever_their_case(content: Made) -> None:
    rows = fill("fans", "content-index", "tags", content.plan)
    assert [(row["tag"], row["items"], row["score"]) for row in rows.values()] == [("law", 2, 4.0), ("Claims", 2, 3.17)]
