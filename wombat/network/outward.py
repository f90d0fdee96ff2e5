"""Steps outward from many contacts at once: one bit each of a machine word for every contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions

    Bits = NDArray[np.uint64]

WORD = 64
"""Sources followed at once."""
COLUMNS = 16
"""Neighbours of each contact that are looked at column by column; those of the few who have more, one after another."""


class Outward:
    """Breadth-first search from up to 64 sources at a time (Then and others, The More the Merrier, PVLDB 8, 2014).

    Contacts are taken by falling number of ties, so that the n-th neighbours of all who have so many are one array.
    """

    def __init__(self, graph: csr_array) -> None:
        """Lay out a symmetric adjacency in which everybody has a tie."""
        degree = np.diff(graph.indptr)
        self.order: Positions = np.argsort(-degree, kind="stable")
        self._place = np.empty_like(self.order)
        self._place[self.order] = np.arange(len(self.order))
        ordered = graph[self.order][:, self.order].tocsr()
        start, degree = ordered.indptr[:-1].astype(np.int64), degree[self.order]
        more = [int(np.searchsorted(-degree, -count)) for count in range(COLUMNS + 1)]
        neighbours = ordered.indices.astype(np.int64)
        self._columns = [neighbours[start[: more[count]] + count] for count in range(COLUMNS)]
        most = more[COLUMNS]
        rest = np.arange(ordered.indptr[most]) - np.repeat(start[:most], degree[:most]) >= COLUMNS
        self._rest = neighbours[: ordered.indptr[most]][rest]
        self._ends = np.cumsum(degree[:most] - COLUMNS) - (degree[:most] - COLUMNS)

    def steps(self, sources: Positions) -> Iterator[NDArray[np.uint8]]:
        """Yield for each step, the one that stays first, how many of the sources come to each contact with it."""
        frontier: Bits = np.zeros(len(self.order), np.uint64)
        frontier[self._place[sources]] = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
        seen = frontier.copy()
        while frontier.any():
            yield np.bitwise_count(frontier)[self._place]
            frontier = self._next(frontier) & ~seen
            seen |= frontier

    def _next(self, frontier: Bits) -> Bits:
        found = np.zeros_like(frontier)
        for column in self._columns:
            found[: len(column)] |= frontier[column]
        if len(self._ends):
            found[: len(self._ends)] |= np.bitwise_or.reduceat(frontier[self._rest], self._ends)
        return found
