"""Warm introductions: over whom the owner best gets to know somebody."""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.evidence import evidence_of
from wombat.network.strength import STRONG, UNKNOWN_WARMTH
from wombat.text import Texts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from wombat.network.model import Array, Network
    from wombat.text import Text

texts = Texts(__package__)


@dataclass(frozen=True, slots=True)
class Path:
    """One way from the owner to a contact.

    Attributes:
        steps: contact ids from the first middleman to the contact.
        strength: 0 to 1, the product of the strengths of the ties on the way: every one of them must hold.
        why: the evidence for each tie, the owner's own with the first middleman included; as many as ``steps``.
    """

    steps: tuple[str, ...]
    strength: float
    why: list[Text]


class Introductions:
    """Searches for the warmest ways over at least one middleman.

    The strength of a tie of weight w is w / (1 + w), so that one tie of acquaintance is a half and no tie is certain.
    Ways multiply, so their logarithms add up and the shortest way is the warmest (Dijkstra, Num. Math. 1, 1959). The
    search goes back from the contact: the owner, who knows everybody, ends it within a few steps.
    """

    def __init__(self, network: Network) -> None:
        """Look at the ties of a network, those by shared circles included: a shared circle can open a door too."""
        self.network = network
        both: csr_array = (network.stated + network.shared).tocsr()
        self._begin, self._ends = both.indptr.tolist(), both.indices.tolist()
        self._cost = (-np.log(both.data / (1 + both.data))).tolist()
        self._own = (-np.log(_warmth(network))).tolist()
        self._least = min(self._own, default=0.0)

    def to(self, contact: str, limit: int = 3) -> list[Path]:
        """Return the warmest ways to a contact that share no middleman, the warmest first, if there are any."""
        target, used = self.network.index[contact], set[int]()
        found: list[Path] = []
        while len(found) < limit:
            steps = self._warmest(target, used)
            if not steps:
                break
            used.update(steps[:-1])
            found.append(self._path(steps))
        return found

    def _warmest(self, target: int, without: set[int]) -> list[int]:
        """Return the positions from the first middleman to the target; empty where no way is left."""
        apart, toward = {target: 0.0}, {}
        best, first = math.inf, -1
        waiting = [(0.0, target)]
        while waiting:
            far, at = heappop(waiting)
            if far + self._least >= best:
                break
            if far > apart[at]:
                continue
            if at != target and far + self._own[at] < best:
                best, first = far + self._own[at], at
            for place in range(self._begin[at], self._begin[at + 1]):
                other, further = self._ends[place], far + self._cost[place]
                if other not in without and further < apart.get(other, math.inf):
                    apart[other], toward[other] = further, at
                    heappush(waiting, (further, other))
        steps = [first]
        while steps[-1] != target and first >= 0:
            steps.append(toward[steps[-1]])
        return steps if first >= 0 else []

    def _path(self, steps: list[int]) -> Path:
        network = self.network
        cost = self._own[steps[0]]
        why = [self._own_tie(steps[0])]
        for one, other in pairwise(steps):
            ends = self._ends[self._begin[one] : self._begin[one + 1]]
            cost += self._cost[self._begin[one] + ends.index(other)]
            why.append(evidence_of(network, one, other))
        return Path(tuple(network.ids[at] for at in steps), round(math.exp(-cost), 4), why)

    def _own_tie(self, at: int) -> Text:
        contact, name = self.network.ids[at], self.network.names[at]
        if tie := self.network.owner_strength.get(contact):
            return texts("path.you_measured", name=name, why=tie.why)
        well = self.network.warmth.get(contact, UNKNOWN_WARMTH) >= STRONG
        return texts("path.you_well" if well else "path.you", name=name)


def _warmth(network: Network) -> Array:
    return np.array([network.warmth.get(contact, UNKNOWN_WARMTH) for contact in network.ids], np.float64)
