"""The network as measures and fillers see it: ties between contacts as arrays, the owner left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from wombat.hooks import Measure
    from wombat.network.betweenness import Betweenness
    from wombat.network.circle_links import Link
    from wombat.network.closeness import Distances
    from wombat.network.communities import Communities
    from wombat.network.contraction import RankedGroup
    from wombat.network.cut import Cuts
    from wombat.network.frontier import Positions
    from wombat.network.introducing import Introduction
    from wombat.network.paths import Introductions, Path
    from wombat.network.ranking import Ranking
    from wombat.network.remembered import Remembered
    from wombat.network.standing import Standing
    from wombat.network.strength import TieStrength
    from wombat.plan.referrals import ReferralTotals

    Array = NDArray[np.float64]

T = TypeVar("T")


@dataclass(slots=True)
class Ties:
    """Ties as arrays of one length, one entry an event: a referral, an introduction, a row of who knows whom.

    Attributes:
        source: index of the contact it leads from, int32.
        target: index of the contact it leads to, int32.
        kind: index into `wombat.network.kinds.KINDS`, int8.
        weight: strength above 0, float64.
        day: days since 1970-01-01, or -1 where no date is known; float64, so that seconds survive as fractions.
    """

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    weight: NDArray[np.float64]
    day: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.source)

    def take(self, which: NDArray[np.bool_] | Positions) -> Ties:
        """Return some of the entries, by position or as a mask."""
        return Ties(self.source[which], self.target[which], self.kind[which], self.weight[which], self.day[which])


class Network:
    """The contacts and the ties between them, with every figure computed when it is first asked for.

    Attributes:
        ids: contact ids in the order of the plan.
        index: position by contact id.
        names: what to call each contact.
        ties: every tie between two contacts, one entry an event.
        circles: positions of the members by the name of the circle.
        organisations: positions of the members by the name of the organisation.
        firms: positions of the people by the name of the firm, where two contacts or more work.
        measures: figure of every contact by measure id, nan where undefined.
        lower_is_better: ids of the measures of which a small figure makes a hub.
        described: every measure by id, with its label and definition.
        owner_strength: strength measured between the owner and a contact, by contact id; silent contacts are missing.
        warmth: how likely a contact acts for the owner, 0 to 1, by contact id, as stated, else as measured.
        records: what the referral log says, by contact id.
        weights: weight of each part of the combined score by measure id; a part that is missing has its default.
        count_circles: whether the settings count ties by shared circles and organisations.
        remembered: dear figures of the last build.
    """

    def __init__(
        self,
        ids: Sequence[str],
        names: Sequence[str],
        ties: Ties,
        *,
        circles: Mapping[str, Positions] | None = None,
        organisations: Mapping[str, Positions] | None = None,
        firms: Mapping[str, Positions] | None = None,
        owner_strength: Mapping[str, TieStrength] | None = None,
        warmth: Mapping[str, float] | None = None,
        records: Mapping[str, ReferralTotals] | None = None,
        weights: Mapping[str, float] | None = None,
        count_circles: bool = False,
    ) -> None:
        """Keep the parts; `wombat.network.build` makes them from a plan or a list of ties."""
        self.ids, self.names, self.ties = list(ids), list(names), ties
        self.index = {contact: at for at, contact in enumerate(self.ids)}
        self.circles, self.organisations = dict(circles or {}), dict(organisations or {})
        self.firms = dict(firms or {})
        self.owner_strength = dict(owner_strength or {})
        self.warmth = dict(warmth or {})
        self.records = dict(records or {})
        self.weights = dict(weights or {})
        self.count_circles = count_circles
        self.measures: dict[str, Array] = {}
        self.lower_is_better: set[str] = set()
        self.described: dict[str, Measure] = {}
        self.remembered: Remembered | None = None

    def __len__(self) -> int:
        """Return the number of contacts."""
        return len(self.ids)

    @cached_property
    def stated(self) -> csr_array:
        """Symmetric strength of the ties somebody stated: referrals, introductions, who knows whom."""
        from wombat.network.matrices import COUNTED, directed, union

        return union(directed(self.ties, len(self), COUNTED))

    @cached_property
    def shared(self) -> csr_array:
        """Symmetric strength of the ties by shared circles and organisations."""
        from wombat.network.matrices import shared

        return shared([*self.circles.values(), *self.organisations.values()], len(self))

    @property
    def only_shared(self) -> bool:
        """Whether the measures stand on shared circles and organisations since nobody stated a tie."""
        return bool(self.stated.nnz == 0 and self.shared.nnz > 0)

    @cached_property
    def strength(self) -> csr_array:
        """Symmetric strength of the ties that the measures stand on, without a diagonal."""
        if not self.count_circles and self.stated.nnz:
            return self.stated
        from wombat.network.matrices import canonical

        return canonical((self.stated + self.shared).tocsr())

    @cached_property
    def adjacency(self) -> csr_array:
        """The same ties, 1 each."""
        from wombat.network.matrices import pattern

        return pattern(self.strength)

    @cached_property
    def referrals(self) -> csr_array:
        """Strength of the referrals from each contact to each other."""
        from wombat.network.matrices import REFERRAL, directed

        return directed(self.ties, len(self), REFERRAL)

    @cached_property
    def tied(self) -> NDArray[np.bool_]:
        """Whether each contact has a tie that the measures stand on."""
        import numpy as np

        return np.asarray(np.diff(self.adjacency.indptr) > 0)

    @cached_property
    def sources(self) -> Positions:
        """Contacts whose shortest ways betweenness follows: all the tied, or a sample where the network is large."""
        from wombat.network.betweenness import sources

        return sources(self.adjacency)

    @cached_property
    def sampled(self) -> bool:
        """Whether betweenness is estimated from a sample of contacts, since the network is large."""
        return len(self.sources) < int(self.tied.sum())

    @cached_property
    def betweenness(self) -> Betweenness:
        """Betweenness of every contact, with its error where it is estimated from a sample."""
        from wombat.network.betweenness import Betweenness, estimate

        return self._recalled(Betweenness, self.sources, lambda: estimate(self.adjacency, self.sources))

    @cached_property
    def hits(self) -> tuple[Array, Array]:
        """Hub and authority scores, along the referrals where there are any, else the ties."""
        from wombat.network.hits import hits

        return hits(self.referrals if self.referrals.nnz else self.strength)

    @cached_property
    def distances(self) -> Distances:
        """Steps between the tied contacts, for closeness and reach."""
        from wombat.network.closeness import Distances, distances

        return self._recalled(Distances, None, lambda: distances(self.adjacency))

    def _recalled(self, kind: type[T], more: object, compute: Callable[[], T]) -> T:
        """Return figures that follow from the adjacency and ``more``, those of the last build if they still hold."""
        if self.remembered is None:
            return compute()
        return self.remembered.recall(kind, len(self), (self.adjacency.indptr, self.adjacency.indices, more), compute)

    @cached_property
    def communities(self) -> Communities:
        """Groups found in the ties."""
        from wombat.network.communities import communities

        return communities(self.strength)

    @cached_property
    def groups(self) -> list[Positions]:
        """Members of the named circles, or of the groups found where no circle is named."""
        return list(self.circles.values()) or self.communities.groups()

    @cached_property
    def by_id(self) -> Positions:
        """Positions in the order of the ids, c2 before c10: contacts that are equal come in this order."""
        import numpy as np

        return np.array(sorted(range(len(self)), key=lambda at: _natural(self.ids[at])), np.int64)

    def like(self, ties: Ties) -> Network:
        """Return a network of the same contacts with other ties and without measures."""
        return Network(
            self.ids,
            self.names,
            ties,
            circles=self.circles,
            organisations=self.organisations,
            firms=self.firms,
            owner_strength=self.owner_strength,
            warmth=self.warmth,
            records=self.records,
            weights=self.weights,
            count_circles=self.count_circles,
        )

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the ties as a networkx graph: nodes are contact ids, edges carry ``kind``, ``weight`` and ``day``."""
        import networkx as nx

        from wombat.network.kinds import KINDS

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from((contact, {"name": name}) for contact, name in zip(self.ids, self.names, strict=True))
        ties, ids = self.ties, self.ids
        columns = (ties.source.tolist(), ties.target.tolist(), ties.kind.tolist(), ties.weight.tolist())
        graph.add_edges_from(
            (ids[source], ids[target], {"kind": KINDS[kind].id, "weight": weight, "day": None if day < 0 else day})
            for source, target, kind, weight, day in zip(*columns, ties.day.tolist(), strict=True)
        )
        return graph

    @cached_property
    def ranking(self) -> Ranking:
        """The contacts in order of the combined score, with reasons."""
        from wombat.network.ranking import ranking

        return ranking(self)

    @cached_property
    def hub_circles(self) -> list[RankedGroup]:
        """The named circles in order of their score, on the network contracted to them."""
        from wombat.network.contraction import ranked_groups

        return ranked_groups(self, self.circles)

    @cached_property
    def hub_firms(self) -> list[RankedGroup]:
        """The firms in order of their score, on the network contracted to them."""
        from wombat.network.contraction import ranked_groups

        return ranked_groups(self, self.firms)

    @cached_property
    def circle_links(self) -> list[Link]:
        """What links each two of the named circles, the best linked first."""
        from wombat.network.circle_links import links

        return links(self)

    @cached_property
    def circle_agreement(self) -> dict[str, float]:
        """The share of each circle's tied members who are in one of the groups found."""
        from wombat.network.circle_links import agreement

        return agreement(self)

    def to_introduce(self, close: Iterable[str] = ()) -> list[Introduction]:
        """Return the pairs whom an introduction would help most; ``close`` are the ids of the owner's strong ties."""
        from wombat.network.introducing import introductions

        return introductions(self, close)

    def standing(self, ties: Positions | Sequence[int] | None = None) -> Standing:
        """Return the owner's own standing, tied to all contacts, or to those at some positions."""
        from wombat.network.standing import standing

        return standing(self, ties)

    @cached_property
    def cuts(self) -> Cuts:
        """What each contact cuts off."""
        from wombat.network.cut import Cuts

        return Cuts(self.adjacency)

    def lost_without(self, contact: str) -> list[str]:
        """Return the ids that the rest of the network no longer reaches if this contact is gone."""
        return [self.ids[at] for at in self.cuts.lost(self.index[contact])]

    @cached_property
    def introductions(self) -> Introductions:
        """The search for warm introductions."""
        from wombat.network.paths import Introductions

        return Introductions(self)

    def paths(self, contact: str, limit: int = 3) -> list[Path]:
        """Return the warmest introductions from the owner to a contact, the warmest first, sharing no middleman."""
        return self.introductions.to(contact, limit)

    def entries_between(self, one: int, other: int) -> Positions:
        """Return the positions in ``ties`` of what is known between two contacts, either way."""
        pairs, order = self._pairs
        import numpy as np

        low, high = sorted((one, other))
        start, stop = np.searchsorted(pairs, [low * len(self) + high, low * len(self) + high + 1])
        return order[start:stop]

    @cached_property
    def _pairs(self) -> tuple[Positions, Positions]:
        """The pair of each entry of ``ties`` as one number, sorted, and the position of each entry."""
        import numpy as np

        low, high = np.minimum(self.ties.source, self.ties.target), np.maximum(self.ties.source, self.ties.target)
        pairs = low.astype(np.int64) * len(self) + high
        order = np.argsort(pairs, kind="stable")
        return pairs[order], order


def _natural(contact: str) -> tuple[str, int, str]:
    """Return what ids are sorted by: c2 before c10."""
    word = contact.rstrip("0123456789")
    return word, int(contact[len(word) :] or 0), contact
