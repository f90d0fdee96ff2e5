"""How near a contact is to the others, and how many are within two steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions
    from wombat.network.model import Array

    Bits = NDArray[np.uint64]

WORD = 64
"""Sources followed at once: one bit each of a machine word."""
EXACT_COST = 6e9
"""Words looked at up to which distances are exact, about ten seconds of work."""
SAMPLE = 1024
"""Sources of the sampled distances."""
SEED = 19660601
TWO = 2
"""Steps of the two-step reach."""


@dataclass(frozen=True, slots=True)
class Distances:
    """How far each contact is from the sources, all the tied or a sample of them.

    Attributes:
        total: sum of the steps from the sources it is reached from, scaled to all the tied.
        reached: tied contacts it is reached from, itself included, scaled likewise.
        within_two: other tied contacts within two steps, scaled likewise.
        tied: number of contacts with a tie.
        sampled: whether only a sample of sources was followed.
    """

    total: Array
    reached: Array
    within_two: Array
    tied: int
    sampled: bool


def distances(adjacency: csr_array) -> Distances:
    """Count the steps between all tied contacts; where that is too much work, from a sample that is always the same.

    Breadth-first from 64 sources at a time, one bit each (Then and others, The More the Merrier, PVLDB 8, 2014).
    """
    degree = np.diff(adjacency.indptr)
    tied = np.flatnonzero(degree)
    graph = adjacency[tied][:, tied].tocsr() if len(tied) < len(degree) else adjacency
    counts = np.zeros((3, len(tied)))
    order, sampled, done = np.arange(len(tied)), False, 0
    while done < len(order):
        steps = _sweep(graph, order[done : done + WORD], counts)
        if done == 0 and len(tied) / WORD * steps * graph.nnz > EXACT_COST:
            order, sampled = np.random.default_rng(SEED).permutation(len(tied))[:SAMPLE], True
            counts[:] = 0
            _sweep(graph, order[:WORD], counts)
        done += WORD
    full = np.zeros((3, len(degree)))
    full[:, tied] = counts * (len(tied) / max(1, len(order)))
    return Distances(full[0], full[1], full[2], len(tied), sampled)


def closeness(apart: Distances) -> Array:
    """Return closeness as Wasserman and Faust state it (Social Network Analysis, 1994, formula 5.22).

    (r−1)/(n−1) · (r−1)/Σ steps, with r the contacts reached and n the contacts with a tie; 0 without ties.
    """
    others = np.maximum(apart.reached - 1, 0)
    mean = np.divide(others, apart.total, out=np.zeros_like(others), where=apart.total > 0)
    return np.asarray(others / max(1, apart.tied - 1) * mean)


def two_step_reach(apart: Distances) -> Array:
    """Return the share of the other tied contacts that each contact reaches within two steps; 0 without ties."""
    return np.asarray(apart.within_two / max(1, apart.tied - 1))


def _sweep(graph: csr_array, sources: Positions, counts: Array) -> int:
    """Add to ``counts`` (total, reached, within two) what ``sources`` give; return the number of steps outward."""
    frontier: Bits = np.zeros(graph.shape[0], np.uint64)
    frontier[sources] = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
    seen = frontier.copy()
    counts[1] += np.bitwise_count(frontier)
    steps = 0
    while frontier.any():
        steps += 1
        frontier = np.bitwise_or.reduceat(frontier[graph.indices], graph.indptr[:-1]) & ~seen
        seen |= frontier
        found = np.bitwise_count(frontier)
        counts[0] += steps * found.astype(np.float64)
        counts[1] += found
        if steps <= TWO:
            counts[2] += found
    return steps
