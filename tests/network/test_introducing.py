"""Whom to introduce to whom."""

from __future__ import annotations

import numpy as np

from tests.network.conftest import network_of
from tests.network.plans import network_of_plan, people, plan_of
from wombat.network import holes
from wombat.network.introducing import introductions

FRIENDS = [("Hub", "A", 3), ("Hub", "B", 3), ("Hub", "C", 3), ("A", "x", 1), ("B", "y", 1), ("B", "z", 1)]


def test_strangers_with_a_common_friend_are_introduced_most_gain_first() -> None:
    network = network_of([*FRIENDS, ("A", "C", 3)])
    first, *_ = introductions(network)
    assert {network.names[first.one], network.names[first.other]} == {"A", "B"}
    assert [network.names[at] for at in first.through] == ["Hub"]
    assert first.newly == 3 + 3 - 2  # A: Hub, x, C; B: Hub, y, z; Hub is common
    assert first.why.say("en") == "both are close to Hub, 4 more people come within two steps"


def test_who_is_close_to_the_owner_is_introduced_by_the_owner() -> None:
    network = network_of(FRIENDS)
    (first, *_) = introductions(network, ["A", "B"])
    assert first.by_owner
    assert first.why.say("zh-CN").startswith("双方都与您和Hub关系密切")
    assert not introductions(network, ["A"])[0].by_owner


def test_each_contact_is_in_one_introduction() -> None:
    network = network_of([(f"hub{at // 8}", f"p{at}", 3) for at in range(40)])
    found = introductions(network)
    both = [at for each in found for at in (each.one, each.other)]
    assert len(found) == 20
    assert len(set(both)) == 40


def test_weak_ties_are_no_ground_for_an_introduction() -> None:
    network = network_of([("Hub", "A", 3), ("Hub", "B", 1), ("Hub", "C", 3)])
    (only,) = introductions(network)
    assert {network.names[only.one], network.names[only.other]} == {"A", "C"}


def test_people_of_one_circle_or_firm_know_each_other() -> None:
    of = {"Ann": {"circles": ["Law"]}, "Ben": {"circles": ["Law"]}, "Cat": {"company": "X"}, "Dan": {"company": "X"}}
    ties = [{"from": "Hub", "to": name, "strength": 3} for name in of]
    network = network_of_plan(plan_of(contacts__people=people("Hub", *of, **of), relations__ties=ties))
    found = [{network.names[each.one], network.names[each.other]} for each in introductions(network)]
    assert {"Ann", "Ben"} not in found
    assert {"Cat", "Dan"} not in found
    assert len(found) == 2


def test_large_networks_go_in_pieces(monkeypatch: object) -> None:
    ties = [(f"p{one}", f"p{other}", 2) for one in range(30) for other in range(one + 1, 30) if (one * other) % 7 == 1]
    whole = introductions(network_of(ties))
    monkeypatch.setattr(holes, "CHUNK", 40)  # type: ignore[attr-defined]
    assert [(each.one, each.other) for each in introductions(network_of(ties))] == [
        (each.one, each.other) for each in whole
    ]


def test_nobody_to_introduce() -> None:
    assert introductions(network_of([])) == []
    assert introductions(network_of([("A", "B"), ("B", "C"), ("A", "C")])) == []


def test_likelihood_times_gain() -> None:
    network = network_of([*FRIENDS, ("Hub2", "A", 3), ("Hub2", "C", 3)])
    best = introductions(network)[0]
    assert np.isin([best.one, best.other], [network.index["A"], network.index["B"], network.index["C"]]).all()
