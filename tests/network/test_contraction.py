"""Hub circles and hub firms."""

from __future__ import annotations

import numpy as np
import pytest

from tests.network.conftest import network_of
from tests.network.plans import network_of_plan, people, plan_of
from wombat.network.contraction import contract, ranked_groups


def test_groups_become_nodes_and_ties_add_up() -> None:
    network = network_of([("A", "B", 9), ("A", "C", 2), ("B", "C", 3), ("C", "D", 4)])
    groups = [np.array([0, 1]), np.array([2])]
    found = contract(network, ["AB", "C"], groups)
    assert found.names == ["AB", "C", "D"]
    assert found.strength.toarray().tolist() == [[0, 5, 0], [5, 0, 4], [0, 4, 0]]


def test_people_in_two_groups_tie_them_and_share_out_their_ties() -> None:
    network = network_of([("A", "B", 1), ("B", "C", 1)])
    found = contract(network, ["one", "other"], [np.array([0, 1]), np.array([1, 2])])
    # B stands in both: 1 for B, A–B counts half from one to the other, and so does B–C.
    assert found.strength.toarray().tolist() == [[0, 2], [2, 0]]


def test_the_circle_between_others_comes_first() -> None:
    names = [f"{circle}{at}" for circle in "LMN" for at in range(3)]
    ties = [("L0", "M0"), ("L1", "M1"), ("M1", "N1"), ("M2", "N0"), ("L0", "L1"), ("N0", "N1"), ("N1", "N2")]
    network = network_of([*ties, ("L1", "L2")], alone=names)
    circles = {circle: np.array([network.index[f"{circle}{at}"] for at in range(3)]) for circle in "LMN"}
    first, *others = ranked_groups(network, circles)
    assert (first.name, first.rank, sorted(first.tied)) == ("M", 1, ["L", "N"])
    assert first.score == 100
    assert {network.names[at] for at in first.through.tolist()} == {"M0", "M1", "M2"}
    assert network.names[int(first.through[0])] == "M1"
    assert first.measures["betweenness"] == 1
    assert [reason.say("en") for reason in first.reasons] == [
        f"its people are tied to 2 of the 2 others: {', '.join(first.tied)}",
        "through 3 of its people: M1, M0, M2",
    ]
    assert [other.tied for other in others] == [["M"], ["M"]]


def test_a_group_without_ties_is_last_and_told() -> None:
    network = network_of([("A", "B")], alone=["C"])
    found = ranked_groups(network, {name: np.array([at]) for at, name in enumerate("ABC")})
    assert found[-1].name == "C"
    assert [reason.say("zh-CN") for reason in found[-1].reasons] == ["尚未记录与其他任何一个的联系"]


def test_no_group_no_ranking() -> None:
    assert ranked_groups(network_of([("A", "B")]), {}) == []


def test_firms_are_those_where_two_contacts_work() -> None:
    firms = {"Ann": {"company": "Acme"}, "Ben": {"company": "ACME "}, "Cat": {"company": "Solo"}, "Dan": {}}
    ties = [{"from": "Ben", "to": "Cat"}]
    network = network_of_plan(plan_of(contacts__people=people(*firms, **firms), relations__ties=ties))
    (acme,) = network.hub_firms
    assert (acme.name, acme.members.tolist()) == ("Acme", [0, 1])
    assert acme.score == pytest.approx(network.hub_firms[0].score)
    assert network.hub_circles == []
