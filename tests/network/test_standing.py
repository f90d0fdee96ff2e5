"""The owner's own standing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest

from tests.network.conftest import network_of

if TYPE_CHECKING:
    from wombat import Network


def with_owner(network: Network, *names: str) -> nx.Graph:
    graph = nx.Graph(network.graph())
    graph.add_edges_from(("Owner", name) for name in names or network.names)
    return graph


def test_the_owner_of_the_kite(kite: Network) -> None:
    found, graph = kite.standing(), with_owner(kite)
    assert found.ties == 10
    assert found.effective_size == pytest.approx(10 - 2 * 18 / 10)
    assert found.redundant == pytest.approx(3.6)
    assert found.constraint == pytest.approx(nx.constraint(graph, ["Owner"])["Owner"])


def test_only_some_ties_count(karate: Network) -> None:
    names = ["1", "2", "3", "34", "17"]
    found = karate.standing(np.array([karate.index[name] for name in names]))
    graph = with_owner(karate, *names)
    assert found.constraint == pytest.approx(nx.constraint(graph, ["Owner"])["Owner"])
    assert found.effective_size == pytest.approx(nx.effective_size(graph, ["Owner"])["Owner"])


def test_who_binds_the_owner_most_comes_first() -> None:
    network = network_of([("Hub", "A"), ("Hub", "B"), ("A", "B")], alone=["Free"])
    found = network.standing()
    assert [network.names[at] for at in found.binding.tolist()] == ["Hub", "A", "B"]


def test_without_ties_it_is_undefined() -> None:
    found = network_of([]).standing()
    assert found.ties == 0
    assert math.isnan(found.effective_size)
    assert math.isnan(found.constraint)
