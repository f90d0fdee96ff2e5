"""Structural holes: how much a contact's ties lead to people who do not know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wombat.network.matrices import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy.sparse import csr_array

    from wombat.network.model import Array

CHUNK = 4_000_000
"""Products of entries worked out at once, to bound memory (about 100 MB)."""


def constraint(weights: csr_array) -> Array:
    """Return Burt's constraint, Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)² over the tied j (Burt, Structural Holes, 1992).

    Args:
        weights: symmetric; give the pattern of the ties for the unweighted figure.

    Returns:
        One figure a contact, nan without ties; low is free, 1 is one tie only.
    """
    shares = _shares(weights)
    tied = pattern(weights)
    result = np.full(weights.shape[0], np.nan)
    for rows in chunks(weights):
        through = (shares[rows] @ shares).multiply(tied[rows])
        result[rows] = (shares[rows] + through).power(2).sum(axis=1)
    return np.where(np.diff(weights.indptr) > 0, result, np.nan)


def effective_size(adjacency: csr_array) -> Array:
    """Return n − 2t/n for n ties and t ties among the tied (Borgatti, Connections 20, 1997), nan without ties."""
    ties = np.diff(adjacency.indptr).astype(np.float64)
    among = np.zeros(len(ties))
    for rows in chunks(adjacency):
        among[rows] = (adjacency[rows] @ adjacency).multiply(adjacency[rows]).sum(axis=1)
    return np.asarray(ties - np.divide(among, ties, out=np.full(len(ties), np.nan), where=ties > 0))


def effective_size_weighted(weights: csr_array) -> Array:
    """Return Burt's effective size, Σⱼ (1 − Σ_q pᵢ_q mⱼ_q) with mⱼ_q = wⱼ_q / max wⱼ (Burt 1992), nan without ties."""
    shares, tied = _shares(weights), pattern(weights)
    ties = np.diff(weights.indptr).astype(np.float64)
    most = np.divide(1, _row_max(weights), out=np.zeros(len(ties)), where=ties > 0)
    marginal = _scaled(weights, most).T.tocsr()
    redundant = np.zeros(len(ties))
    for rows in chunks(weights):
        redundant[rows] = (shares[rows] @ marginal).multiply(tied[rows]).sum(axis=1)
    return np.where(ties > 0, ties - redundant, np.nan)


def _shares(weights: csr_array) -> csr_array:
    """Return pᵢⱼ, the share of i's strength that goes to j."""
    total = np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
    return _scaled(weights, np.divide(1, total, out=np.zeros_like(total), where=total > 0))


def _scaled(weights: csr_array, factor: Array) -> csr_array:
    scaled = weights.copy()
    scaled.data = weights.data * np.repeat(factor, np.diff(weights.indptr))
    return scaled


def _row_max(weights: csr_array) -> Array:
    return np.asarray(weights.max(axis=1).todense(), dtype=np.float64).ravel()


def chunks(matrix: csr_array) -> Iterator[slice]:
    """Yield runs of rows of a symmetric matrix whose product with the matrix takes about `CHUNK` steps."""
    ties = np.diff(matrix.indptr)
    cost = np.concatenate([[0.0], np.cumsum(pattern(matrix) @ ties.astype(np.float64))])
    start, size = 0, len(ties)
    while start < size:
        stop = int(np.searchsorted(cost, cost[start] + CHUNK, side="right")) - 1
        stop = max(start + 1, stop)
        yield slice(start, stop)
        start = stop
