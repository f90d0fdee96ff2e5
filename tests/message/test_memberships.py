from __future__ import annotations

from datetime import date

import pytest

from .conftest import Made, fill


def organisations(made: Made) -> Made:
    return made.table(
        "diversity", "organisations",
        {"organisation": "Chamber", "type": "casual_network", "position": "Member"},
        {"organisation": "Rotary", "type": "service_club", "position": "Treasurer"},
        {"organisation": "Alumni", "type": "affinity"},
        {"organisation": "Guild"},
        {},
    ).table(
        "memberships", "positions",
        {"organisation": "alumni ", "position": "Speaker", "state": "wanted", "due": date(2025, 9, 1)},
        {"organisation": "Guild", "position": "Secretary"},
        {"organisation": "Choir", "position": "Librarian", "state": "asked"},
    )  # fmt: skip


def test_plain_membership_and_wishes_are_no_visible_position(made: Made) -> None:
    made = organisations(made).defined("network", "diversity")
    rows = fill("memberships", "without", made.plan)
    assert [row["organisation"] for row in rows.values()] == ["Chamber", "Alumni", "Choir"]
    assert [row["kind"] for row in rows.values()] == ["casual-contact network", "affinity group", None]
    assert rows["r1"]["step"].startswith("Choose one in which")
    assert rows["r3"]["step"] == "Wanted: Speaker, by 1 September 2025."
    assert rows["position-r3"]["step"] == "Wanted: Librarian. Set a date for it."


def test_share_of_organisations_with_a_visible_position(made: Made) -> None:
    summary = fill("memberships", "summary", organisations(made).plan)
    assert summary == {"organisations": 5, "visible": 2, "share": 2 / 5}


@pytest.mark.parametrize("word", ["会员", "普通會員", "none", " MEMBER "])
def test_words_for_plain_membership(made: Made, word: str) -> None:
    made.table("diversity", "organisations", {"organisation": "Club", "position": word})
    assert fill("memberships", "summary", made.plan)["visible"] == 0
