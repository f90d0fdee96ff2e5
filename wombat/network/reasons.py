"""Why a contact is a hub, in words with the evidence."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.evidence import named_first
from wombat.network.matrices import INTRODUCED, directed, membership
from wombat.network.participation import participation
from wombat.network.recency import RECENCY, lately
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network

texts = Texts(__package__)

MOST = 5
"""Reasons that are given for one contact."""
LITTLE_VARIETY = 0.25
"""Circle span up to which many ties lead into one circle only."""
FEW_GROUPS = 2
"""Groups up to which a contact with little variety is the centre of one only, where no circle is named."""
MANY = 5
"""Ties from which a contact counts as the centre of something."""
FIRST = 10
"""Places of which it is said how sure they are."""
OPEN = 0.2
"""Share of the pairs of tied contacts who know each other up to which a contact links strangers."""

ACTIVE = 50
"""Points of 100 for recent activity from which it is named."""

Reason = tuple[float, Text]
"""How convincing a reason is, 0 to 1, and its words."""


class Reasons:
    """The reasons for every contact of a network; what they share is worked out once."""

    def __init__(self, network: Network) -> None:
        """Look at a network whose measures are computed."""
        self.network = network
        self.groups = network.groups

    def of(self, at: int) -> list[Text]:
        """Return the reasons for the contact at a position, the most convincing first."""
        if not self.network.tied[at]:
            found = [*self._referrals(at), *self._introductions(at), *self._tie_to_owner(at)]
            found.append((0.0, texts("reason.alone")))
        else:
            sources = (
                self._referrals,
                self._active,
                self._introductions,
                self._cut_off,
                self._circles,
                self._one_circle,
            )
            more = (self._between, self._recommended, self._strangers, self._ties, self._near, self._tie_to_owner)
            found = [reason for source in (*sources, *more) for reason in source(at)]
        found.sort(key=lambda reason: -reason[0])
        return [text for _, text in found[:MOST]] + self._range(at)

    def _range(self, at: int) -> list[Text]:
        """Say of the first contacts how sure their place is."""
        ranking, contact = self.network.ranking, self.network.ids[at]
        if ranking.rank(contact) > FIRST or not self.network.tied[at]:
            return []
        low, high = ranking.range(contact)
        return [texts("reason.sure", n=low) if low == high else texts("reason.range", low=low, high=high)]

    def _referrals(self, at: int) -> Iterator[Reason]:
        total = self.network.records.get(self.network.ids[at])
        if total is None:
            return
        if total.given:
            key = "referrals_worth" if total.value else "referrals_won" if total.won else "referrals"
            yield 0.95 if total.won else 0.65, texts(f"reason.{key}", n=total.given, won=total.won, value=total.value)
        if total.spoke:
            yield 0.4, texts("reason.spoke", n=total.spoke)

    def _active(self, at: int) -> Iterator[Reason]:
        """Name recent activity where it is the main cause of the score."""
        activity, (others, since) = self.network.ranking.activity, self._lately
        if activity is None or activity[at] < ACTIVE or not others[at]:
            return
        points = {name: float(figures[at]) for name, figures in self.network.ranking.points.items()}
        if points.get(RECENCY, 0) > sum(points.values()) / 2:
            day = (date(1970, 1, 1) + timedelta(days=since)).isoformat()
            yield 0.1 + 0.4 * float(activity[at]) / 100, texts("reason.active", n=int(others[at]), day=day)

    def _introductions(self, at: int) -> Iterator[Reason]:
        met = np.sort(_row(self._introduced, at))
        if len(met):
            yield 0.45 + 0.1 * min(4, len(met)), texts("reason.introduced", n=len(met), names=self._names(met))

    def _cut_off(self, at: int) -> Iterator[Reason]:
        lost = self.network.cuts.count(at)
        if lost:
            yield 0.3 + 0.1 * min(5, lost), texts("reason.cut_off", n=lost, name=self.network.names[at])

    def _circles(self, at: int) -> Iterator[Reason]:
        links = sorted(_row(self._reach, at).tolist())
        circles = list(self.network.circles)
        if len(_row(self.network.adjacency, at)) == 1:
            return  # one tie links nothing
        if len(links) > 1 and circles:
            named = named_first([circles[group] for group in links])
            key = "reason.circles_all" if len(links) == len(circles) else "reason.circles"
            text = texts(key, n=len(links), all=len(circles), names=named)
            yield 0.4 + 0.4 * len(links) / len(circles), text
        elif len(links) > 1:
            key = "reason.groups_all" if len(links) == len(self.groups) else "reason.groups"
            text = texts(key, n=len(links), all=len(self.groups))
            yield 0.25 + 0.3 * len(links) / len(self.groups), text

    def _one_circle(self, at: int) -> Iterator[Reason]:
        """Judge by the groups found, since few may be in a named circle, and not against the circles."""
        few = 1 if self.network.circles else FEW_GROUPS
        alike = self._span[at] <= LITTLE_VARIETY and len(_row(self._reach, at)) <= few
        if alike and self._figure("degree", at) >= MANY:
            yield 0.7, texts("reason.one_circle")

    def _between(self, at: int) -> Iterator[Reason]:
        share = self._figure("betweenness", at)
        if share >= 0.01:  # noqa: PLR2004 - below one in a hundred it says nothing
            yield 0.3 + min(0.25, share), texts("reason.between", share=share)

    def _recommended(self, at: int) -> Iterator[Reason]:
        received = int(self._givers[at])
        if received > 1:
            yield 0.3 + 0.04 * min(5, received), texts("reason.recommended", n=received)

    def _strangers(self, at: int) -> Iterator[Reason]:
        ties, size = self._figure("degree", at), self._figure("effective_size", at)
        if ties >= MANY and (ties - size) / (ties - 1) <= OPEN:
            yield 0.5, texts("reason.strangers", n=int(ties))

    def _ties(self, at: int) -> Iterator[Reason]:
        ties = len(_row(self.network.adjacency, at))
        if self.network.only_shared:
            yield 0.3, texts("reason.ties_shared", n=ties)
        elif ties == self._most_ties and ties > 1:
            yield 0.55, texts("reason.ties_most", n=ties)
        else:
            yield 0.3, texts("reason.ties", n=ties)

    def _near(self, at: int) -> Iterator[Reason]:
        share = self._figure("two_step_reach", at)
        if share >= 0.5:  # noqa: PLR2004 - half of the network
            yield 0.35, texts("reason.near", share=share)

    def _tie_to_owner(self, at: int) -> Iterator[Reason]:
        tie = self.network.owner_strength.get(self.network.ids[at])
        if tie is not None and tie.strong:
            yield 0.32, texts("reason.strong", why=tie.why)

    def _figure(self, measure: str, at: int) -> float:
        """Return a figure, nan (which compares false) where it is undefined or was not computed."""
        figures = self.network.measures.get(measure)
        return float("nan") if figures is None else float(figures[at])

    def _names(self, at: Positions) -> Text:
        return named_first([self.network.names[each] for each in at.tolist()])

    @cached_property
    def _lately(self) -> tuple[Positions, float]:
        """With how many others each had to do lately, and since which day."""
        return lately(self.network.ties, len(self.network))

    @cached_property
    def _most_ties(self) -> int:
        return int(np.diff(self.network.adjacency.indptr).max(initial=0))

    @cached_property
    def _introduced(self) -> csr_array:
        """Who introduced whom."""
        return directed(self.network.ties, len(self.network), INTRODUCED)

    @cached_property
    def _givers(self) -> Array:
        """How many others handed each contact business or a good word."""
        return np.bincount(self.network.referrals.indices, minlength=len(self.network)).astype(np.float64)

    @cached_property
    def _span(self) -> Array:
        return participation(self.network.strength, self.network.communities.groups())

    @cached_property
    def _reach(self) -> csr_array:
        """Which groups each contact is in or tied into, contacts × groups."""
        belongs = membership(self.groups, len(self.network))
        reach = (self.network.adjacency @ belongs + belongs).tocsr()
        reach.sum_duplicates()
        return reach


def _row(matrix: csr_array, at: int) -> Positions:
    """Return the columns of the entries of a row."""
    return np.asarray(matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]])
