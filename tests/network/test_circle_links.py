"""What links two circles, and how well circles agree with the ties."""

from __future__ import annotations

import math

from tests.network.conftest import network_of
from tests.network.plans import network_of_plan, people, plan_of
from wombat.network.circle_links import agreement, links


def test_brokers_between_two_circles() -> None:
    of = {
        **{name: {"circles": ["Law"]} for name in ("Ann", "Ben", "Cat")},
        **{name: {"circles": ["Art"]} for name in ("Xia", "Yan", "Zoe")},
        "Both": {"circles": ["Law", "Art"]},
        "Far": {"circles": ["Sea"]},
    }
    known = [("Ann", "Ben"), ("Ann", "Xia"), ("Ann", "Yan"), ("Ben", "Xia"), ("Out", "Cat"), ("Out", "Zoe")]
    ties = [{"from": one, "to": other} for one, other in known]
    network = network_of_plan(plan_of(contacts__people=people(*of, "Out", **of), relations__ties=ties))
    first, *others = links(network)
    assert ({first.one, first.other}, first.ties, first.shared) == ({"Law", "Art"}, 3, 1)
    brokers = [network.names[at] for at in first.brokers]
    assert brokers[0] == "Ann"  # two ties into each
    assert set(brokers) == {"Ann", "Ben", "Xia", "Yan", "Both", "Out"}
    assert [(other.ties, other.shared, len(other.brokers)) for other in others] == [(0, 0, 0)] * 2


def test_a_circle_that_is_one_group_agrees_wholly() -> None:
    of = {f"{group}{at}": {"circles": ["Real" if group == "a" else "Paper"]} for group in "ab" for at in range(4)}
    clique = [(f"a{one}", f"a{other}") for one in range(4) for other in range(one)]
    ties = [{"from": one, "to": other} for one, other in [*clique, ("b0", "b1"), ("b2", "b3")]]
    alone = {"Kim": {"circles": ["Silent"]}}
    rows = people(*of, *alone, **of, **alone)
    found = agreement(network_of_plan(plan_of(contacts__people=rows, relations__ties=ties)))
    assert (found["Real"], found["Paper"]) == (1, 0.5)
    assert math.isnan(found["Silent"])


def test_ties_that_people_hang_on() -> None:
    clique = [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z")]
    network = network_of([*clique, ("c", "x"), ("z", "leaf"), ("p", "q"), ("q", "r")])
    named = [({network.names[one], network.names[other]}, n) for one, other, n in network.cuts.bridges()]
    assert named == [({"c", "x"}, 3)]
    assert [n for *_, n in network.cuts.bridges(1)] == [3, 1, 1, 1]
    assert network.lost_without("c") == ["a", "b"]
