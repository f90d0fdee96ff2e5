"""The combined score: which contacts are the hubs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.reasons import Reasons
from wombat.network.recency import RECENCY, recency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from wombat.hooks import Measure
    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network
    from wombat.network.stability import Stability
    from wombat.text import Text

WEIGHTS = {"degree": 1.0, "betweenness": 1.0, "constraint": 1.0, RECENCY: 9.0}
"""Default weight of each part of the score; every other measure has 0 until the user gives it a weight.

How many people a contact knows, how much passes over the contact, and how little these people know each other are three
sides of standing in the network, and none is above the others. Where ties have dates, recency looks at three more
sides (whom they had to do with of late, whom they turned to, who is new), each as much as the whole of the standing,
since who brings new ties next is told by activity more than by standing. It weighs as much as ties are dated: without
dates the score is structural.
"""


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
        return place_of(self.score, self.network.by_id)

    def rank(self, contact: str) -> int:
        """Return the rank of a contact id, 1 for the best."""
        return int(self.place[self.network.index[contact]])

    @cached_property
    def stability(self) -> Stability:
        """The places of each contact when ties are missing; worked out when it is first asked for."""
        from wombat.network.stability import Stability, follows_from, stability

        network = self.network
        remembered, of = network.remembered, follows_from(network)
        if remembered is None or of is None:
            return stability(network)
        return remembered.recall(Stability, len(network), of, lambda: stability(network))

    def range(self, contact: str) -> tuple[int, int]:
        """Return the best and the worst rank of a contact id when ties are missing, as `stability` tries it."""
        at = self.network.index[contact]
        return int(self.stability.low[at]), int(self.stability.high[at])

    @cached_property
    def points(self) -> dict[str, Array]:
        """How many points of the score each part gives each contact, by the name of its weight."""
        found: dict[str, Array] = {}
        total = 0.0
        for name, weight, figures in parts(self.network):
            found[name] = found.get(name, 0) + 100 * weight * share(figures)
            total += weight
        return {name: points / total for name, points in found.items()}

    @cached_property
    def activity(self) -> Array | None:
        """How active each contact was of late, 0 to 100 as recency counts in the score; None without dates."""
        recent = recency(self.network.ties, len(self.network))
        return 100 * np.mean([share(figures) for figures in recent.parts()], axis=0) if recent.dated else None

    def reasons(self, contact: str) -> list[Text]:
        """Return why a contact stands where it stands, with the evidence, the most convincing first."""
        return self._why.of(self.network.index[contact])

    @cached_property
    def _why(self) -> Reasons:
        return Reasons(self.network)


def ranking(network: Network) -> Ranking:
    """Rank the contacts of a network by their scores."""
    score = scores(network)
    return Ranking(network, score, _order_of(score, network.by_id))


def scores(network: Network) -> Array:
    """Return the weighted mean of the parts of the score, 0 to 100.

    Each part is taken as `share` gives it, since most figures of networks have a few very large values.
    """
    score, total = np.zeros(len(network)), 0.0
    for _, weight, figures in parts(network):
        score += weight * share(figures)
        total += weight
    return np.round(100 * score / (total or 1), 9)


def place_of(score: Array, by_id: Positions) -> NDArray[np.int64]:
    """Return the rank of each contact, 1 for the best; ``by_id`` orders those with the same score."""
    place = np.empty(len(score), np.int64)
    place[_order_of(score, by_id)] = np.arange(1, len(score) + 1)
    return place


def _order_of(score: Array, by_id: Positions) -> NDArray[np.int64]:
    return by_id[np.argsort(-score[by_id], kind="stable")]


def measures_that_count(network: Network) -> list[Measure]:
    """Return the measures that have a weight in the score."""
    weights = network.weights or WEIGHTS
    return [measure for name, measure in network.described.items() if weights.get(name, 0) > 0]


def parts(network: Network) -> Iterator[tuple[str, float, Array]]:
    """Yield name, weight and figures of each part of the score, large being good; recency has three."""
    weights = network.weights or WEIGHTS
    for measure, figures in network.measures.items():
        if weights.get(measure, 0) > 0:
            yield measure, weights[measure], _reciprocal(figures) if measure in network.lower_is_better else figures
    activity = recency(network.ties, len(network))
    weight = network.weights.get(RECENCY, WEIGHTS[RECENCY]) * activity.dated
    if weight > 0:
        yield from ((RECENCY, weight / 3, figures) for figures in activity.parts())


def share(figures: Array) -> Array:
    """Return log(1 + figure / median) as a share of the largest; 0 for what is 0, negative or undefined.

    The median, over those above 0, makes it free of the unit, the logarithm keeps one giant from deciding alone.
    """
    known = np.maximum(np.nan_to_num(figures), 0)
    above = known[known > 0]
    if not len(above):
        return known
    log = np.log1p(known / np.median(above))
    return np.asarray(log / log.max())


def _reciprocal(figures: Array) -> Array:
    return np.divide(1, figures, out=np.zeros(len(figures)), where=np.nan_to_num(figures) > 0)
