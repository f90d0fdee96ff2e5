"""Where everybody stands in a drawing of the whole network, however many groups it falls into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import lay_out

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wombat import Network

COLOURS = ("0F766E", "4C6A92", "A8577E", "7C6A9C", "5B7F4B", "B0704A", "3E7C91", "8A8350")
"""Muted colours of the groups, the largest first."""
NONE = "94A3B8"
"""Colour of contacts without ties."""
MOST_DISCS = 80
"""Groups that are drawn as discs, the largest; packing more takes long, and their members stand in rows beneath."""
ASPECT = 1.4
"""Width by height of the drawing."""
SPACE = 2.5
"""Room above the rows, and between two groups in a row, in distances between neighbouring people."""


@dataclass(frozen=True, slots=True)
class Places:
    """A drawing of the whole network, in distances between neighbouring people.

    Attributes:
        place: x and y of each contact, nan for those without ties.
        centre: x and y of the disc of each of the largest groups.
        radius: of each disc.
        row: x and y where the rows of the smallest groups begin.
        small: number of people in them.
    """

    place: NDArray[np.float64]
    centre: NDArray[np.float64]
    radius: NDArray[np.float64]
    row: tuple[float, float] = (0.0, 0.0)
    small: int = 0


def places(network: Network) -> Places:
    """Place everybody who has a tie: in the disc of their group, those of the smallest groups in rows beneath."""
    import numpy as np

    groups = network.communities.groups()
    if not groups:
        return Places(np.full((len(network), 2), np.nan), np.empty((0, 2)), np.empty(0))
    layout = lay_out(network, ASPECT, MOST_DISCS)
    left, right = (layout.centre[:, 0] - layout.radius).min(), (layout.centre[:, 0] + layout.radius).max()
    x, y = left, (layout.centre[:, 1] + layout.radius).max() + SPACE
    row, small = (float(x), float(y)), sum(map(len, groups[MOST_DISCS:]))
    for group in groups[MOST_DISCS:]:
        if x + len(group) > right:
            x, y = left, y + SPACE / 2
        layout.place[group] = np.column_stack([x + np.arange(len(group)), np.full(len(group), y)])
        x += len(group) + SPACE / 2
    return Places(layout.place, layout.centre, layout.radius, row, small)


def colour_of(group: int) -> str:
    """Return the colour of a group as ``RRGGBB``; -1 is for contacts without ties."""
    return COLOURS[group % len(COLOURS)] if group >= 0 else NONE
