from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def points(made: Made) -> Made:
    return made.table(
        "touchpoint-map", "points",
        {"point": "Blog", "value": 4, "complexity": 3, "talk": 5, "trust": 1, "importance": 5},
        {"point": "Claims", "value": 5, "complexity": 4, "talk": 3, "trust": 5},
        {"point": "Films", "value": 3, "complexity": 5, "talk": 4, "trust": 4},
        {"point": "Cards", "value": 1, "complexity": 1, "talk": 1, "trust": 1, "relevance": 2, "consistency": 2},
        {"point": "Fairs", "value": 4},
    )  # fmt: skip


def test_a_score_above_three_is_high(points: Made) -> None:
    rows = fill("fans", "touchpoint-map", "points", points.plan)
    assert [row["quadrant"] for row in rows.values()] == ["first", "project", "drop", "later", None]
    assert [row["corner"] for row in rows.values()] == ["repair", "show", "asset", "quiet", None]
    assert [row["priority"] for row in rows.values()] == [4.5, 5, 3, 1.67, 4]


def test_the_corners_by_name(points: Made) -> None:
    assert fill("fans", "touchpoint-map", "summary", points.plan) == {
        "repair": "Blog", "show": "Claims", "first": "Blog", "priority": 3.63,
    }  # fmt: skip


def test_the_split_can_be_typed_over(points: Made) -> None:
    points.form("touchpoint-map", "summary", split=4)
    rows = fill("fans", "touchpoint-map", "points", points.plan)
    assert [row["quadrant"] for row in rows.values()] == ["later", "first", "drop", "later", None]
