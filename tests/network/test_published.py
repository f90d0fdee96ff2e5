"""The figures that the literature gives for well-known networks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.network.conftest import KITE, figures, network_of
from wombat import algorithms

if TYPE_CHECKING:
    from wombat import Network

MEASURES = ("degree", "betweenness", "closeness", "constraint", "effective_size", "two_step_reach")
DIGITS = (0, 3, 3, 4, 4, 4)
KRACKHARDT = {
    "Andre": (4, 0.023, 0.529, 0.5412, 2.0000, 0.7778),
    "Beverly": (4, 0.023, 0.529, 0.5412, 2.0000, 0.7778),
    "Carol": (3, 0.000, 0.500, 0.6641, 1.0000, 0.7778),
    "Ed": (3, 0.000, 0.500, 0.6641, 1.0000, 0.7778),
    "Diane": (6, 0.102, 0.600, 0.4702, 3.3333, 0.7778),
    "Fernando": (5, 0.231, 0.643, 0.4451, 3.0000, 0.8889),
    "Garth": (5, 0.231, 0.643, 0.4451, 3.0000, 0.8889),
    "Heather": (3, 0.389, 0.600, 0.4311, 2.3333, 1.0000),
    "Ike": (2, 0.222, 0.429, 0.5000, 2.0000, 0.4444),
    "Jane": (1, 0.000, 0.310, 1.0000, 1.0000, 0.2222),
}
OFFICER = (10, 15, 16, 19, 21, *range(23, 35))


@pytest.mark.parametrize("name", KRACKHARDT)
def test_kite(kite: Network, name: str) -> None:
    found = [round(figures(kite, measure)[name], digits) for measure, digits in zip(MEASURES, DIGITS, strict=True)]
    assert found == list(KRACKHARDT[name])


def test_contacts_without_ties_change_nobodys_figures(kite: Network) -> None:
    crowded = network_of((tuple(tie.split("-")) for tie in KITE.split()), alone=["Kim", "Lou", "Max"])
    for measure, figure in kite.measures.items():
        assert crowded.measures[measure][:10] == pytest.approx(figure, nan_ok=True), measure
    undefined = {"constraint", "effective_size", "participation"}
    for measure in crowded.measures:
        last = figures(crowded, measure)["Max"]
        assert math.isnan(last) if measure in undefined else last == 0, measure


def test_the_owner_kept_in_would_put_diane_before_heather() -> None:
    ties = [tuple(tie.split("-")) for tie in KITE.split()]
    wrong = figures(network_of(ties + [("Owner", name) for name in KRACKHARDT]), "betweenness")
    assert (round(wrong["Diane"], 4), round(wrong["Heather"], 4)) == (0.0519, 0.0222)


def test_karate_club(karate: Network) -> None:
    between = figures(karate, "betweenness")
    assert sorted(between, key=between.__getitem__, reverse=True)[:5] == ["1", "34", "33", "3", "32"]
    assert [round(between[name], 4) for name in ("1", "34", "33", "3", "32")] == [
        0.4376,
        0.3041,
        0.1452,
        0.1437,
        0.1383,
    ]
    size = figures(karate, "effective_size")
    assert (round(size["34"], 4), size["1"]) == (15.2353, 13.75)


def test_karate_clubs_as_circles(karate: Network) -> None:
    side = np.array([int(int(name) in OFFICER) for name in karate.names], np.int32)
    clubs = [np.flatnonzero(side == club) for club in (0, 1)]
    span = dict(zip(karate.names, algorithms.participation(karate.strength, clubs), strict=True))
    assert [round(span[name], 2) for name in ("10", "31", "3", "9")] == [0.5, 0.5, 0.48, 0.48]
    assert sum(figure == 0 for figure in span.values()) > len(span) / 2
    assert round(algorithms.modularity(karate.strength, side), 4) == 0.3582


BORGATTI = ["AB2", "AF3", "AG5", "AE2", "EG8", "FG3", "BG4", "BD1", "DG3", "GC10"]


def test_karate_communities(karate: Network) -> None:
    assert karate.communities.count == 4
    assert round(karate.communities.modularity, 4) == 0.4198  # the largest there is


def test_borgattis_example() -> None:
    network = network_of((tie[0], tie[1]) for tie in BORGATTI)
    constraint, size = figures(network, "constraint"), figures(network, "effective_size")
    assert {name: round(constraint[name], 3) for name in "GAC"} == {"G": 0.400, "A": 0.595, "C": 1}
    assert {name: round(size[name], 2) for name in "GAC"} == {"G": 4.67, "A": 2.50, "C": 1}


def test_burts_weighted_figures() -> None:
    network = network_of((tie[0], tie[1], tie[2:]) for tie in BORGATTI)
    constraint = dict(zip(network.names, algorithms.constraint(network.strength), strict=True))
    size = dict(zip(network.names, algorithms.effective_size_weighted(network.strength), strict=True))
    assert {name: round(constraint[name], 3) for name in "GAC"} == {"G": 0.299, "A": 0.795, "C": 1}
    assert [size[name] for name in "GAC"] == pytest.approx([5.47, 2.475, 1], abs=0.005)


def test_les_miserables(miserables: Network) -> None:
    between = figures(miserables, "betweenness")
    named = {name: round(between[name], 3) for name in ("Valjean", "Myriel", "Gavroche", "Marius")}
    assert named == {"Valjean": 0.570, "Myriel": 0.177, "Gavroche": 0.165, "Marius": 0.132}


@pytest.mark.parametrize(
    ("network", "hubs"), [("karate", {"1", "34"}), ("kite", {"Heather", "Fernando", "Garth", "Diane"})]
)
def test_published_hubs_come_first(network: str, hubs: set[str], request: pytest.FixtureRequest) -> None:
    ranked: Network = request.getfixturevalue(network)
    assert {ranked.names[at] for at in ranked.ranking.order[: len(hubs)]} == hubs
