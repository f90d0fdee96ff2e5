"""How deep in the thick of the network a contact stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wombat.network.frontier import neighbours

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from wombat.network.model import Array


def k_core(adjacency: csr_array) -> Array:
    """Return the largest k for which the contact is in a group whose members each have k ties within it.

    Seidman, Network structure and minimum degree, Social Networks 5 (1983); found by peeling off the least tied.
    """
    left = np.diff(adjacency.indptr).astype(np.int64)
    core = np.zeros(len(left), np.int64)
    alive = left > 0
    k = 0
    while alive.any():
        k = max(k, int(left[alive].min()))
        peel = np.flatnonzero(alive & (left <= k))
        while len(peel):
            core[peel], alive[peel] = k, False
            touched, _ = neighbours(adjacency, peel)
            np.subtract.at(left, touched, 1)
            peel = np.unique(touched[alive[touched] & (left[touched] <= k)])
    return core.astype(np.float64)
