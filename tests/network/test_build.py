"""From a plan to its network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from wombat.plugins.network.measures import wombat_measures

from tests.network.conftest import figures
from tests.network.plans import network_of_plan, people, plan_of
from wombat import KINDS, Network
from wombat.network.build import build_network, network_from_ties, ties_of

DAY = date(2024, 1, 31)


def kinds(network: Network) -> list[tuple[str, str, str, float]]:
    ties, names = network.ties, network.names
    rows = zip(ties.source, ties.target, ties.kind, ties.weight, strict=True)
    return [(names[one], names[other], KINDS[kind].id, float(weight)) for one, other, kind, weight in rows]


def test_ties_come_from_introductions_relations_and_referrals() -> None:
    plan = plan_of(
        contacts__people=people("Ann", "Ben", "Cat", Ben={"met_through": "Ann"}, Cat={"met_through": "me"}),
        relations__ties=[
            {"from": "Ben", "to": "Cat", "kind": "works-with", "since": DAY},
            {"from": "Ann", "to": "Cat", "strength": 5},
            {"from": "Olive", "to": "Ann", "kind": "knows"},
            {"from": "Nobody", "to": "Ann"},
        ],
        referrals__log=[
            {"from": "Ann", "to": "Cat", "kind": "referral", "date": DAY},
            {"from": "Ann", "kind": "referral", "date": DAY},
            {"from": "Cat", "to": "Ben", "kind": "word_of_mouth"},
        ],
    )
    network = network_of_plan(plan)
    assert kinds(network) == [
        ("Ann", "Ben", "introduced", 2),
        ("Ben", "Cat", "works-with", 2),
        ("Ann", "Cat", "knows", 5),
        ("Ann", "Cat", "referred", 3),
        ("Cat", "Ben", "recommended", 1),
    ]
    assert network.ties.day.tolist() == [-1, 19753, -1, 19753, -1]
    assert network.strength.toarray().tolist() == [[0, 2, 8], [2, 0, 3], [8, 3, 0]]
    assert network.referrals.toarray().tolist() == [[0, 0, 3], [0, 0, 0], [0, 1, 0]]


CIRCLES = people(
    "Ann", "Ben", "Cat", "Dan", Ann={"circles": ["Law"]}, Ben={"circles": ["Law"]}, Cat={"circles": ["Law"]}
)


def test_shared_circles_count_only_where_there_is_no_other_tie() -> None:
    network = network_of_plan(plan_of(contacts__people=CIRCLES))
    assert network.only_shared
    assert network.circles["Law"].tolist() == [0, 1, 2]
    assert network.strength.toarray()[0].tolist() == [0, 0.5, 0.5, 0]
    known = network_of_plan(plan_of(contacts__people=CIRCLES, relations__ties=[{"from": "Ann", "to": "Dan"}]))
    assert not known.only_shared
    assert known.strength.toarray()[0].tolist() == [0, 0, 0, 1]
    assert known.shared.toarray()[0].tolist() == [0, 0.5, 0.5, 0]


def test_shared_circles_count_when_the_settings_say_so() -> None:
    plan = plan_of(contacts__people=CIRCLES, relations__ties=[{"from": "Ann", "to": "Dan"}])
    plan.forms["settings", "main"] = {"count_circles": True}
    assert network_of_plan(plan).strength.toarray()[0].tolist() == [0, 0.5, 0.5, 1]


def test_organisations_are_known_by_tags_circles_and_company() -> None:
    rows = people("Ann", "Ben", "Cat", Ann={"tags": ["rotary "]}, Ben={"company": "Rotary"}, Cat={"tags": ["golf"]})
    plan = plan_of(contacts__people=rows, diversity__organisations=[{"organisation": "Rotary"}])
    assert {name: at.tolist() for name, at in network_of_plan(plan).organisations.items()} == {"Rotary": [0, 1]}


def test_large_circles_make_no_ties() -> None:
    names = [f"P{at}" for at in range(51)]
    plan = plan_of(contacts__people=people(*names, **{name: {"circles": ["All"]} for name in names}))
    assert network_of_plan(plan).strength.nnz == 0


def test_circle_span_over_circles_that_overlap() -> None:
    rows = people(
        *("Ann", "Ben", "Cat"), Ann={"circles": ["X", "Y"]}, Ben={"circles": ["X", "Y"]}, Cat={"circles": ["Y"]}
    )
    ties = [{"from": "Ann", "to": "Ben", "strength": 2}, {"from": "Ann", "to": "Cat", "strength": 1}]
    span = figures(network_of_plan(plan_of(contacts__people=rows, relations__ties=ties)), "participation")
    assert span["Ann"] == pytest.approx(1 - (1 / 3) ** 2 - (2 / 3) ** 2)
    assert span["Ben"] == pytest.approx(0.5)
    assert span["Cat"] == 0


def test_weights_of_the_score_come_from_the_settings() -> None:
    plan = plan_of(
        contacts__people=people("Ann", "Ben", "Cat", "Dan"),
        relations__ties=[
            {"from": "Ann", "to": "Ben"},
            {"from": "Ann", "to": "Cat"},
            {"from": "Ann", "to": "Dan"},
            {"from": "Ben", "to": "Cat", "strength": 50},
        ],
    )
    assert network_of_plan(plan).ranking.rank("c1") == 1
    rows = [{"measure": "strength", "weight": 1}, {"measure": "degree", "weight": None}]
    weighed = plan_of(settings__weights=rows)
    plan.tables |= {key: table for key, table in weighed.tables.items() if key[0] == "settings"}
    assert [network_of_plan(plan).ids[at] for at in network_of_plan(plan).ranking.order] == ["c2", "c3", "c1", "c4"]


def test_a_measure_that_fails_is_told_and_the_others_are_computed() -> None:
    degree = next(measure for measure in wombat_measures() if measure.id == "degree")
    bad = replace(degree, id="bad", compute=lambda _: 1 / 0)
    short = replace(degree, id="short", compute=lambda _: np.zeros(1))
    failed: list[str] = []
    plan = plan_of(contacts__people=people("Ann", "Ben"))
    network = build_network(
        plan, [], [bad, degree, short], lambda measure, error: failed.append(f"{measure.id}: {error}")
    )
    assert failed == ["bad: division by zero", "short: short: (1,) figures for 2 contacts"]
    assert list(network.measures) == ["degree"]
    with pytest.raises(ZeroDivisionError):
        build_network(plan, [], [bad])


def test_an_empty_plan_has_an_empty_network() -> None:
    network = network_of_plan(plan_of())
    assert len(network) == 0
    assert network.ranking.order.tolist() == []
    assert network.communities.count == 0


def test_contacts_without_ties_rank_after_those_with_ties_in_the_order_of_their_ids() -> None:
    names = [f"P{at}" for at in range(12)]
    network = network_of_plan(plan_of(contacts__people=people(*names), relations__ties=[{"from": "P10", "to": "P11"}]))
    assert [network.ids[at] for at in network.ranking.order] == ["c11", "c12", *(f"c{at}" for at in range(1, 11))]
    assert network.ranking.score[:10].tolist() == [0] * 10


def test_the_graph_for_plugins_holds_every_tie() -> None:
    index = {"a": 0, "b": 1, "c": 2}
    ties = ties_of([("a", "b", "referred", 2.0, "2024-01-31"), ("a", "b", "knows", 0.0, "")], index)
    graph = network_from_ties(list(index), ties).graph()
    assert list(graph) == ["a", "b", "c"]
    assert [edge[2] for edge in graph.edges(data=True)] == [
        {"kind": "referred", "weight": 2.0, "day": 19753.0},
        {"kind": "knows", "weight": 1.0, "day": None},
    ]
