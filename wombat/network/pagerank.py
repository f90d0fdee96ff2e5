"""Who is recommended by those who are recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from wombat.network.model import Array

DAMPING = 0.85
TOLERANCE = 1e-12


def pagerank(weights: csr_array, among: NDArray[np.bool_] | None = None) -> Array:
    """Return PageRank along ``weights``, from row to column (Brin and Page, Computer Networks 30, 1998).

    The walk restarts at, and from a contact without a way out goes on to, every contact of ``among`` alike; the others
    have 0 and change nobody's figure.

    Args:
        weights: strength of the way from each contact to each other.
        among: the contacts it is shared out among; by default those with an entry in ``weights``.

    Returns:
        Shares that add up to 1, or zeros where ``among`` is empty.
    """
    out = np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
    if among is None:
        among = (out > 0) | (np.asarray(weights.sum(axis=0)).ravel() > 0)
    if not among.any():
        return np.zeros(weights.shape[0])
    restart = among / among.sum()
    back = weights.T.tocsr()
    share = np.divide(1, out, out=np.zeros_like(out), where=out > 0)
    lost = among & (out == 0)
    rank = restart.copy()
    for _ in range(1000):
        before = rank
        rank = DAMPING * (back @ (rank * share) + before[lost].sum() * restart) + (1 - DAMPING) * restart
        if np.abs(rank - before).sum() < TOLERANCE:
            break
    return np.asarray(rank)
