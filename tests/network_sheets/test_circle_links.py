from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import fill, network_of

if TYPE_CHECKING:
    from .conftest import Made

MODULE = "network.circle_links"


def two_circles(made: Made) -> Made:
    names = ("Ann", "Ben", "Cat", "Xia", "Yan", "Hub")
    circles = ["Law", "Law", "Law", "Art", "Art", None]
    rows = [
        {"name": name, "circles": [circle] if circle else None} for name, circle in zip(names, circles, strict=True)
    ]
    return made.contacts(*rows).table("circles", "circles", {"name": "Law"}, {"name": "Art"}, {"name": "Empty"})


def test_what_links_two_circles(made: Made) -> None:
    plan = two_circles(made).plan
    rows = fill(MODULE, "circles", "links", plan, network_of(plan, ("c1", "c4"), ("c1", "c2")))
    assert rows == {
        "Law / Art": {
            "one": "Law",
            "other": "Art",
            "state": "linked",
            "ties": 1,
            "shared": 0,
            "brokers": ["Ann", "Xia"],
        }
    }
    rows = fill(MODULE, "circles", "links", plan, network_of(plan, ("c6", "c4"), ("c6", "c2")))
    assert (rows["Law / Art"]["state"], rows["Law / Art"]["brokers"]) == ("one", ["Hub"])
    rows = fill(MODULE, "circles", "links", plan, network_of(plan, ("c1", "c2")))
    assert (rows["Law / Art"]["state"], rows["Law / Art"]["brokers"]) == ("none", [])


def test_whom_to_introduce_to_whom(made: Made) -> None:
    plan = two_circles(made).plan
    network = network_of(plan, ("c6", "c1", 3), ("c6", "c4", 3), ("c1", "c2"))
    (row,) = fill(MODULE, "circles", "introductions", plan, network).values()
    assert (row["one"], row["other"], row["newly"], row["who"]) == ("Ann", "Xia", 1, ["Hub"])
    assert row["why"] == "both are close to Hub, 1 more person comes within two steps"
    for contact in ("c1", "c4"):
        plan.table("contacts").row(contact)["tie"] = "strong"
    (row,) = fill(MODULE, "circles", "introductions", plan, network).values()
    assert row["who"] == ["Olive", "Hub"]
    assert row["why"].startswith("both are close to you and Hub")


def test_how_far_a_circle_is_one(made: Made) -> None:
    plan = two_circles(made).plan
    rows = fill(MODULE, "circles", "circles", plan, network_of(plan, ("c1", "c2"), ("c3", "c4"), ("c4", "c5")))
    assert [row["together"] for row in rows.values()] == [round(2 / 3, 4), 1, None]
