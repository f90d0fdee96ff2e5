"""Hubs that point to authorities, and authorities that hubs point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from wombat.network.model import Array

TOLERANCE = 1e-10
"""Relative error of the singular value at which the search ends."""
SEED = 0
"""Of the directions that Lanczos' method tries when its first ones are used up."""


def hits(weights: csr_array) -> tuple[Array, Array]:
    """Return the hub and the authority score of each contact (Kleinberg, J. ACM 46, 1999).

    A hub is who hands on to good authorities, an authority is whom good hubs hand on to: the left and right singular
    vectors of the largest singular value, here by Lanczos' method from equal scores, so that parts of a network that
    are alike stay alike. On ties without direction both scores are the same: the first eigenvector.

    Args:
        weights: strength of the way from each contact to each other.

    Returns:
        Hub scores and authority scores, each adding up to 1; zeros where there are no ways.
    """
    from scipy.sparse.linalg import LinearOperator, eigsh

    size = weights.shape[0]
    if not weights.nnz:
        return np.zeros(size), np.zeros(size)
    back = weights.T.tocsr()
    undirected = (weights != back).nnz == 0
    square = LinearOperator((size, size), matvec=lambda hub: weights @ (back @ hub), dtype=np.float64)
    of = weights if undirected else square
    _, found = eigsh(of, k=1, which="LA", v0=np.ones(size), tol=TOLERANCE, rng=SEED)
    hub = np.abs(found[:, 0])
    authority = hub if undirected else back @ hub
    return np.asarray(hub / hub.sum()), np.asarray(authority / authority.sum())
