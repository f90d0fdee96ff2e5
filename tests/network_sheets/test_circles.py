from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.network.circles import health

from wombat import KINDS, profession_ids
from wombat.definitions.load import load_worksheet
from wombat.plan.circles import circle_members
from wombat.plan.model import Plan, Table
from wombat.text import Text

from .conftest import WORKSHEETS, fill, network_of

if TYPE_CHECKING:
    from .conftest import Made

MODULE = "network.circles"


def circle(made: Made) -> Made:
    return made.contacts(
        {"name": "Li Na", "profession": "lawyer", "circles": ["Legal"]},
        {"name": "Tom", "profession": "lawyer", "circles": ["Legal"]},
        {"name": "Ann", "profession": "banker", "tie": "strong"},
        {"name": "Bo", "profession": "banker"},
        {"name": "Cy", "profession": "accountant", "circles": ["Legal"]},
        {"name": "Di", "profession": "painter"},
    ).table(
        "circles", "circles",
        {"name": "Legal", "professions": ["lawyer", "accountant", "banker", "bookkeeper"]},
        {"name": "Empty"},
        {},
    )  # fmt: skip


def test_seats_candidates_and_competition_of_a_circle(made: Made) -> None:
    plan = circle(made).plan
    rows = fill(MODULE, "circles", "circles", plan, network_of(plan))
    assert fill(MODULE, "circles", "totals", plan, network_of(plan))["share"] is None
    legal = {"seats": 4, "filled": 2, "empty": 2, "health": "started", "candidates": 2, "competing": 1}
    assert rows["r1"] == legal | {"inside": 0, "outside": 0, "share": None}
    assert rows["r2"]["seats"] == 0
    assert rows["r2"]["health"] is None
    assert rows["r3"]["seats"] == 0


@pytest.mark.parametrize(
    ("filled", "there", "word"),
    [(0, 0, None), (0, 4, "none"), (2, 6, "started"), (3, 6, "growing"), (5, 7, "healthy"), (3, 3, "healthy")],
)
def test_five_seats_or_all_make_a_healthy_circle(filled: int, there: int, word: str | None) -> None:
    assert health(filled, there) == word


def test_referrals_inside_and_outside(made: Made) -> None:
    plan = circle(made).table(
        "referrals", "log",
        {"from": "Li Na", "to": "Tom"},
        {"from": "Li Na", "to": "me"},
        {"from": "me", "to": "Cy"},
        {"from": "Cy", "to": "Di"},
        {"from": "Di", "to": "Tom"},
        {"from": "Di", "to": "me"},
        {"from": "Li Na", "to": "me", "kind": "word_of_mouth"},
    ).plan  # fmt: skip
    row = fill(MODULE, "circles", "circles", plan, network_of(plan))["r1"]
    assert (row["inside"], row["outside"], row["share"]) == (3, 2, 0.5)
    totals = fill(MODULE, "circles", "totals", plan, network_of(plan))
    assert totals == {"filled": 2, "empty": 2, "healthy": 0, "share": 0.5}


def test_every_seat_says_who_sits_there_and_how_to_fill_it(made: Made) -> None:
    plan = circle(made).plan
    rows = fill(MODULE, "circles", "seats", plan, network_of(plan, ("c6", "c4"), ("c1", "c2"), ("c1", "c5")))
    assert list(rows) == ["r1/lawyer", "r1/accountant", "r1/banker", "r1/bookkeeper"]
    lawyer, _, banker, bookkeeper = rows.values()
    assert (lawyer["state"], lawyer["suggested"], lawyer["competing"]) == ("filled", ["Li Na", "Tom"], "Li Na – Tom")
    assert lawyer["introducer"] == ""
    assert (banker["state"], banker["candidates"], banker["circle"]) == ("empty", ["Ann", "Bo"], "Legal")
    assert banker["introducer"] == "You know Ann well: ask; Di can introduce you to Bo"
    assert bookkeeper["introducer"] == "Ask Li Na who knows somebody for: bookkeeper"


def test_somebody_unknown_put_into_a_seat_fills_it(made: Made) -> None:
    plan = circle(made).table("circles", "seats", {"_id": "r1/banker", "sits": ["Mrs Gold", "Bo"]}).plan
    banker = fill(MODULE, "circles", "seats", plan, network_of(plan))["r1/banker"]
    assert (banker["state"], banker["competing"], banker["introducer"]) == ("filled", "Bo – Mrs Gold", "")


def test_an_empty_network_has_nobody_to_ask(made: Made) -> None:
    made.table("circles", "circles", {"name": "Legal", "professions": ["banker"]})
    rows = fill(MODULE, "circles", "seats", made.plan, network_of(made.plan))
    assert rows["r1/banker"]["introducer"] == "Nobody yet; look out for: banker"


def test_groups_that_no_circle_names_are_found(made: Made) -> None:
    made.contacts(*({"name": f"A{n}", "circles": ["Named"]} for n in range(4)))
    made.contacts({"name": "Hub", "profession": "律师"}, {"name": "X", "title": "CPA"}, {"name": "Y", "title": "CPA"})
    made.contacts({"name": "Z"}, {"name": "Loner"}, {"name": "Pair 1"}, {"name": "Pair 2"})
    ties = [(f"c{one}", f"c{two}") for one in range(1, 5) for two in range(one + 1, 5)]
    ties += [("c5", "c6"), ("c5", "c7"), ("c5", "c8"), ("c6", "c7"), ("c10", "c11")]
    rows = fill("network.found_circles", "circles", "found", made.plan, network_of(made.plan, *ties))
    assert list(rows) == ["around-c5"]
    found = rows["around-c5"]
    assert (found["hub"], found["size"], found["like"]) == ("Hub", 4, None)
    assert found["professions"] == ["accountant", "lawyer"]
    assert sorted(found["members"]) == ["Hub", "X", "Y", "Z"]


def test_the_circle_most_like_a_found_group_is_named(made: Made) -> None:
    made.contacts({"name": "P", "circles": ["Tennis"]}, *({"name": f"Q{n}"} for n in range(3)))
    network = network_of(made.plan, ("c1", "c2"), ("c1", "c3"), ("c1", "c4"))
    assert fill("network.found_circles", "circles", "found", made.plan, network)["around-c1"]["like"] == "Tennis"


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_profession_of_the_first_circles_is_known(language: str) -> None:
    items = load_worksheet(WORKSHEETS / "network" / "circles.toml").part("circles").items
    assert len(items) == 8
    for item in items:
        for word in item.values["professions"].say(language).split("; "):  # type: ignore[union-attr]
            assert profession_ids(word), word


def test_the_kinds_of_relations_are_the_kinds_of_ties() -> None:
    choices = load_worksheet(WORKSHEETS / "records" / "relations.toml").part("ties").field("kind").choices
    labels = {kind.id: kind.label.forms for kind in KINDS}
    assert {choice.id: dict(choice.label.forms) for choice in choices} == {
        choice.id: dict(labels[choice.id]) for choice in choices
    }


def test_a_circle_from_the_start_is_known_by_its_name_in_every_language() -> None:
    definition = load_worksheet(WORKSHEETS / "network" / "circles.toml")
    item = definition.part("circles").items[1]
    name = item.values["name"]
    assert isinstance(name, Text)
    plan = Plan(today=date(2026, 11, 22), worksheets={"circles": definition})
    circles = plan.tables["circles", "circles"] = Table("circles", "circles", ("name", "professions"))
    circles.add(item.id, {"name": name.say("en"), "professions": ["architect"]})
    people = plan.tables["contacts", "people"] = Table("contacts", "people", ("name", "circles"))
    people.add("c1", {"name": "王伟", "circles": [name.say("zh-CN")]})
    people.add("c2", {"name": "Ann", "circles": [name.say("en")]})
    assert circle_members(plan) == {name.say("en"): ["c1", "c2"]}
