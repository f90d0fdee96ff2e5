from __future__ import annotations

from typing import TYPE_CHECKING

from tests.partners.conftest import fill, referral

if TYPE_CHECKING:
    from tests.groups import Made

LOG = (
    referral("Ann", "me", state="won", heat="h5", side="inside", value=100),
    referral("Ann", "me", state="lost", heat="h5", side="outside"),
    referral("me", "Bo", state="won", heat="h5", side="outside", value=60),
    referral("Cy", "me", heat="h1", value=500),
    referral("Cy", "me", state="won", heat="h5", value=9) | {"kind": "word_of_mouth"},
)


def test_what_heat_is_worth(people: Made) -> None:
    people.table("referrals", "log", *LOG)
    rows = fill("closed-business", "heats", people.plan)
    assert list(rows) == ["h5", "h4", "h3", "h2", "h1"]
    assert tuple(rows["h5"].values()) == ("h5", 3, 2, 1, 2 / 3, 160)
    assert tuple(rows["h1"].values()) == ("h1", 1, 0, 0, None, 0)


def test_inside_and_outside(people: Made) -> None:
    people.table("referrals", "log", *LOG)
    rows = fill("closed-business", "sides", people.plan)
    assert [tuple(row.values()) for row in rows.values()] == [
        ("inside", 1, 1, 0, 1, 100), ("outside", 2, 1, 1, 0.5, 60),
    ]  # fmt: skip
