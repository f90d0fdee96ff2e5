from __future__ import annotations

from typing import TYPE_CHECKING

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


def test_a_way_without_an_answer_is_missing(made: Made) -> None:
    made.table(
        "interaction-index", "ways",
        {"way": "Search", "direction": "in", "state": "have"}, {"way": "Menu", "direction": "in"},
        {"way": "Tags", "direction": "in", "state": "lack"}, {"way": "Feed", "direction": "out", "state": "have"},
        {"way": "Odd"},
    )  # fmt: skip
    assert fill("fans", "interaction-index", "summary", made.plan) == {
        "share_in": 1 / 3, "share_out": 1.0, "missing_in": "Menu, Tags", "missing_out": None,
    }  # fmt: skip
    made.table("interaction-index", "ways", {"way": "Agent", "direction": "out", "state": "lack"})
    summary = fill("fans", "interaction-index", "summary", made.plan)
    assert (summary["share_out"], summary["missing_out"]) == (0.5, "Agent")
