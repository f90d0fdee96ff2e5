"""Hub circles and hub firms: the network with the people of each group drawn together into one node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, eye_array, hstack, triu

from wombat.network.build import with_measures
from wombat.network.evidence import named_first
from wombat.network.kinds import INDEX
from wombat.network.matrices import membership
from wombat.network.model import Network, Ties
from wombat.network.ranking import measures_that_count
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.network.frontier import Positions
    from wombat.text import Text

texts = Texts(__package__)


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """A circle or firm in the ranking of its kind.

    Attributes:
        name: of the group.
        rank: 1 for the best.
        score: 0 to 100, as the score of contacts.
        members: positions of its people.
        tied: names of the other groups that its people are tied to, the strongest tie first.
        through: positions of its people with ties to other groups, the strongest first.
        measures: figure by the id of each measure that counts in the score, nan where undefined.
        reasons: why it stands where it stands.
    """

    name: str
    rank: int
    score: float
    members: Positions
    tied: list[str]
    through: Positions
    measures: dict[str, float]
    reasons: list[Text]


def ranked_groups(network: Network, groups: Mapping[str, Positions]) -> list[RankedGroup]:
    """Rank groups of contacts by the same score as contacts, on the network contracted to them, the best first."""
    names, members = list(groups), list(groups.values())
    if not names:
        return []
    contracted = contract(network, names, members)
    ranking = contracted.ranking
    belongs = membership(members, len(network))
    through = _through(csr_array(network.strength @ belongs), members)
    order = [at for at in ranking.order.tolist() if at < len(names)]
    found = []
    for rank, at in enumerate(order, 1):
        tied = _tied(contracted, at, len(names))
        found.append(
            RankedGroup(
                name=names[at],
                rank=rank,
                score=float(ranking.score[at]),
                members=members[at],
                tied=[names[each] for each in tied],
                through=through[at],
                measures={name: float(figures[at]) for name, figures in contracted.measures.items()},
                reasons=list(_reasons(network, names, tied, through[at])),
            )
        )
    return found


def contract(network: Network, names: list[str], members: list[Positions]) -> Network:
    """Return the network in which each group is one node, with the measures that count; nodes of groups come first.

    The tie between two groups is the summed strength of the ties between their people, those of people in several
    groups shared out among them, and 1 for each person who is in both. Contacts in no group stay themselves.
    """
    size = len(network)
    belongs = membership(members, size)
    alone = np.flatnonzero(np.diff(belongs.indptr) == 0)
    nodes = hstack([belongs, eye_array(size, format="csr")[:, alone]], format="csr")
    share = nodes.copy()
    count = np.diff(nodes.indptr)
    share.data = 1 / np.repeat(count, count)
    between = triu(csr_array(share.T @ network.strength @ share + nodes.T @ nodes), 1, format="coo")
    ties = Ties(
        between.row.astype(np.int32),
        between.col.astype(np.int32),
        np.full(between.nnz, INDEX["knows"], np.int8),
        between.data.astype(np.float64),
        np.full(between.nnz, -1.0),
    )
    ids = [f"g{at}" for at in range(len(names))] + [f"h{at}" for at in range(len(alone))]
    contracted = Network(ids, names + [network.names[at] for at in alone.tolist()], ties, weights=network.weights)
    return with_measures(contracted, measures_that_count(network))


def _tied(contracted: Network, at: int, groups: int) -> list[int]:
    """Return the groups that a group is tied to, the strongest tie first."""
    matrix = contracted.strength
    run = slice(matrix.indptr[at], matrix.indptr[at + 1])
    order = np.argsort(-matrix.data[run], kind="stable")
    return [other for other in matrix.indices[run][order].tolist() if other < groups]


def _through(outward: csr_array, members: list[Positions]) -> list[Positions]:
    """Return the members of each group with ties into other groups, the strongest first.

    Args:
        outward: strength of the ties of each contact into each group.
        members: of each group.
    """
    sizes = [len(each) for each in members]
    rows, columns = np.concatenate(members), np.repeat(np.arange(len(members)), sizes)
    strength = np.asarray(outward.sum(axis=1)).ravel()[rows] - np.asarray(outward[rows, columns]).ravel()
    found, start = [], 0
    for each, size in zip(members, sizes, strict=True):
        mine = strength[start : start + size]
        order = np.argsort(-mine, kind="stable")
        found.append(np.asarray(each[order[mine[order] > 0]]))
        start += size
    return found


def _reasons(network: Network, names: list[str], tied: list[int], through: Positions) -> list[Text]:
    if not tied:
        return [texts("group.alone")]
    listed = named_first([names[each] for each in tied])
    reasons = [texts("group.tied", n=len(tied), all=len(names) - 1, names=listed)]
    if len(through):
        people = named_first([network.names[each] for each in through.tolist()])
        reasons.append(texts("group.through", n=len(through), names=people))
    return reasons
