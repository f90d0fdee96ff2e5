"""How often a contact stands on the shortest way between two others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.frontier import neighbours

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions
    from wombat.network.model import Array

SAMPLE = 500
"""Sources of the sampled figure: they find 18 to 20 of the true top 20 among 20,000."""
FEWEST, SAMPLE_COST = 100, 1e9
"""Sources at least, and ends of ties followed from all of them, beyond which there are fewer than `SAMPLE`."""
EXACT_COST = 2e8
"""Contacts times ends of ties up to which the figure is exact: what the sample costs among 20,000 with 200,000 ties."""
SEED = 20010601
BATCH_CELLS, WIDEST, NARROWEST = 2_000_000, 64, 8
"""Contacts times sources worked out at once, to bound memory (about 100 MB); most and least sources at once."""
DENSE = 16
"""A step that touches less than one in so many of the ends of ties is taken cell by cell."""


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Betweenness of every contact, exact or estimated.

    Attributes:
        figures: share of the pairs of other tied contacts whose shortest ways lead over each contact.
        error: standard error of each figure; zeros where they are exact.
        sources: contacts whose shortest ways were followed.
    """

    figures: Array
    error: Array
    sources: int


def is_sampled(adjacency: csr_array) -> bool:
    """Tell whether `betweenness` takes a sample for this network."""
    tied = int(np.count_nonzero(np.diff(adjacency.indptr)))
    return tied > SAMPLE and tied * adjacency.nnz > EXACT_COST


def sources(adjacency: csr_array) -> Positions:
    """Return the contacts whose shortest ways are followed: all the tied, or a sample that is the same each time."""
    tied = np.flatnonzero(np.diff(adjacency.indptr))
    if not is_sampled(adjacency):
        return tied
    count = int(min(SAMPLE, max(FEWEST, SAMPLE_COST / adjacency.nnz)))
    return np.sort(np.random.default_rng(SEED).choice(tied, count, replace=False))


def betweenness(adjacency: csr_array, of: Positions | None = None) -> Array:
    """Return the share of the pairs of other tied contacts whose shortest ways lead over each contact.

    Freeman, Sociometry 40 (1977). It is normalised by (n−1)(n−2)/2, n being the contacts with a tie.

    Args:
        adjacency: symmetric, 1 for each tie.
        of: positions of the sources; by default those of `sources`. Fewer than all the tied give an estimate.
    """
    return estimate(adjacency, of).figures


def estimate(adjacency: csr_array, of: Positions | None = None) -> Betweenness:
    """Return betweenness with its standard error; arguments as for `betweenness`.

    After Brandes, J. Math. Sociology 25 (2001), a batch of sources at a time. From a sample of sources it is the mean
    of what each of them gives (Brandes and Pich, Int. J. Bifurcation and Chaos 17, 2007), and its error that of a
    mean of a sample without replacement.
    """
    degree = np.diff(adjacency.indptr)
    tied, size = int(np.count_nonzero(degree)), len(degree)
    of = sources(adjacency) if of is None else of
    if tied < 3 or not len(of):  # noqa: PLR2004 - nobody stands between two
        return Betweenness(np.zeros(size), np.zeros(size), len(of))
    width = int(max(NARROWEST, min(WIDEST, BATCH_CELLS // size)))
    total, squares = np.zeros(size), np.zeros(size)
    for start in range(0, len(of), width):
        each = _Sweep(adjacency, of[start : start + width]).dependency()
        total += each.sum(axis=1)
        squares += np.einsum("ij,ij->i", each, each)
    scale = tied / ((tied - 1) * (tied - 2))
    mean = total / len(of)
    spread = np.maximum(0, squares / len(of) - mean**2) / max(1, len(of) - 1)
    error = np.sqrt(spread * max(0.0, 1 - len(of) / tied))
    return Betweenness(mean * scale, error * scale, len(of))


class _Sweep:
    """The shortest ways from a batch of sources; a cell is a contact × a source, numbered row by row."""

    def __init__(self, adjacency: csr_array, of: Positions) -> None:
        self.adjacency, self.width = adjacency, len(of)
        self.degree = np.diff(adjacency.indptr)
        cells = adjacency.shape[0] * self.width
        self.distance = np.full(cells, -1, np.int32)
        self.ways = np.zeros(cells)
        start = of * self.width + np.arange(self.width)
        self.distance[start], self.ways[start] = 0, 1
        self.levels = [start]
        self.ends_left = adjacency.nnz * self.width
        while len(self.levels[-1]):
            self.levels.append(self._outward(self.levels[-1]))
        self.levels.pop()

    def dependency(self) -> Array:
        """Return Brandes' dependency of each source on each contact, contacts × sources."""
        dependency = np.zeros(len(self.ways))
        for level in range(len(self.levels) - 1, 1, -1):
            at = self.levels[level]
            self._inward(dependency, at, (1 + dependency[at]) / self.ways[at], level - 1)
        return dependency.reshape(-1, self.width)

    def _outward(self, at: Positions) -> Positions:
        """Reach the next level; return its cells. Looks from the side with fewer ties, or at all of them at once."""
        ends = self._ends(at)
        self.ends_left -= ends
        if min(ends, self.ends_left) * DENSE > self.adjacency.nnz * self.width:
            new = self._by_matrix(at)
        else:
            new = self._from_level(at) if ends <= self.ends_left else self._from_the_rest()
        self.distance[new] = len(self.levels)
        return new

    def _by_matrix(self, at: Positions) -> Positions:
        ways = self._times(at, self.ways[at])
        new = np.flatnonzero((ways > 0) & (self.distance < 0))
        self.ways[new] = ways[new]
        return new

    def _from_level(self, at: Positions) -> Positions:
        cells, count = self._next_cells(at)
        fresh = self.distance[cells] < 0
        cells = cells[fresh]
        np.add.at(self.ways, cells, np.repeat(self.ways[at], count)[fresh])
        if len(cells) * DENSE < len(self.distance):
            return np.unique(cells)
        self.distance[cells] = len(self.levels)
        return np.flatnonzero(self.distance == len(self.levels))

    def _from_the_rest(self) -> Positions:
        """Look from the cells that are not reached yet: in the last steps they are few."""
        rest = np.flatnonzero(self.distance < 0)
        cells, count = self._next_cells(rest)
        ways = np.where(self.distance[cells] == len(self.levels) - 1, self.ways[cells], 0)
        total = np.bincount(np.repeat(np.arange(len(rest)), count), ways, len(rest))
        new = rest[total > 0]
        self.ways[new] = total[total > 0]
        return new

    def _inward(self, dependency: Array, at: Positions, share: Array, level: int) -> None:
        """Hand the share of the cells ``at`` on to those one step nearer to the source."""
        if self._ends(at) * DENSE > self.adjacency.nnz * self.width:
            near = self.levels[level]
            dependency[near] += self.ways[near] * self._times(at, share)[near]
            return
        cells, count = self._next_cells(at)
        near = self.distance[cells] == level
        cells = cells[near]
        np.add.at(dependency, cells, self.ways[cells] * np.repeat(share, count)[near])

    def _times(self, at: Positions, values: Array) -> Array:
        full = np.zeros(len(self.ways))
        full[at] = values
        return np.asarray(self.adjacency @ full.reshape(-1, self.width)).ravel()

    def _next_cells(self, at: Positions) -> tuple[Positions, NDArray[np.int64]]:
        contact, source = np.divmod(at, self.width)
        to, count = neighbours(self.adjacency, contact)
        return to * self.width + np.repeat(source, count), count

    def _ends(self, at: Positions) -> int:
        """Return how many ties lead from some cells."""
        return int(self.degree[at // self.width].sum())
