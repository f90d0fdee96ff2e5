"""Where to draw everybody: each group of the network a disc, the discs packed, people like seeds inside their disc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.matrices import membership

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from wombat.network.frontier import Positions
    from wombat.network.model import Array, Network

GAP = 0.9
"""Least room between discs, in distances between neighbouring people."""
GAP_SHARE = 0.2
"""Room between discs as a share of their mean radius, where that is more."""
INSIDE = 0.86
"""Share of a disc's radius in which people stand."""
GOLDEN = np.pi * (3 - np.sqrt(5))
"""The golden angle: seeds that turn by it lie evenly (Vogel, Mathematical Biosciences 44, 1979)."""
MOST_MOVED = 120
"""Members up to which they change seats to shorten their ties."""
HUB_WEIGHT = 4.0
"""How much more the best of a group insists on its seat than the last."""
PULLS = (0.6, 0.4, 0.2, 0.1)
"""How much nearness to tied discs counts against a small sheet; the packing that fills the sheet best is taken."""
ROUNDS = 3
"""How often they change seats."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing without ink; lengths in distances between neighbouring people.

    Attributes:
        place: x and y of each contact, nan for those without ties, contacts × 2.
        centre: x and y of each group's disc, groups × 2.
        radius: of each group's disc.
    """

    place: Array
    centre: Array
    radius: Array


def lay_out(network: Network, aspect: float = 1.6, most: int | None = None) -> Layout:
    """Place the groups of a network and the people in them; the same network is always drawn alike.

    Args:
        network: with its communities.
        aspect: width by height of the sheet that the drawing should fill.
        most: groups that take part, the largest; the people of the others have no place.
    """
    groups = network.communities.groups()[:most]
    radius = np.array([np.sqrt(len(group)) / 2 / INSIDE + 0.35 for group in groups])
    belongs = membership(groups, len(network))
    between = (belongs.T @ network.strength @ belongs).toarray()[: len(groups), : len(groups)]
    room = max(GAP, GAP_SHARE * float(radius.mean())) / 2 if len(groups) else 0.0
    tried = [_pack(radius + room, between, aspect, pull) for pull in PULLS]
    centre = min(tried, key=lambda centre: _sheet(centre - radius[:, None], centre + radius[:, None], aspect))
    place = np.full((len(network), 2), np.nan)
    for group, middle in zip(groups, centre, strict=True):
        by_score = group[np.argsort(network.ranking.place[group], kind="stable")]
        place[by_score] = middle + _seeds(len(group))
    for _ in range(ROUNDS):
        for group, middle in zip(groups, centre, strict=True):
            _change_seats(network, group, middle, place)
    return Layout(place, centre, radius)


def _sheet(low: Array, high: Array, aspect: float) -> float:
    """Return the height of the smallest sheet that holds all corners."""
    wide, tall = (high.max(axis=0) - low.min(axis=0)).tolist()
    return float(max(wide / aspect, tall))


def _seeds(count: int) -> Array:
    """Return places from the middle of a disc outward, about one apart from each other."""
    at = np.arange(count)
    far = np.sqrt(at + 0.5) / 2 * np.sqrt(count / (count - 0.5)) if count > 1 else np.zeros(1)
    return np.column_stack([far * np.cos(at * GOLDEN), far * np.sin(at * GOLDEN)])


def _change_seats(network: Network, group: Positions, middle: Array, place: Array) -> None:
    """Give the members of a group the seats nearest to those they are tied with, the hubs nearest to the middle."""
    from scipy.optimize import linear_sum_assignment

    if not 1 < len(group) <= MOST_MOVED:
        return
    ties: csr_array = network.strength[group]
    total = np.maximum(np.asarray(ties.sum(axis=1)).ravel(), 1e-9)[:, None]
    known = np.nan_to_num(place)
    wish = (ties @ known) / total
    pull = (network.ranking.score[group] / max(1e-9, network.ranking.score[group].max()))[:, None] ** 2
    wish = wish * (1 - pull) + middle * pull
    seats = middle + _seeds(len(group))
    cost = ((wish[:, None, :] - seats[None, :, :]) ** 2).sum(axis=2) * (1 + HUB_WEIGHT * pull)
    who, seat = linear_sum_assignment(np.round(cost, 9))
    place[group[who]] = seats[seat]


def _pack(radius: Array, between: Array, aspect: float, pull: float) -> Array:
    """Place discs side by side, the largest first, each where the sheet stays small and near those it is tied to."""
    centre = np.zeros((len(radius), 2))
    for disc in range(1, len(radius)):
        spots = _free_spots(centre[:disc], radius[:disc], radius[disc])
        low = np.minimum((centre[:disc] - radius[:disc, None]).min(axis=0), spots - radius[disc])
        high = np.maximum((centre[:disc] + radius[:disc, None]).max(axis=0), spots + radius[disc])
        sheet = np.maximum((high - low)[:, 0] / aspect, (high - low)[:, 1])
        ties = between[disc, :disc] if between[disc, :disc].any() else radius[:disc]
        apart = np.linalg.norm(spots[:, None, :] - centre[None, :disc, :], axis=2) @ (ties / ties.sum())
        centre[disc] = spots[np.argmin(np.round(sheet + pull * apart, 9))]
    return centre


def _free_spots(centre: Array, radius: Array, own: float) -> Array:
    """Return where a disc touches two others, or one where there is only one, and overlaps none."""
    if len(centre) == 1:
        angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        around = np.column_stack([np.cos(angles), np.sin(angles)])
        return np.asarray(centre[0] + (radius[0] + own) * around)
    one, other = np.triu_indices(len(centre), 1)
    spots = _touching(centre[one], radius[one] + own, centre[other], radius[other] + own)
    apart = np.linalg.norm(spots[:, None, :] - centre[None], axis=2)
    return np.asarray(spots[(apart >= radius + own - 1e-6).all(axis=1)])


def _touching(one: Array, far_one: Array, other: Array, far_other: Array) -> Array:
    """Return the points that are as far from both ends of each pair as asked, where there are any."""
    way = other - one
    long = np.linalg.norm(way, axis=1)
    along = (long**2 + far_one**2 - far_other**2) / (2 * long)
    aside = far_one**2 - along**2
    keep = aside >= 0
    unit = (way / long[:, None])[keep]
    foot = one[keep] + unit * along[keep][:, None]
    side = np.column_stack([-unit[:, 1], unit[:, 0]]) * np.sqrt(aside[keep])[:, None]
    return np.asarray(np.concatenate([foot + side, foot - side]))
