"""Whom to introduce to whom: open triads of strong ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, triu

from wombat.network.evidence import joined, named_first
from wombat.network.holes import chunks
from wombat.network.kinds import LARGEST_SHARED
from wombat.network.matrices import membership, pattern
from wombat.network.picture import strong_from
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network

texts = Texts(__package__)

MOST = 20
"""Introductions that are found."""
LOOKED_AT = 5000
"""Pairs of each part of the network of which it is counted what they newly reach: the likeliest with the most ties."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two contacts who do not know each other and are both close to others.

    Attributes:
        one: position of the one from whom less is gained.
        other: position of the other.
        through: positions of the contacts close to both, the strongest first.
        by_owner: whether the owner is close to both.
        newly: contacts whom the two would newly reach within two steps, added up.
        why: this in words.
    """

    one: int
    other: int
    through: Positions
    by_owner: bool
    newly: int
    why: Text


def introductions(network: Network, close: Iterable[str] = ()) -> list[Introduction]:
    """Return the introductions that would help most, each contact in one of them, the best first.

    A forbidden triad (Granovetter, Am. J. Sociology 78, 1973) is a strong tie from A to B and to C and none from B to
    C: the two are likely to take to each other. What is expected of an introduction is this likelihood, the summed
    geometric means of the two strong ties, times what it brings: each other, and the contacts whom the two would newly
    reach within two steps. People who share a circle, organisation or firm of at most fifty are taken to know each
    other.

    Args:
        network: of the contacts.
        close: ids of the contacts to whom the owner is close, who can be introduced by the owner.
    """
    strong = _strong(network)
    known = _known(network)
    pairs = _best(network, strong, known)
    friends, taken = {network.index[who] for who in close if who in network.index}, set[int]()
    found: list[Introduction] = []
    for one, other, newly in pairs:
        if len(found) < MOST and not taken & {one, other}:
            taken |= {one, other}
            through = _through(strong, one, other)
            by_owner = {one, other} <= friends
            why = _why(network, through, newly, by_owner=by_owner)
            found.append(Introduction(one, other, through, by_owner, newly, why))
    return found


def _strong(network: Network) -> csr_array:
    """Return the square roots of the strong ties; where all ties are alike, all are strong."""
    weights = network.stated
    if not weights.nnz:
        return weights
    strong = weights.copy()
    least = min(strong_from(weights.data), float(weights.data.max()))
    strong.data = np.where(weights.data >= least, np.sqrt(weights.data), 0)
    strong.eliminate_zeros()
    return strong


def _known(network: Network) -> csr_array:
    """Return who is taken to know whom."""
    groups = (network.circles, network.organisations, network.firms)
    small = [each for group in groups for each in group.values() if 1 < len(each) <= LARGEST_SHARED]
    belongs = membership(small, len(network))
    return pattern(csr_array(network.stated + belongs @ belongs.T))


def _best(network: Network, strong: csr_array, known: csr_array) -> list[tuple[int, int, int]]:
    """Return promising pairs with what they newly reach, the best first."""
    ties = np.diff(network.stated.indptr)
    kept: list[tuple[Array, Positions, Positions, Positions]] = []
    for rows in chunks(strong):
        triads = csr_array(strong[rows] @ strong)
        apart = triu(csr_array(triads - triads.multiply(known[rows])), 1 + rows.start, format="coo")
        one, other, likely = apart.row.astype(np.int64) + rows.start, apart.col.astype(np.int64), apart.data
        most = np.argsort(-likely * (ties[one] + ties[other]), kind="stable")[:LOOKED_AT]
        most = most[likely[most] > 0]
        one, other, likely = one[most], other[most], likely[most]
        newly = ties[one] + ties[other] - 2 * _common(network.stated, one, other)
        kept.append((np.round(likely * (1 + newly), 9), one, other, newly))
    if not kept:
        return []
    value, one, other, newly = (np.concatenate(part) for part in zip(*kept, strict=True))
    order = np.lexsort((other, one, -value))
    return list(zip(one[order].tolist(), other[order].tolist(), newly[order].tolist(), strict=True))


def _common(ties: csr_array, one: Positions, other: Positions) -> NDArray[np.int64]:
    """Return how many contacts the two of each pair have in common."""
    same = pattern(ties)
    return np.asarray(same[one].multiply(same[other]).sum(axis=1), np.int64).ravel()


def _through(strong: csr_array, one: int, other: int) -> Positions:
    both = csr_array(strong[[one]].multiply(strong[[other]]))
    return np.asarray(both.indices[np.lexsort((both.indices, -both.data))], np.int64)


def _why(network: Network, through: Positions, newly: int, *, by_owner: bool) -> Text:
    names = named_first([network.names[at] for at in through.tolist()])
    who = texts("introduce.you_and", names=names) if by_owner else names
    close = texts("introduce.close", names=who)
    return joined([close, texts("introduce.newly", n=newly)]) if newly else close
