"""One step outward from a set of contacts, on the arrays of a sparse matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Positions = NDArray[np.int64]


def neighbours(adjacency: csr_array, of: Positions) -> tuple[Positions, Positions]:
    """Return the tied contacts of each contact of ``of``, one after the other, and how many each has."""
    start = adjacency.indptr[of].astype(np.int64)
    count = adjacency.indptr[of + 1] - start
    return adjacency.indices[ranges(start, count)].astype(np.int64), count


def ranges(start: Positions, count: Positions) -> Positions:
    """Return start, start + 1, … (``count`` of them) for each pair, one after the other."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total, dtype=np.int64) + np.repeat(start - (ends - count), count))
