"""From ties as arrays to sparse matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import coo_array, csr_array

from wombat.network.kinds import KINDS, LARGEST_SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from wombat.network.model import Ties

COUNTED = np.array([kind.counted for kind in KINDS])
REFERRAL = np.array([kind.referral for kind in KINDS])
INTRODUCED = np.array([kind.id == "introduced" for kind in KINDS])


def directed(ties: Ties, size: int, kinds: NDArray[np.bool_]) -> csr_array:
    """Return the summed weights from each contact to each other, over the kinds where ``kinds`` is true."""
    take = kinds[ties.kind] & (ties.source != ties.target)
    places = (ties.source[take], ties.target[take])
    return canonical(coo_array((ties.weight[take], places), shape=(size, size)).tocsr())


def union(matrix: csr_array) -> csr_array:
    """Return the symmetric matrix of what leads either way, added up."""
    return canonical((matrix + matrix.T).tocsr())


def pattern(matrix: csr_array) -> csr_array:
    """Return the matrix with 1 wherever there is an entry."""
    return csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)


def canonical(matrix: csr_array) -> csr_array:
    """Sort and add up entries in place; positions fit into 32 bits."""
    matrix.sum_duplicates()
    matrix.indices = matrix.indices.astype(np.int32, copy=False)
    matrix.indptr = matrix.indptr.astype(np.int32, copy=False) if matrix.nnz < 2**31 else matrix.indptr
    return matrix


def membership(groups: Iterable[NDArray[np.int64]], size: int) -> csr_array:
    """Return contacts × groups with 1 for each member."""
    members = list(groups)
    rows = np.concatenate([*members, np.empty(0, np.int64)]).astype(np.int32)
    columns = np.repeat(np.arange(len(members), dtype=np.int32), [len(group) for group in members])
    return pattern(coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, max(1, len(members)))).tocsr())


def shared(groups: Iterable[NDArray[np.int64]], size: int) -> csr_array:
    """Return the ties by shared groups: 1/(members − 1) for each group of at most fifty that two contacts share.

    Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001): each member of a group divides itself among
    the others.
    """
    small = [group for group in groups if 1 < len(group) <= LARGEST_SHARED]
    belongs = membership(small, size)
    each = np.array([1 / (len(group) - 1) for group in small] or [0.0])
    ties: Any = ((belongs * each) @ belongs.T).tocsr()
    ties.setdiag(0)
    ties.eliminate_zeros()
    return canonical(ties)
