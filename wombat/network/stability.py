"""How sure a place in the ranking is: the places that a contact takes when ties are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.build import with_measures
from wombat.network.change import Pairs
from wombat.network.ranking import WEIGHTS, measures_that_count, place_of, scores
from wombat.network.recency import RECENCY
from wombat.network.remembered import positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network

SINGLES, RESAMPLES, FEWEST = 40, 60, 8
"""Trials with one tie missing, and with a share of all ties missing; least number of trials of large networks."""
SHARE = 0.1
"""Share of the ties that a resample leaves out: a realistic gap in what people note of a network.

Borgatti, Carley, Krackhardt, On the robustness of centrality measures, Social Networks 28 (2006)."""
TOP = 20
"""Contacts whose ties are the ones left out singly, where there are more ties than trials."""
CENTRAL = (0.05, 0.95)
"""Resamples between these count, so that one odd draw does not widen the range."""
TRIAL_COST, COST, FEW_SOURCES = 5e5, 6e7, 32
"""Ends of ties followed in one trial and in all of them; least number of sources that betweenness is taken from."""
SEED = 20060501


@dataclass(frozen=True, slots=True)
class Stability:
    """The best and the worst place of each contact when ties are missing.

    Attributes:
        low: best place, 1 for the first.
        high: worst place.
        singles: trials with one tie missing.
        resamples: trials with `SHARE` of the ties missing.
    """

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    singles: int
    resamples: int


def stability(network: Network) -> Stability:
    """Rank the network again and again with ties left out, seeded, so that the same ties give the same ranges.

    First each tie of the network alone is left out (of large ones, a sample of those of the top contacts), then a
    tenth of all ties at random. Betweenness of large networks is followed from few sources; as they are the same in
    every trial, and with all ties, only the difference counts and most of the sampling error falls out.
    """
    trials = _Trials(network)
    own = network.ranking.place
    if not len(trials.pairs):
        return Stability(own, own, 0, 0)
    alone = np.array([own, *map(trials.places, trials.singly())])
    many = np.array([own, *map(trials.places, trials.resamples())])
    middle = np.quantile(many, CENTRAL, axis=0, method="inverted_cdf").astype(np.int64)
    low, high = np.minimum(alone.min(axis=0), middle[0]), np.maximum(alone.max(axis=0), middle[1])
    return Stability(np.minimum(low, own), np.maximum(high, own), len(alone) - 1, len(many) - 1)


def follows_from(network: Network) -> list[object] | None:
    """Return all that the ranges follow from; None where a measure counts of which that is not known."""
    counted = [measure.id for measure in measures_that_count(network)]
    if network.remembered is None or not network.remembered.own.issuperset(counted):
        return None
    ties, groups = network.ties, (network.circles, network.organisations, network.firms)
    return [
        *(ties.source, ties.target, ties.kind, ties.weight, ties.day),
        *(network.by_id, network.ranking.score, counted, _weights(network, counted), network.count_circles),
        *(network.measures[name] for name in counted),
        *(each for groups_of in groups for each in positions(groups_of)),
    ]


def _weights(network: Network, counted: list[str]) -> list[float]:
    """Return the weight of each measure that counts, and of recency; typed or usual makes no difference."""
    weights = network.weights or WEIGHTS
    return [*(weights[name] for name in counted), network.weights.get(RECENCY, WEIGHTS[RECENCY])]


class _Trials:
    """The ranking of a network with ties left out."""

    def __init__(self, network: Network) -> None:
        self.network, self.pairs = network, Pairs(network)
        self.measures = measures_that_count(network)
        self.random = np.random.default_rng(SEED)
        self.sources = self._few(network.sources)
        self.share = 1.0
        cost = len(self.sources) * network.adjacency.nnz
        if cost:
            self.share = max(FEWEST / (SINGLES + RESAMPLES), min(1.0, COST / (cost * (SINGLES + RESAMPLES))))
        nothing = np.zeros(len(self.pairs), bool)
        self.correction: dict[str, Array] = {}
        if len(self.sources) < len(network.sources):
            few = self._measured(nothing).measures
            self.correction = {name: np.nan_to_num(network.measures[name] - few[name]) for name in few}

    def singly(self) -> Iterator[NDArray[np.bool_]]:
        """Yield what is left out: each pair alone, or a sample of the pairs of the top contacts."""
        at, most = np.arange(len(self.pairs)), int(SINGLES * self.share)
        if len(at) > most:
            top = self.network.ranking.order[:TOP]
            at = np.flatnonzero(np.isin(self.pairs.low, top) | np.isin(self.pairs.high, top))
        for pair in np.sort(self.random.permutation(at)[:most]):
            gone = np.zeros(len(self.pairs), bool)
            gone[pair] = True
            yield gone

    def resamples(self) -> Iterator[NDArray[np.bool_]]:
        """Yield what is left out: a share of all pairs, another one each time."""
        count = max(1, round(SHARE * len(self.pairs)))
        for _ in range(int(RESAMPLES * self.share)):
            gone = np.zeros(len(self.pairs), bool)
            gone[self.random.choice(len(gone), count, replace=False)] = True
            yield gone

    def places(self, gone: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the place of every contact without some ties."""
        trial = self._measured(gone)
        for name, correction in self.correction.items():
            trial.measures[name] = np.maximum(0, trial.measures[name] + correction)
        return place_of(scores(trial), self.network.by_id)

    def _measured(self, gone: NDArray[np.bool_]) -> Network:
        trial = self.pairs.without(gone)
        trial.sources, trial.communities = self.sources, self.network.communities
        return with_measures(trial, self.measures)

    def _few(self, sources: Positions) -> Positions:
        few = max(FEW_SOURCES, int(TRIAL_COST / max(1, self.network.adjacency.nnz)))
        return sources if len(sources) <= few else np.sort(self.random.choice(sources, few, replace=False))
