"""Ties added up: one entry for each pair of contacts, kind and direction, for pictures and exports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.kinds import INDEX, KINDS
from wombat.network.matrices import shared
from wombat.network.model import Ties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network

DIRECTED = np.array([kind.directed for kind in KINDS])


@dataclass(frozen=True, slots=True)
class Summed:
    """Ties as arrays of one length, sorted by the pair and the kind; ties without direction lead to the later contact.

    Attributes:
        source: position of the contact it leads from.
        target: position of the contact it leads to.
        kind: position in `wombat.network.kinds.KINDS`.
        weight: sum of the weights.
        count: number of events.
        first: days since 1970-01-01 of the first event with a date, -1 where none has one.
        last: likewise of the latest.
    """

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    kind: NDArray[np.int8]
    weight: Array
    count: NDArray[np.int64]
    first: Array
    last: Array

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.source)


def summed_ties(network: Network) -> Summed:
    """Return all ties of a network added up, those by shared circles and organisations among them."""
    ties, size = _all_ties(network), len(network)
    turn = ~DIRECTED[ties.kind] & (ties.source > ties.target)
    source = np.where(turn, ties.target, ties.source).astype(np.int64)
    target = np.where(turn, ties.source, ties.target).astype(np.int64)
    pair = np.minimum(source, target) * size + np.maximum(source, target)
    key = (pair * len(KINDS) + ties.kind) * 2 + (source > target)
    _, at, entry, count = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
    first, last = np.full(len(at), np.inf), np.full(len(at), -1.0)
    np.minimum.at(first, entry, np.where(ties.day < 0, np.inf, ties.day))
    np.maximum.at(last, entry, ties.day)
    weight = np.bincount(entry, ties.weight, len(at)).astype(np.float64)
    return Summed(source[at], target[at], ties.kind[at], weight, count, np.where(last < 0, -1, first), last)


def _all_ties(network: Network) -> Ties:
    """Return the stated ties and those by shared groups."""
    by_circle = _shared(network.circles.values(), len(network), "shared-circle")
    by_organisation = _shared(network.organisations.values(), len(network), "shared-organisation")
    parts = (network.ties, by_circle, by_organisation)
    return Ties(
        np.concatenate([part.source for part in parts]),
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.kind for part in parts]),
        np.concatenate([part.weight for part in parts]),
        np.concatenate([part.day for part in parts]),
    )


def _shared(groups: Iterable[Positions], size: int, kind: str) -> Ties:
    found = shared(groups, size).tocoo()
    once = found.row < found.col
    count = int(once.sum())
    kinds, days = np.full(count, INDEX[kind], np.int8), np.full(count, -1.0)
    return Ties(found.row[once].astype(np.int32), found.col[once].astype(np.int32), kinds, found.data[once], days)
