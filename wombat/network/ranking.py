"""The combined score: which contacts are the hubs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.reasons import Reasons

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wombat.network.model import Array, Network
    from wombat.text import Text

WEIGHTS = {"degree": 1.0, "betweenness": 1.0, "pagerank": 1.0, "effective_size": 1.0, "two_step_reach": 1.0}
"""Default weight of each part of the score."""


@dataclass(frozen=True)
class Ranking:
    """The contacts in order of their score.

    Attributes:
        network: the network that is ranked.
        score: 0 to 100 for each contact, 0 without ties.
        order: positions of the contacts, the best first; equal scores in the order of their ids.
    """

    network: Network
    score: Array
    order: NDArray[np.int64]

    @cached_property
    def place(self) -> NDArray[np.int64]:
        """Rank of each contact, 1 for the best."""
        place = np.empty(len(self.order), np.int64)
        place[self.order] = np.arange(1, len(self.order) + 1)
        return place

    def rank(self, contact: str) -> int:
        """Return the rank of a contact id, 1 for the best."""
        return int(self.place[self.network.index[contact]])

    def reasons(self, contact: str) -> list[Text]:
        """Return why a contact stands where it stands, with the evidence, the most convincing first."""
        return self._why.of(self.network.index[contact])

    @cached_property
    def _why(self) -> Reasons:
        return Reasons(self.network)


def ranking(network: Network) -> Ranking:
    """Rank the contacts of a network by the weighted mean of their measures, each as a share of its largest figure."""
    weights = {part: network.weights.get(part, usual) for part, usual in WEIGHTS.items()}
    total, score = 0.0, np.zeros(len(network))
    for part, weight in weights.items():
        figures = network.measures.get(part)
        if figures is not None and weight > 0:
            score += weight * _share(figures)
            total += weight
    score = np.round(100 * score / (total or 1), 9)
    ids = np.array(network.ids, dtype=np.str_)
    order = np.lexsort((ids, np.char.str_len(ids), -score)) if len(ids) else np.empty(0, np.int64)
    return Ranking(network, score, order)


def _share(figures: Array) -> Array:
    known = np.nan_to_num(figures)
    most = known.max(initial=0)
    return known / most if most > 0 else np.zeros(len(known))
