"""Firms as nodes: the network of contacts with the people of each firm drawn together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from wombat import Network


class Firms:
    """A group of firms and the ties between them.

    Attributes:
        names: of the firms.
        people: ids of the contacts in each firm.
        tied: positions of the firms that each firm's people are tied to.
        strength: summed strength of these ties.
        known: positions of the firms where the owner knows somebody.
        close: positions of the firms where the owner knows somebody well.
    """

    def __init__(
        self, network: Network, names: Sequence[str], people: Sequence[set[str]], strong: Collection[str]
    ) -> None:
        """Draw the contacts together by firm.

        Args:
            network: of the contacts.
            names: of the firms.
            people: contact ids of each firm; a person may be in two.
            strong: ids of the contacts to whom the owner's tie is strong.
        """
        self.network, self.names, self.people = network, list(names), [set(who) for who in people]
        self.known = {at for at, who in enumerate(self.people) if who}
        self.close = {at for at, each in enumerate(self.people) if any(who in strong for who in each)}
        self.tied, self.strength = self._contract()

    def _contract(self) -> tuple[list[set[int]], list[float]]:
        """Return tied firms and strength of each firm: membership transposed × ties × membership, no diagonal."""
        import numpy as np
        from scipy.sparse import coo_array

        index = self.network.index
        places = [(index[who], at) for at, each in enumerate(self.people) for who in each if who in index]
        contacts, firms = np.array(places or np.empty((0, 2)), dtype=np.int64).T
        shape = (len(self.network), max(1, len(self.people)))
        member = coo_array((np.ones(len(contacts)), (contacts, firms)), shape=shape).tocsr()
        between = (member.T @ self.network.strength @ member).tocoo()
        tied: list[set[int]] = [set() for _ in self.people]
        strength = [0.0] * len(self.people)
        for one, other, weight in zip(between.row.tolist(), between.col.tolist(), between.data.tolist(), strict=True):
            if one != other:
                tied[one].add(other)
                strength[one] += weight
        return tied, strength

    def order(self, at: int) -> tuple[int, float, str]:
        """Return what firms are ranked by: tied firms, strength, name."""
        return (-len(self.tied[at]), -self.strength[at], self.names[at])

    def hub(self) -> int | None:
        """Return the position of the firm with ties to most others, of equals the strongest; None without ties."""
        best = min(range(len(self.names)), key=self.order, default=None)
        return best if best is not None and self.tied[best] else None

    def ranks(self) -> list[int | None]:
        """Return the rank of each firm, 1 for the hub; None for a firm without ties."""
        places = {at: place for place, at in enumerate(sorted(range(len(self.names)), key=self.order), 1)}
        return [places[at] if self.tied[at] else None for at in range(len(self.names))]

    def key_person(self, at: int) -> str:
        """Return the id of the person of a firm who ranks first among the contacts."""
        place, index = self.network.ranking.place, self.network.index
        return min(self.people[at], key=lambda who: (int(place[index[who]]) if who in index else len(place) + 1, who))

    def ties_with_owner(self, at: int) -> int:
        """Return how many ties a firm has if the owner is one of the firms, tied where the owner is known well."""
        return len(self.tied[at]) + (at in self.close)

    def best_untied(self) -> tuple[int, int] | None:
        """Return the two best placed firms that the owner knows and that have no tie to each other."""
        ordered = sorted(self.known, key=self.order)
        pairs = ((one, other) for one, other in combinations(ordered, 2) if other not in self.tied[one])
        return next(pairs, None)
