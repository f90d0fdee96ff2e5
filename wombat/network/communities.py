"""Groups that are tied more among themselves than with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


SEED = 20190326
SMALL = 50_000
"""Ends of ties up to which several trials are made, and the best is kept."""
TRIALS = 10


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of the tied contacts into groups, the largest first.

    Attributes:
        label: number of the group of each contact, -1 without ties, int32.
        count: number of groups.
        modularity: how much more strength lies within the groups than chance would put there.
    """

    label: NDArray[np.int32]
    count: int
    modularity: float

    def members(self, group: int) -> NDArray[np.int64]:
        """Return the positions of the contacts of a group."""
        return np.flatnonzero(self.label == group)

    def groups(self) -> list[NDArray[np.int64]]:
        """Return the positions of the contacts of every group."""
        order = np.argsort(self.label, kind="stable")
        cuts = np.searchsorted(self.label[order], np.arange(self.count + 1))
        return [order[start:stop] for start, stop in pairwise(cuts)]


def communities(weights: csr_array) -> Communities:
    """Find groups of high modularity with Leiden (Traag, Waltman, van Eck, Scientific Reports 9, 2019).

    Seeded: the same ties give the same groups. Of groups of one size, the one with the earliest contact comes first.

    Args:
        weights: symmetric strength of the ties.
    """
    from graspologic_native import leiden_csr

    size = weights.shape[0]
    tied = np.flatnonzero(np.diff(weights.indptr))
    label = np.full(size, -1, np.int32)
    if len(tied):
        graph = weights[tied][:, tied].tocsr() if len(tied) < size else weights
        arrays = (graph.indptr.astype(np.int64), graph.indices.astype(np.int32), graph.data.astype(np.float64))
        trials = TRIALS if graph.nnz <= SMALL else 1
        _, found = leiden_csr(*arrays, len(tied), seed=SEED, trials=trials)
        label[tied] = _by_size(np.fromiter((found[at] for at in range(len(tied))), np.int64, len(tied)))
    return Communities(label, int(label.max(initial=-1)) + 1, modularity(weights, label))


def modularity(weights: csr_array, label: NDArray[np.int32]) -> float:
    """Return Newman's modularity of a division (Phys. Rev. E 70, 2004); contacts labelled below 0 are alone."""
    total = float(weights.sum())
    if not total:
        return 0.0
    row = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    inside = (label[row] == label[weights.indices]) & (label[row] >= 0)
    of_group = np.zeros(int(label.max()) + 1)
    np.add.at(of_group, label[row[label[row] >= 0]], weights.data[label[row] >= 0])
    return float(weights.data[inside].sum() / total - (of_group / total) @ (of_group / total))


def _by_size(label: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the groups anew, the largest first, then by their first member."""
    _, first, inverse, size = np.unique(label, return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(len(first), np.int64)
    place[np.lexsort((first, -size))] = np.arange(len(first))
    return place[inverse]
