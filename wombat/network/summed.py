"""Ties added up: one entry for each pair of contacts, kind and direction, for pictures and exports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.kinds import INDEX, KINDS
from wombat.network.matrices import shared

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
    kind: NDArray[np.int64]
    weight: Array
    count: NDArray[np.int64]
    first: Array
    last: Array

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.source)


def summed_ties(network: Network) -> Summed:
    """Return all ties of a network added up, those by shared circles and organisations among them."""
    ties, size = network.ties, len(network)
    stated = (ties.source, ties.target, ties.kind, ties.weight, ties.day)
    by_circle = _shared(network.circles.values(), size, "shared-circle")
    by_organisation = _shared(network.organisations.values(), size, "shared-organisation")
    columns = zip(stated, by_circle, by_organisation, strict=True)
    source, target, kind, weight, day = (np.concatenate(column) for column in columns)
    turn = ~DIRECTED[kind] & (source > target)
    source, target = np.where(turn, target, source).astype(np.int64), np.where(turn, source, target).astype(np.int64)
    pair = np.minimum(source, target) * size + np.maximum(source, target)
    key = (pair * len(KINDS) + kind) * 2 + (source > target)
    _, at, entry, count = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
    first, last = np.full(len(at), np.inf), np.full(len(at), -1.0)
    np.minimum.at(first, entry, np.where(day < 0, np.inf, day))
    np.maximum.at(last, entry, day)
    total = np.bincount(entry, weight, len(at))
    return Summed(source[at], target[at], kind[at].astype(np.int64), total, count, np.where(last < 0, -1, first), last)


def _shared(groups: Iterable[Positions], size: int, kind: str) -> tuple[NDArray[np.generic], ...]:
    """Return ties by shared groups as the columns of `Ties`, one entry a pair."""
    found = shared(groups, size).tocoo()
    take = found.row < found.col
    weight = found.data[take]
    kinds = np.full(len(weight), INDEX[kind], np.int64)
    return found.row[take], found.col[take], kinds, weight, np.full(len(weight), -1.0)
