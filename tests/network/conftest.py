"""Published networks, and the network of a plain list of ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
from wombat.plugins.network.measures import wombat_measures

from wombat.network.build import network_from_ties, ties_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network

KITE = (
    "Andre-Beverly Andre-Carol Andre-Diane Andre-Fernando Beverly-Diane Beverly-Ed Beverly-Garth Carol-Diane "
    "Carol-Fernando Diane-Ed Diane-Fernando Diane-Garth Ed-Garth Fernando-Garth Fernando-Heather Garth-Heather "
    "Heather-Ike Ike-Jane"
)


def network_of(ties: Iterable[tuple[object, ...]], *, alone: Iterable[str] = (), kind: str = "knows") -> Network:
    """Return the network of (from, to) or (from, to, weight), with its measures; ``alone`` are people without ties."""
    rows = [(str(tie[0]), str(tie[1]), kind, float(str(tie[2])) if len(tie) > 2 else 0.0, "") for tie in ties]
    names = list(dict.fromkeys([name for row in rows for name in row[:2]] + list(alone)))
    index = {name: at for at, name in enumerate(names)}
    return network_from_ties(names, ties_of(rows, index), wombat_measures())


def figures(network: Network, measure: str) -> dict[str, float]:
    """Return a measure by name."""
    return dict(zip(network.names, network.measures[measure].tolist(), strict=True))


@pytest.fixture(scope="session")
def kite() -> Network:
    """Krackhardt's kite."""
    return network_of(tuple(tie.split("-")) for tie in KITE.split())


@pytest.fixture(scope="session")
def karate() -> Network:
    """Zachary's karate club, numbered from 1, unweighted."""
    return network_of((one + 1, other + 1) for one, other in nx.karate_club_graph().edges())


@pytest.fixture(scope="session")
def miserables() -> Network:
    """Who meets whom in Les Misérables, unweighted."""
    return network_of(nx.les_miserables_graph().edges())
