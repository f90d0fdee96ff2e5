"""How the named circles hang together: who brokers between two of them, and how well each agrees with the ties."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.matrices import membership, pattern

if TYPE_CHECKING:
    from wombat.network.frontier import Positions
    from wombat.network.model import Network

MOST = 40
"""Circles that are compared with each other, the largest."""


@dataclass(frozen=True, slots=True)
class Link:
    """What links two circles.

    Attributes:
        one: name of a circle.
        other: name of another.
        ties: ties from people of the one alone to people of the other alone.
        shared: people who are in both.
        brokers: positions of those in both or with ties into both, the best first.
    """

    one: str
    other: str
    ties: int
    shared: int
    brokers: Positions


def links(network: Network) -> list[Link]:
    """Return what links each two of the circles, the best linked first; pairs that nothing links come last.

    A broker's worth is the smaller of the ties into the two circles, being a member counting as one (the brokers of
    Gould and Fernandez, Sociological Methodology 19, 1989, whatever side they are on).
    """
    names = sorted(network.circles, key=lambda name: (-len(network.circles[name]), name))[:MOST]
    belongs = membership([network.circles[name] for name in names], len(network)).toarray()
    ties = pattern(network.stated)
    into = ties @ belongs
    between = belongs.T @ into
    into, inside = np.ascontiguousarray(into.T), np.ascontiguousarray(belongs.T)
    near = into + inside
    found = []
    for one, other in combinations(range(len(names)), 2):
        both = np.flatnonzero(inside[one] * inside[other])
        worth = np.minimum(near[one], near[other])
        brokers = np.flatnonzero(worth)
        order = np.lexsort((network.ranking.place[brokers], -worth[brokers]))
        count = between[one, other]
        if len(both):
            count += ties[both][:, both].sum() - into[one, both].sum() - into[other, both].sum()
        found.append(Link(names[one], names[other], int(count), len(both), brokers[order]))
    return sorted(found, key=lambda link: -(link.ties + link.shared))


def agreement(network: Network) -> dict[str, float]:
    """Return for each circle the share of its tied members who are in one group found; nan where nobody is tied.

    Groups are found by the ties alone, so a circle of people who hardly deal with each other falls apart among them.
    """
    shares = {}
    for name, members in network.circles.items():
        label = network.communities.label[members]
        count = np.bincount(label[label >= 0], minlength=1)
        shares[name] = float(count.max() / count.sum()) if count.sum() else float("nan")
    return shares
