"""Who is active now: ties by their dates, where dates are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wombat.network.model import Array, Ties

RECENCY = "recency"
"""Name of the part of the score that looks at dates, among the weights."""

HALF_LIFE = 0.1
"""Share of the history, from the first date to the last, after which what happened counts half.

A share and not a number of days, so that a network of a week and one of ten years are looked at alike."""


@dataclass(frozen=True, slots=True)
class Recency:
    """How active each contact is at the end of the history.

    Attributes:
        partners: other contacts, each counted by the last time the two had to do with each other.
        outreach: other contacts whom this one turned to, counted likewise.
        fresh: other contacts, each counted by the first time, so that new ties count.
        dated: share of the ties that have a date; 0 where all dates are one.
    """

    partners: Array
    outreach: Array
    fresh: Array
    dated: float

    def parts(self) -> tuple[Array, Array, Array]:
        """Return the three figures."""
        return self.partners, self.outreach, self.fresh


def recency(ties: Ties, size: int) -> Recency:
    """Return how active each contact is, from the dates of the ties; zeros where there are none."""
    known = np.flatnonzero(ties.day >= 0)
    day = ties.day[known]
    span = float(day.max() - day.min()) if len(known) else 0.0
    if span <= 0:
        nothing = np.zeros(size)
        return Recency(nothing, nothing, nothing, 0.0)
    share = 0.5 ** ((day.max() - day) / (HALF_LIFE * span))
    source, target = ties.source[known].astype(np.int64), ties.target[known].astype(np.int64)
    ways, latest = _latest(source * size + target, share)
    low, high = np.minimum(source, target), np.maximum(source, target)
    pairs, last = _latest(low * size + high, share)
    _, earliest = _latest(low * size + high, -share)
    return Recency(
        partners=_both_ends(pairs, last, size),
        outreach=np.asarray(np.bincount(ways // size, latest, size), np.float64),
        fresh=_both_ends(pairs, -earliest, size),
        dated=len(known) / len(ties),
    )


def lately(ties: Ties, size: int) -> tuple[NDArray[np.int64], float]:
    """Return how many others each contact had to do with lately, and since which day; zeros where nothing is dated.

    Lately is what still counts half or more.
    """
    known = ties.day[ties.day >= 0]
    if not len(known):
        return np.zeros(size, np.int64), -1.0
    since = float(known.max() - HALF_LIFE * (known.max() - known.min()))
    at = np.flatnonzero(ties.day >= since)
    ends = np.stack([ties.source[at], ties.target[at]]).astype(np.int64)
    low, high = np.divmod(np.unique(ends.min(axis=0) * size + ends.max(axis=0)), size)
    return np.bincount(np.concatenate([low, high]), minlength=size), since


def _latest(keys: NDArray[np.int64], share: Array) -> tuple[NDArray[np.int64], Array]:
    """Return the different keys and the largest share that each has."""
    order = np.argsort(keys)
    keys = keys[order]
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[first], np.maximum.reduceat(share[order], first)


def _both_ends(pairs: NDArray[np.int64], share: Array, size: int) -> Array:
    ends = np.concatenate(np.divmod(pairs, size))
    return np.asarray(np.bincount(ends, np.concatenate([share, share]), size), np.float64)
