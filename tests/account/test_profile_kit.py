from __future__ import annotations

from typing import TYPE_CHECKING

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


def test_rights_and_persona_of_each_element(made: Made) -> None:
    made.form("positioning", "route", traits=["warm"], avoid=["cheap"])
    made.table(
        "profile-kit", "items",
        {"item": "Avatar", "shows": "warm smile", "kind": "person"},
        {"item": "Cover", "shows": "warm hall", "kind": "landscape", "rights": "unclear"},
        {"item": "Logo", "shows": "warm red", "kind": "logo", "rights": "own"},
        {"item": "Name", "shows": "Cheap and warm Amy"},
        {"item": "Greeting", "shows": "Hello"},
        {"item": "Signature"},
        {"shows": "x"},
    )  # fmt: skip
    rows = fill("account", "profile-kit", "items", made.plan)
    states = [row["state"] for row in rows.values()]
    assert states == ["rights", "rights", "ready", "departs", "departs", "missing", None]
    assert rows["r4"]["why"] == "Uses a word to avoid: cheap."
    assert rows["r5"]["why"] == "Carries none of the traits: warm."
    assert fill("account", "profile-kit", "summary", made.plan) == {
        "share": 1 / 6, "missing": 1, "rights": 2, "departs": 2,
    }  # fmt: skip


def test_without_the_persona_nothing_departs(made: Made) -> None:
    made.table("profile-kit", "items", {"item": "Name", "shows": "Amy"})
    assert fill("account", "profile-kit", "items", made.plan)["r1"] == {"state": "ready", "why": None}
