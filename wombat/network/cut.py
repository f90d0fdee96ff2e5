"""Who is out of reach when a contact is gone: cut points of the network and what they cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions


class Cuts:
    """What each contact cuts off from the largest part of its component.

    One depth-first search (Hopcroft and Tarjan, Comm. ACM 16, 1973): the contacts found below a contact stand next to
    each other in the order of the search, so what is cut off is a few runs of it.
    """

    def __init__(self, adjacency: csr_array) -> None:
        """Search the network once."""
        size = adjacency.shape[0]
        self._found: list[int] = []
        self._place = [-1] * size
        self._stop = [0] * size
        self._component: list[tuple[int, int]] = [(0, 0)] * size
        self._children: dict[int, list[int]] = {}
        self._bridges: list[tuple[int, int]] = []
        begin, ends = adjacency.indptr.tolist(), adjacency.indices.tolist()
        for root in np.flatnonzero(np.diff(adjacency.indptr)).tolist():
            if self._place[root] < 0:
                self._search(root, begin, ends)

    def lost(self, contact: int) -> Positions:
        """Return the contacts that the rest no longer reaches without this one; the largest part counts as the rest."""
        parts = self._parts(contact)
        parts.sort(key=len, reverse=True)
        return np.array(sorted(at for part in parts[1:] for at in part), np.int64)

    def count(self, contact: int) -> int:
        """Return how many contacts `lost` would name."""
        sizes = [self._stop[child] - self._place[child] for child in self._children.get(contact, ())]
        if not sizes:
            return 0
        start, stop = self._component[self._place[contact]]
        rest = stop - start - 1 - sum(sizes)
        return sum(sizes) + rest - max(*sizes, rest)

    def bridges(self, least: int = 2) -> list[tuple[int, int, int]]:
        """Return the ties without which a component falls apart: both ends, and how many people the smaller part has.

        Args:
            least: people that the smaller part must have; a contact with one tie is no part.
        """
        found = []
        for above, below in self._bridges:
            start, stop = self._component[self._place[below]]
            beyond = self._stop[below] - self._place[below]
            found.append((above, below, min(beyond, stop - start - beyond)))
        return sorted((each for each in found if each[2] >= least), key=lambda each: (-each[2], each))

    def _parts(self, contact: int) -> list[list[int]]:
        """Return what the component falls into without the contact; nothing where it does not fall apart."""
        cut = self._children.get(contact)
        if not cut:
            return []
        runs = [(self._place[child], self._stop[child]) for child in cut]
        parts = [self._found[start:stop] for start, stop in runs]
        inside = {contact, *(at for part in parts for at in part)}
        start, stop = self._component[self._place[contact]]
        rest = [at for at in self._found[start:stop] if at not in inside]
        return [*parts, rest] if rest else parts

    def _search(self, root: int, begin: list[int], ends: list[int]) -> None:
        place, low = self._place, {}
        start = len(self._found)
        next_end = {root: begin[root]}
        way = [root]
        place[root] = low[root] = start
        self._found.append(root)
        while way:
            at = way[-1]
            if next_end[at] == begin[at + 1]:
                way.pop()
                self._stop[at] = len(self._found)
                if way:
                    self._close(way[-1], at, low)
                continue
            other = ends[next_end[at]]
            next_end[at] += 1
            if place[other] < 0:
                place[other] = low[other] = len(self._found)
                self._found.append(other)
                next_end[other] = begin[other]
                way.append(other)
            elif other != way[-2:][0]:  # the tie it was found by leads nowhere else
                low[at] = min(low[at], place[other])
        for at in range(start, len(self._found)):
            self._component[at] = (start, len(self._found))

    def _close(self, above: int, below: int, low: dict[int, int]) -> None:
        """Note what the search below a contact found: whether it reaches the contact, and beyond it."""
        low[above] = min(low[above], low[below])
        if low[below] == self._place[below]:
            self._bridges.append((above, below))
        if low[below] >= self._place[above]:
            self._children.setdefault(above, []).append(below)
