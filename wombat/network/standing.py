"""The owner's own standing, computed with the owner in the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network


@dataclass(frozen=True, slots=True)
class Standing:
    """How free the owner is to broker between contacts.

    Attributes:
        ties: contacts that count as the owner's ties.
        effective_size: ties less what is redundant among them; nan without ties.
        constraint: how much the ties lead back to the same people; nan without ties.
        redundant: ties less the effective size: how many of them lead where others lead, too.
        binding: positions of these contacts, those through whom most leads back to the others first; contacts who
            know none of the others are left out.
    """

    ties: int
    effective_size: float
    constraint: float
    redundant: float
    binding: Positions


def standing(network: Network, among: Positions | Sequence[int] | None = None) -> Standing:
    """Return the owner's standing with the owner tied to some contacts, or to all, which is what knowing them means.

    Unweighted, as for contacts: effective size n − 2t/n for t ties among the n (Borgatti, Connections 20, 1997), and
    Burt's constraint (Structural Holes, 1992), in which each contact shares itself among its own ties and the owner.
    """
    ties = np.arange(len(network)) if among is None else np.array(among, np.int64)
    count = len(ties)
    if not count:
        return Standing(0, np.nan, np.nan, np.nan, ties)
    adjacency = network.adjacency
    inside = adjacency[ties][:, ties].tocsr()
    known = np.diff(inside.indptr)
    redundant = float(known.sum()) / count
    each = _dyadic(inside, np.diff(adjacency.indptr)[ties] + 1.0)
    order = np.lexsort((ties, -each))
    return Standing(count, count - redundant, float(each.sum()), redundant, ties[order[known[order] > 0]])


def _dyadic(inside: csr_array, degree: Array) -> Array:
    """Return the part of the constraint that lies in each tie: (1/n + Σ_q 1/n · p_qj)²."""
    back = inside.T @ (1 / degree)
    return np.asarray(((1 + back) / len(degree)) ** 2)
