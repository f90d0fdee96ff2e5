from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import TODAY, fill

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "messages"


def message(made: Made, text: str, **more: Any) -> dict[str, Any]:
    made.table(SHEET, "planned", {"text": text, **more})
    return dict(fill("care", SHEET, "planned", made.plan)["r1"])


@pytest.mark.parametrize(
    ("characters", "reads", "over"),
    [(1, "short", 0), (79, "short", 0), (80, "medium", 1), (249, "medium", 170), (250, "long", 171)],
)
def test_both_thresholds_are_flagged(made: Made, characters: int, reads: str, over: int) -> None:
    assert message(made, "字" * characters) == {"length": characters, "class": reads, "over": over}


def test_the_user_may_set_other_thresholds(made: Made) -> None:
    made.form(SHEET, "limits", short=10, long=20)
    assert message(made, "x" * 20) == {"length": 20, "class": "long", "over": 11}


def test_a_character_beyond_the_first_plane_counts_as_excel_counts_it(made: Made) -> None:
    assert message(made, "ok🌸")["length"] == 4


def test_a_message_without_a_text_has_no_length(made: Made) -> None:
    made.table(SHEET, "planned", {"channel": "feed"})
    assert fill("care", SHEET, "planned", made.plan) == {}


def test_the_counts_and_the_next_day(made: Made) -> None:
    made.table(
        SHEET,
        "planned",
        {"text": "x" * 79, "date": TODAY - timedelta(days=1)},
        {"text": "x" * 249, "date": TODAY + timedelta(days=9)},
        {"text": "x" * 250},
        {"date": TODAY + timedelta(days=2)},
    )
    assert fill("care", SHEET, "limits", made.plan) == {
        "count": 3, "below_short": 1, "below_long": 2, "next_date": TODAY + timedelta(days=2),
    }  # fmt: skip


def test_reactions_by_length_against_long_messages(made: Made) -> None:
    rows = [(10, 30), (20, 50), (100, 15), (300, 10), (300, None)]
    made.table(SHEET, "planned", *({"text": "x" * size, "reactions": count} for size, count in rows))
    found = fill("care", SHEET, "lengths", made.plan)
    assert [tuple(row.values()) for row in found.values()] == [
        ("short", 2, 0.4, 40, 3.0), ("medium", 1, 0.2, 15, 0.5), ("long", 2, 0.4, 10, None),
    ]  # fmt: skip
