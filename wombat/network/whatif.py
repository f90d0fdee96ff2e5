"""What the network loses without a contact, and what it gains by an introduction, in figures and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import connected_components

from wombat.network.build import with_measures
from wombat.network.change import Pairs
from wombat.network.evidence import named_first
from wombat.network.frontier import neighbours
from wombat.network.kinds import INDEX, KINDS
from wombat.network.model import Ties
from wombat.network.ranking import measures_that_count
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.network.frontier import Positions
    from wombat.network.model import Network

texts = Texts(__package__)

TOP, MOVES = 20, 5
"""Places in which a move is told, and moves that are told."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A network in a few figures.

    Attributes:
        tied: contacts with a tie.
        ties: pairs with a tie.
        parts: groups of tied contacts that nothing links to each other.
        largest: contacts in the largest part.
        two_steps: mean share of the other tied contacts that a tied contact reaches within two steps.
        connected: share of all pairs of contacts that have any way to each other.
    """

    tied: int
    ties: int
    parts: int
    largest: int
    two_steps: float
    connected: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """A change and what it does.

    Attributes:
        before: the network as it is; without the contact who is to go, where one is, in what is counted by contact.
        after: the network after the change.
        cut_off: positions of those whom the largest part no longer reaches.
        alone: positions of those who have no tie left.
        unlinked: pairs of circles whose last link is gone.
        linked: pairs of circles that were not linked before.
        moves: position, place before, and place after, of those who move among the first `TOP`, the farthest first.
        said: all this in words, the weightiest first.
    """

    before: Shape
    after: Shape
    cut_off: Positions
    alone: Positions
    unlinked: list[tuple[str, str]]
    linked: list[tuple[str, str]]
    moves: list[tuple[int, int, int]]
    said: list[Text]


def without(network: Network, contact: str) -> Outlook:
    """Return what the network loses if a contact is gone.

    Args:
        network: as it is.
        contact: id of the contact.
    """
    at = network.index[contact]
    pairs = Pairs(network)
    after = pairs.without((pairs.low == at) | (pairs.high == at))
    for groups in (after.circles, after.organisations, after.firms):
        groups.update({name: members[members != at] for name, members in groups.items()})
    with_measures(after, measures_that_count(network))
    return _outlook(network, after, texts("whatif.without", name=network.names[at]), gone=at)


def introduced(network: Network, one: str, other: str) -> Outlook:
    """Return what the network gains if two contacts get to know each other.

    Args:
        network: as it is.
        one: id of a contact.
        other: id of the other.
    """
    ends = network.index[one], network.index[other]
    ties, kind = network.ties, INDEX["introduced"]
    after = network.like(
        Ties(
            np.append(ties.source, np.int32(ends[0])),
            np.append(ties.target, np.int32(ends[1])),
            np.append(ties.kind, np.int8(kind)),
            np.append(ties.weight, KINDS[kind].weight),
            np.append(ties.day, -1.0),
        )
    )
    with_measures(after, measures_that_count(network))
    names = [network.names[at] for at in ends]
    how_far = _how_far(network, *ends)
    gained = [len(_two_steps(after, at)) - len(_two_steps(network, at)) for at in ends]
    head = texts(f"whatif.{how_far[0]}", one=names[0], other=names[1], n=how_far[1])
    found = _outlook(network, after, head)
    reach = [texts("whatif.gains", name=name, n=more) for name, more in zip(names, gained, strict=True) if more > 0]
    found.said[1:1] = reach
    return found


def shape(network: Network, leaving_out: int | None = None) -> Shape:
    """Return a network in a few figures, counted without one contact where that is asked."""
    tied = network.tied.copy()
    if leaving_out is not None:
        tied[leaving_out] = False
    count, label = connected_components(network.adjacency, directed=False)
    sizes = np.bincount(label[tied], minlength=count)
    everybody = max(1, len(network) - (leaving_out is not None))
    reach = network.distances.within_two
    others = max(1, int(tied.sum()) - 1)
    return Shape(
        tied=int(tied.sum()),
        ties=network.adjacency.nnz // 2,
        parts=int(np.count_nonzero(sizes)),
        largest=int(sizes.max(initial=0)),
        two_steps=float(min(1.0, (reach[tied] / others).mean())) if tied.any() else 0.0,
        connected=float((sizes * (sizes - 1.0)).sum() / max(1, everybody * (everybody - 1))),
    )


def _outlook(network: Network, after: Network, head: Text, gone: int | None = None) -> Outlook:
    before, now = shape(network, gone), shape(after, gone)
    lost = network.tied & ~after.tied
    if gone is not None:
        lost[gone] = False
    alone = np.flatnonzero(lost)
    cut = np.array([], np.int64) if gone is None else network.cuts.lost(gone)
    was, still = _linked(network), _linked(after)
    unlinked = [pair for pair in was if pair not in still]
    linked = [pair for pair in still if pair not in was]
    moves = _moves(network, after, gone)
    said = list(_said(network, before, now, cut, alone, moves))
    said[:0] = [texts("whatif.unlinked", one=one, other=other) for one, other in unlinked]
    said[:0] = [texts("whatif.linked", one=one, other=other) for one, other in linked]
    nothing = [] if said else [texts("whatif.nothing")]
    return Outlook(before, now, cut, alone, unlinked, linked, moves, [head, *said, *nothing])


def _linked(network: Network) -> list[tuple[str, str]]:
    """Return the pairs of circles that a tie, a person in both, or a broker links."""
    return [(link.one, link.other) for link in network.circle_links if len(link.brokers)]


def _moves(network: Network, after: Network, gone: int | None) -> list[tuple[int, int, int]]:
    """Return who moves among the first, counted without the contact who is gone."""
    place = network.ranking.place.copy()
    if gone is not None:
        place -= place > place[gone]
    now = after.ranking.place
    at = np.flatnonzero((np.minimum(place, now) <= TOP) & (place != now) & (after.tied | network.tied))
    if gone is not None:
        at = at[at != gone]
    order = np.lexsort((now[at], -np.abs(place[at] - now[at])))
    return [(each, int(place[each]), int(now[each])) for each in at[order].tolist()]


def _said(
    network: Network, before: Shape, now: Shape, cut: Positions, alone: Positions, moves: list[tuple[int, int, int]]
) -> Iterator[Text]:
    if len(cut):
        yield texts("whatif.cut_off", n=len(cut), names=_names(network, cut))
    if len(alone):
        yield texts("whatif.alone", n=len(alone), names=_names(network, alone))
    if now.parts != before.parts:
        yield texts("whatif.parts", n=now.parts, before=before.parts)
    if f"{now.two_steps:.1%}" != f"{before.two_steps:.1%}":
        yield texts("whatif.two_steps", before=before.two_steps, now=now.two_steps)
    for at, place, later in moves[:MOVES]:
        key = "rises" if later < place else "falls"
        yield texts(f"whatif.{key}", name=network.names[at], before=place, now=later)


def _names(network: Network, at: Positions) -> Text:
    best_first = at[np.argsort(network.ranking.place[at])]
    return named_first([network.names[each] for each in best_first.tolist()])


def _how_far(network: Network, one: int, other: int) -> tuple[str, int]:
    """Return how two contacts stand to each other: the key of a text, and the steps between them."""
    seen = np.zeros(len(network), bool)
    at, steps = np.array([one], np.int64), 0
    while len(at):
        seen[at] = True
        if seen[other]:
            return ("known" if steps == 1 else "apart"), steps
        around, _ = neighbours(network.adjacency, at)
        at, steps = np.unique(around[~seen[around]]), steps + 1
    return "no_way", 0


def _two_steps(network: Network, at: int) -> Positions:
    """Return whom a contact reaches within two steps."""
    near, _ = neighbours(network.adjacency, np.array([at], np.int64))
    further, _ = neighbours(network.adjacency, near)
    return np.setdiff1d(np.append(near, further), [at])
