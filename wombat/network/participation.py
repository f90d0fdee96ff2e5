"""How many circles a contact's ties lead into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from wombat.network.matrices import membership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from wombat.network.model import Array

CHUNK = 1_000_000
"""Ties looked at at once, to bound memory."""


def participation(weights: csr_array, groups: Sequence[NDArray[np.int64]]) -> Array:
    """Return the participation coefficient, 1 − Σ over groups of (share of the strength that goes into it)².

    Guimerà and Amaral, Nature 433 (2005), for groups that overlap: where two contacts share m groups, their tie counts
    1/m in each; where they share none, the groups of the other share it. Strength that leads into no group is left out.

    Args:
        weights: symmetric strength of the ties.
        groups: positions of the members of each group.

    Returns:
        0 for one group only, towards 1 for many; nan where no tie leads into a group.
    """
    into = into_groups(weights, groups)
    total = np.asarray(into.sum(axis=1)).ravel()
    squares = np.asarray(into.power(2).sum(axis=1)).ravel()
    return np.asarray(1 - np.divide(squares, total**2, out=np.full(len(total), np.nan), where=total > 0))


def into_groups(weights: csr_array, groups: Sequence[NDArray[np.int64]]) -> csr_array:
    """Return how much of each contact's strength goes into each group, contacts × groups."""
    belongs = membership(groups, weights.shape[0])
    shared = _groups_shared(weights, belongs)
    apart, within = weights.copy(), weights.copy()
    apart.data = np.where(shared == 0, weights.data, 0)
    within.data = np.divide(weights.data, shared, out=np.zeros(weights.nnz), where=shared > 0)
    spread = belongs.copy()
    own = np.diff(belongs.indptr)
    spread.data = 1 / np.repeat(np.maximum(own, 1), own)
    return csr_array(apart @ spread + belongs.multiply(within @ belongs))


def _groups_shared(weights: csr_array, belongs: csr_array) -> Array:
    """Return the number of groups that the two contacts of each entry of ``weights`` share."""
    shared = np.empty(weights.nnz)
    row = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    for start in range(0, weights.nnz, CHUNK):
        part = slice(start, start + CHUNK)
        shared[part] = belongs[row[part]].multiply(belongs[weights.indices[part]]).sum(axis=1)
    return shared
