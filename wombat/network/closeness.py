"""How near a contact is to the others, and how many are within two steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.outward import WORD, Outward

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions
    from wombat.network.model import Array

EXACT_COST = 3e9
"""Words looked at up to which distances are exact, some six seconds of work."""
TWO_STEPS_COST = 5e7
"""Ways of two steps up to which those within them are counted, some three seconds of work."""
BLOCK = 4e6
"""Ways of two steps held at once."""
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

    Those within two steps are counted also where the distances are sampled, up to `TWO_STEPS_COST`.
    """
    degree = np.diff(adjacency.indptr)
    tied = np.flatnonzero(degree)
    graph = adjacency[tied][:, tied].tocsr() if len(tied) < len(degree) else adjacency
    outward, counts = Outward(graph), np.zeros((3, len(tied)))
    sources = np.random.default_rng(SEED).permutation(len(tied))
    steps = _count(outward, sources[:WORD], counts)
    sampled = len(tied) / WORD * steps * graph.nnz > EXACT_COST
    if sampled:
        sources = sources[:SAMPLE]
    for at in range(WORD, len(sources), WORD):
        _count(outward, sources[at : at + WORD], counts)
    counts *= len(tied) / max(1, len(sources))
    if sampled and (found := _within_two(graph)) is not None:
        counts[2] = found
    full = np.zeros((3, len(degree)))
    full[:, tied] = counts
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


def _count(outward: Outward, sources: Positions, counts: Array) -> int:
    """Add to ``counts`` (total, reached, within two) what ``sources`` give; return the number of steps outward."""
    step = -1
    for step, found in enumerate(outward.steps(sources)):
        counts[0] += step * found.astype(np.float64)
        counts[1] += found
        if 0 < step <= TWO:
            counts[2] += found
    return step + 1


def _within_two(graph: csr_array) -> Array | None:
    """Return how many others are within two steps of each of the tied; None where that is too much work."""
    degree = np.diff(graph.indptr)
    ways = np.cumsum(graph @ degree)
    if ways[-1] > TWO_STEPS_COST:
        return None
    blocks = np.searchsorted(ways, np.arange(BLOCK, ways[-1], BLOCK))
    parts = [rows @ graph + rows for rows in _rows(graph, [0, *blocks, len(degree)])]
    return np.concatenate([np.diff(part.indptr) for part in parts]) - 1.0


def _rows(graph: csr_array, ends: list[int]) -> Iterator[csr_array]:
    return (graph[start:end] for start, end in pairwise(ends))
