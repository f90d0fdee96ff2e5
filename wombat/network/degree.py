"""How many ties a contact has, and how strong they are together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from wombat.network.model import Array


def degree(adjacency: csr_array) -> Array:
    """Return the number of other contacts that each contact has a tie with."""
    return np.asarray(np.diff(adjacency.indptr), dtype=np.float64)


def strength(weights: csr_array) -> Array:
    """Return the summed weight of each contact's ties (Barrat and others, PNAS 101, 2004)."""
    return np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
