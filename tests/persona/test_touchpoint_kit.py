from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.fixture
def kit(made: Made) -> Made:
    made.form("positioning", "route", traits=["warm", "exact"], avoid=["cheap"])
    return made.table(
        "touchpoint-kit", "items",
        {"item": "Avatar", "state": "have", "shows": "A Warm smile"},
        {"item": "Nickname", "state": "have", "shows": "Cheap and warm", "views": 10, "forwards": 1},
        {"item": "Feed", "state": "have", "shows": "News", "views": 30, "forwards": 9},
        {"item": "Groups", "state": "have"},
        {"item": "Card", "state": "lack", "shows": "cheap"},
        {"item": "Chat", "state": "have", "shows": "Answers", "trait": ["exact"]},
    )  # fmt: skip


def test_what_departs_from_the_persona_and_why(kit: Made) -> None:
    rows = fill("persona", "touchpoint-kit", "items", kit.plan)
    assert {key: row["fit"] for key, row in rows.items()} == {
        "r1": "fits", "r2": "departs", "r3": "departs", "r4": "unsaid", "r6": "fits",
    }  # fmt: skip
    assert rows["r2"]["why"] == "Uses a word to avoid: cheap."
    assert rows["r3"]["why"] == "Carries none of the traits: warm, exact."


def test_totals(kit: Made) -> None:
    summary = fill("persona", "touchpoint-kit", "summary", kit.plan)
    assert summary == {"share": pytest.approx(5 / 6), "lack": 1, "departs": 2, "forwarded": 0.25}


def test_without_traits_nothing_departs_but_words_to_avoid(made: Made) -> None:
    made.table("touchpoint-kit", "items", {"item": "Avatar", "state": "have", "shows": "A tree"})
    assert fill("persona", "touchpoint-kit", "items", made.plan)["r1"]["fit"] == "fits"
