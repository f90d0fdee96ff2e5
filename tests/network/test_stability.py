"""How sure a place in the ranking is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest

from tests.network.conftest import network_of
from wombat.network.change import Pairs
from wombat.network.ranking import ranking
from wombat.network.stability import RESAMPLES, SINGLES

if TYPE_CHECKING:
    from wombat import Network


def ranges(network: Network) -> dict[str, tuple[int, int]]:
    return {name: network.ranking.range(contact) for contact, name in zip(network.ids, network.names, strict=True)}


def test_a_clear_hub_keeps_its_place(miserables: Network) -> None:
    found = ranges(miserables)
    assert found["Valjean"] == (1, 1)
    assert "keeps place 1 even with a tenth of the ties missing" in [
        text.say("en") for text in miserables.ranking.reasons("Valjean")
    ]


def test_places_that_hang_on_one_tie_are_told(kite: Network) -> None:
    found = ranges(kite)
    low, high = found["Heather"]
    assert low == 1 < high  # without Heather–Ike nothing passes over Heather
    assert found["Fernando"][1] >= 3
    assert found["Garth"][0] <= 2
    assert f"between place 1 and {high} if ties are missing" in [
        text.say("en") for text in kite.ranking.reasons("Heather")
    ]


def test_every_range_holds_the_place(karate: Network) -> None:
    stable, place = karate.ranking.stability, karate.ranking.place
    assert (stable.low <= place).all()
    assert (place <= stable.high).all()
    assert (stable.singles, stable.resamples) == (SINGLES, RESAMPLES)


def test_each_tie_is_left_out_in_turn() -> None:
    network = network_of([("A", "B"), ("B", "C"), ("C", "D"), ("C", "E")])
    expected = []
    pairs = Pairs(network)
    for gone in np.eye(len(pairs), dtype=bool):
        trial = pairs.without(gone)
        for name, measure in network.described.items():
            trial.measures[name] = np.asarray(measure.compute(trial))
        trial.lower_is_better = network.lower_is_better
        expected.append(ranking(trial).place)
    low, high = np.min(expected, axis=0), np.max(expected, axis=0)
    stable = network.ranking.stability
    assert (stable.low <= low).all()
    assert (stable.high >= high).all()
    assert stable.singles == 4


def test_the_same_network_has_the_same_ranges(karate: Network) -> None:
    again = network_of((one + 1, other + 1) for one, other in nx.karate_club_graph().edges())
    assert ranges(again) == ranges(karate)


def test_without_a_pair_everything_between_the_two_is_gone() -> None:
    network = network_of([("A", "B", 2), ("B", "A", 3), ("B", "C")])
    pairs = Pairs(network)
    assert list(zip(pairs.low.tolist(), pairs.high.tolist(), strict=True)) == [(0, 1), (1, 2)]
    left = pairs.without(np.array([True, False]))
    assert left.strength.toarray().tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert len(left.ties) == 1


def test_no_ties_no_range() -> None:
    network = network_of([], alone=["A", "B"])
    assert ranges(network) == {"A": (1, 1), "B": (2, 2)}


@pytest.mark.slow
def test_large_networks_are_tried_less_often() -> None:
    network = network_of(nx.barabasi_albert_graph(20_000, 10, seed=1).edges())
    started = time.process_time()
    stable = network.ranking.stability
    assert time.process_time() - started < 20
    assert stable.singles >= 3
    assert stable.resamples >= 4
    first = int(network.ranking.order[0])
    assert int(stable.high[first]) <= 3
