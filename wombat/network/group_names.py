"""What to call the groups that the ties show: by the circle that most of their members are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.network.frontier import Positions
    from wombat.network.model import Network

NAMED_SHARE = 0.5
"""Share of a group that must be in one circle for the group to bear its name."""


def group_names(network: Network, groups: Iterable[Positions]) -> list[str]:
    """Return the circle that at least half of each group are in, empty where there is none."""
    return [_name(network, members) for members in groups]


def _name(network: Network, members: Positions) -> str:
    best, share = "", 0.0
    for circle, inside in network.circles.items():
        common = len(np.intersect1d(members, inside)) / len(members)
        if common > share:
            best, share = circle, common
    return best if share >= NAMED_SHARE else ""
