"""How often a contact stands on the shortest way between two others."""

from __future__ import annotations

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
EXACT_COST = 2e8
"""Contacts times ends of ties up to which the figure is exact: what the sample costs among 20,000 with 200,000 ties."""
SEED = 20010601
BATCH_CELLS = 2_000_000
"""Contacts times sources worked out at once, to bound memory (about 100 MB)."""
DENSE = 32
"""A step outward that touches less than one in so many of the cells is taken cell by cell."""


def is_sampled(adjacency: csr_array) -> bool:
    """Tell whether `betweenness` takes a sample for this network."""
    tied = int(np.count_nonzero(np.diff(adjacency.indptr)))
    return tied > SAMPLE and tied * adjacency.nnz > EXACT_COST


def sources(adjacency: csr_array) -> Positions:
    """Return the contacts whose shortest ways are followed: all the tied, or a sample that is the same each time."""
    tied = np.flatnonzero(np.diff(adjacency.indptr))
    if not is_sampled(adjacency):
        return tied
    return np.sort(np.random.default_rng(SEED).choice(tied, SAMPLE, replace=False))


def betweenness(adjacency: csr_array, of: Positions | None = None) -> Array:
    """Return the share of the pairs of other tied contacts whose shortest ways lead over each contact.

    Freeman, Sociometry 40 (1977), after Brandes, J. Math. Sociology 25 (2001), a batch of sources at a time. It is
    normalised by (n−1)(n−2)/2, n being the contacts with a tie.

    Args:
        adjacency: symmetric, 1 for each tie.
        of: positions of the sources; by default those of `sources`. Fewer than all the tied give an estimate.
    """
    degree = np.diff(adjacency.indptr)
    tied = int(np.count_nonzero(degree))
    of = sources(adjacency) if of is None else of
    if tied < 3 or not len(of):  # noqa: PLR2004 - nobody stands between two
        return np.zeros(len(degree))
    width = int(max(1, min(64, BATCH_CELLS // len(degree))))
    total = np.zeros(len(degree))
    for start in range(0, len(of), width):
        total += _Sweep(adjacency, of[start : start + width]).dependency()
    return total * (tied / len(of)) / ((tied - 1) * (tied - 2))


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
        while len(self.levels[-1]):
            self.levels.append(self._outward(self.levels[-1]))
        self.levels.pop()

    def dependency(self) -> Array:
        """Return Brandes' dependency of the sources on each contact, summed over the sources."""
        dependency = np.zeros(len(self.ways))
        for level in range(len(self.levels) - 1, 1, -1):
            at = self.levels[level]
            self._inward(dependency, at, (1 + dependency[at]) / self.ways[at], level - 1)
        return np.asarray(dependency.reshape(-1, self.width).sum(axis=1))

    def _outward(self, at: Positions) -> Positions:
        """Reach the next level; return its cells."""
        reach = self._by_matrix if self._is_broad(at) else self._by_cell
        new = reach(at)
        self.distance[new] = len(self.levels)
        return new

    def _by_matrix(self, at: Positions) -> Positions:
        ways = self._times(at, self.ways[at])
        new = np.flatnonzero((ways > 0) & (self.distance < 0))
        self.ways[new] = ways[new]
        return new

    def _by_cell(self, at: Positions) -> Positions:
        cells, count = self._next_cells(at)
        fresh = self.distance[cells] < 0
        np.add.at(self.ways, cells[fresh], np.repeat(self.ways[at], count)[fresh])
        return np.unique(cells[fresh])

    def _inward(self, dependency: Array, at: Positions, share: Array, level: int) -> None:
        """Hand the share of the cells ``at`` on to those one step nearer to the source."""
        if self._is_broad(at):
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

    def _is_broad(self, at: Positions) -> bool:
        return bool(self.degree[at // self.width].sum() * DENSE > self.adjacency.nnz * self.width)
