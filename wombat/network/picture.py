"""The picture of the network: groups as light discs, hubs by name, ties by strength, and a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wombat.network.group_names import group_names
from wombat.network.labels import Labels, width_of
from wombat.network.layout import lay_out
from wombat.scene import Disc, Label, Line, Scene
from wombat.text import Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wombat.network.frontier import Positions
    from wombat.network.layout import Layout
    from wombat.network.model import Array, Network
    from wombat.text import Text

texts = Texts(__package__)

INK, SLATE, BUNDLE, PALE, HUB, WHITE = "1F2A44", "64748B", "DCE3EC", "CBD5E1", "D97706", "FFFFFF"
GROUPS = ("0F766E", "4C6A92", "A8577E", "7C6A9C", "5B7F4B", "B0704A", "3E7C91", "8A8350")
"""Muted colours of the groups, the largest first."""

EVERYBODY = 150
"""People up to whom everybody is drawn; beyond, only hubs."""
MOST_GROUPS = 40
"""Groups that are drawn; the rest is counted in the legend."""
NAMED = 16
"""Most hubs, which are named: a fifth of the people, at least three."""
BOLD = 5
"""Hubs that are named in bold."""
FEW = 30
"""People up to whom everybody is named where there is room."""
HUBS_EACH = 3
"""Hubs that are drawn of each group when not everybody is."""
BUNDLES_EACH = 2
"""Bundles of ties that are drawn for each group when not everybody is: the broadest."""
UNNAMED = 4
"""Members from which a group that no circle names is told to have no name yet."""
STRONG = 2.0
"""Least weight of a strong tie; in networks of heavy ties, the upper quarter of them."""
MARGIN, FOOT = 14.0, 34.0
"""Room around the drawing and for the legend under it, in points."""


def picture(network: Network, language: str, width: float = 900.0, height: float = 560.0) -> Scene:
    """Return the picture of a network.

    Args:
        network: the network; contacts without ties are counted and not drawn.
        language: of the legend, a BCP 47 tag.
        width: of the sheet in points.
        height: of the sheet in points.
    """
    scene = Scene(width, height)
    if not network.tied.any():
        scene.shapes.append(Label(width / 2, height / 2, texts("picture.empty").say(language), 13, SLATE))
        return scene
    drawing = _Drawing(network, language, scene)
    drawing.draw()
    return scene


class _Drawing:
    """One picture under way; positions are in points of the sheet."""

    def __init__(self, network: Network, language: str, scene: Scene) -> None:
        self.network, self.language, self.scene = network, language, scene
        self.groups = network.communities.groups()[:MOST_GROUPS]
        self.circles = group_names(network, self.groups)
        self.layout = self._fitted(lay_out(network, scene.width / (scene.height - FOOT), MOST_GROUPS))
        self.everybody = int(network.tied.sum()) <= EVERYBODY
        hubs = min(NAMED, max(3, int(network.tied.sum()) // 5))
        self.hubs = [at for at in network.ranking.order[:hubs].tolist() if network.tied[at]]
        self.shown = self._shown()
        self.place = self.layout.place if self.everybody else self._hub_places()
        self.labels = Labels((4, 4, scene.width - 4, scene.height - FOOT))

    def draw(self) -> None:
        """Put everything on the sheet, from back to front."""
        self._regions()
        if not self.everybody:
            self._bundles()
        self._ties()
        self._people()
        self._names()
        self.scene.shapes.extend(self.labels.placed)
        self._legend()

    def _fitted(self, layout: Layout) -> Layout:
        """Scale a layout to the sheet."""
        scene = self.scene
        centre, radius = layout.centre, layout.radius[:, None]
        low, high = (centre - radius).min(axis=0), (centre + radius).max(axis=0)
        room = np.array([scene.width - 2 * MARGIN, scene.height - FOOT - 2 * MARGIN - 12])
        scale = min(float((room / (high - low)).min()), 0.36 * scene.height / float(radius.max()))
        middle = np.array([scene.width / 2, (scene.height - FOOT + 12) / 2])
        shift = middle - (low + high) / 2 * scale
        return type(layout)(layout.place * scale + shift, layout.centre * scale + shift, layout.radius * scale)

    def _shown(self) -> Positions:
        """Return who is drawn: everybody in a small network, else the best of each group and the hubs."""
        groups = self.groups
        if self.everybody:
            return np.concatenate(groups)
        rank = self.network.ranking.place
        best = [group[np.argsort(rank[group])][:HUBS_EACH] for group in groups if len(group) >= 2 * HUBS_EACH]
        drawn = np.unique(np.concatenate([*best, np.array(self.hubs, np.int64)]))
        return np.asarray(drawn[self.network.communities.label[drawn] < MOST_GROUPS])

    def _hub_places(self) -> Array:
        """Return places for the few who are drawn of each group, evenly about its middle."""
        place = np.full((len(self.network), 2), np.nan)
        label, rank = self.network.communities.label, self.network.ranking.place
        for group in np.unique(label[self.shown]).tolist():
            inside = self.shown[label[self.shown] == group]
            inside = inside[np.argsort(rank[inside])]
            angle = 2 * np.pi * np.arange(len(inside)) / len(inside) - np.pi / 2 + group
            far = 0.5 * float(self.layout.radius[group]) * (len(inside) > 1)
            place[inside] = self.layout.centre[group] + far * np.column_stack([np.cos(angle), np.sin(angle)])
        return place

    def _regions(self) -> None:
        circles, layout = self.circles, self.layout
        for group, members in enumerate(self.groups):
            (x, y), r = layout.centre[group].tolist(), float(layout.radius[group])
            name = circles[group] or texts("picture.group", n=len(members)).say(self.language)
            self.scene.shapes.append(Disc(x, y, r, _colour(group), 0.1, _colour(group) if circles[group] else "", name))

    def _bundles(self) -> None:
        """Draw the ties between two groups as one line, the broader the more there are."""
        label = self.network.communities.label
        strength = self.network.strength.tocoo()
        one, other = label[strength.row], label[strength.col]
        take = (one < other) & (other < MOST_GROUPS)
        pairs, count = np.unique(one[take].astype(np.int64) * MOST_GROUPS + other[take], return_counts=True)
        most = np.argsort(-count, kind="stable")[: BUNDLES_EACH * len(self.groups)]
        for pair, ties in zip(pairs[most].tolist(), count[most].tolist(), strict=True):
            ends = self._between_discs(*divmod(pair, MOST_GROUPS))
            self.scene.shapes.append(Line(*ends, BUNDLE, 0.8 + 2.2 * float(np.log10(ties)), 0.9))

    def _between_discs(self, one: int, other: int) -> tuple[float, float, float, float]:
        """Return the line between two discs, from edge to edge."""
        centre, radius = self.layout.centre, self.layout.radius
        way = centre[other] - centre[one]
        unit = way / np.linalg.norm(way)
        start, stop = centre[one] + unit * radius[one], centre[other] - unit * radius[other]
        return float(start[0]), float(start[1]), float(stop[0]), float(stop[1])

    def _ties(self) -> None:
        """Draw the ties among those who are drawn, the weak ones first."""
        drawn = np.zeros(len(self.network), bool)
        drawn[self.shown] = True
        ties = self.network.strength.tocoo()
        take = (ties.row < ties.col) & drawn[ties.row] & drawn[ties.col]
        rows, columns, weights = ties.row[take], ties.col[take], ties.data[take]
        limit = strong_from(self.network.strength.data)
        for at in np.argsort(weights, kind="stable").tolist():
            (x1, y1), (x2, y2) = self.place[rows[at]].tolist(), self.place[columns[at]].tolist()
            strong = weights[at] >= limit
            colour, width = (SLATE, 1.5) if strong else (PALE, 0.7)
            self.scene.shapes.append(Line(x1, y1, x2, y2, colour, width, 0.75 if strong else 0.9))

    def _people(self) -> None:
        hubs, radius = set(self.hubs), self._radius()
        place, label = self.place, self.network.communities.label
        for at in sorted(self.shown.tolist(), key=lambda at: -self.network.ranking.place[at]):
            (x, y), r = place[at].tolist(), float(radius[at])
            colour = HUB if at in hubs else _colour(int(label[at]))
            self.scene.shapes.append(Disc(x, y, r, colour, 1.0, WHITE, self.network.names[at]))
            self.labels.block(x, y, r, softly=at not in hubs)

    def _radius(self) -> Array:
        """Return the size of everybody's dot: by score, small enough to leave room between two."""
        apart = float(self.layout.radius[0]) * 2 / np.sqrt(len(self.groups[0])) if self.everybody else 24.0
        base = min(4.0, 0.2 * apart)
        score = self.network.ranking.score / max(1e-9, float(self.network.ranking.score.max()))
        return np.asarray(base + min(6.0, 0.25 * apart) * score**2)

    def _names(self) -> None:
        """Name the hubs in the order of their rank, then the groups."""
        radius = self._radius()
        others = set(self.shown.tolist()) - set(self.hubs) if len(self.shown) <= FEW or not self.everybody else set()
        for rank, at in enumerate([*self.hubs, *sorted(others, key=lambda at: int(self.network.ranking.place[at]))]):
            (x, y), gap = self.place[at].tolist(), float(radius[at]) + 3
            colour, size, bold = (INK, 11.0, True) if rank < BOLD else (INK, 9.5, False)
            if rank >= len(self.hubs):
                colour, size, bold = SLATE, 8.5, False
            if not np.isnan(x):
                self.labels.beside(x, y, gap, self.network.names[at], size, colour, bold=bold)
        for group, name in enumerate(self.circles):
            (x, y), r = self.layout.centre[group].tolist(), float(self.layout.radius[group])
            self.labels.above(x, y, r, self._group_text(group, name), 10, _colour(group))

    def _group_text(self, group: int, name: str) -> str:
        """Return the name of a group with its number of people; empty for a small one without a name."""
        size = len(self.groups[group])
        people = texts("picture.group", n=size)
        if name:
            return texts("picture.circle", name=name, people=people).say(self.language)
        if self.network.circles and self.everybody and size >= UNNAMED:
            return texts("picture.unnamed", people=people).say(self.language)
        return "" if self.everybody else people.say(self.language)

    def _legend(self) -> None:
        """Explain the signs in one line at the foot, and count what is drawn and what is not."""
        scene, y = self.scene, self.scene.height - FOOT / 2
        scene.shapes.append(Line(MARGIN, y - 13, scene.width - MARGIN, y - 13, PALE, 0.6))
        x = MARGIN + 6
        for sign, key in (
            ("hub", "hub"),
            ("dot", "contact"),
            ("strong", "strong"),
            ("weak", "weak"),
            ("disc", "region"),
        ):
            said = texts(f"picture.{key}").say(self.language)
            x = self._sign(sign, x, y) + 6
            scene.shapes.append(Label(x, y + 3.2, said, 9, SLATE, anchor="start"))
            x += width_of(said, 9) + 16
        scene.shapes.append(
            Label(scene.width - MARGIN, y + 3.2, self._count().say(self.language), 9, SLATE, anchor="end")
        )

    def _sign(self, sign: str, x: float, y: float) -> float:
        """Draw one sign of the legend; return where it ends."""
        if sign in {"strong", "weak"}:
            colour, width = (SLATE, 1.5) if sign == "strong" else (PALE, 0.9)
            self.scene.shapes.append(Line(x, y, x + 18, y, colour, width))
            return x + 18
        r = {"hub": 5.0, "dot": 3.0, "disc": 7.0}[sign]
        fill, opacity = {"hub": (HUB, 1.0), "dot": (GROUPS[0], 1.0), "disc": (GROUPS[0], 0.14)}[sign]
        self.scene.shapes.append(Disc(x + r, y, r, fill, opacity, WHITE if sign != "disc" else ""))
        return x + 2 * r

    def _count(self) -> Text:
        tied = int(self.network.tied.sum())
        alone = len(self.network) - tied
        key = "count_shared" if self.network.only_shared else "count_alone" if alone else "count"
        return texts(f"picture.{key}", n=tied, ties=self.network.strength.nnz // 2, alone=alone)


def strong_from(weights: NDArray[np.float64]) -> float:
    """Return the weight from which a tie is drawn as strong."""
    return max(STRONG, float(np.quantile(weights, 0.75))) if len(weights) else STRONG


def _colour(group: int) -> str:
    return GROUPS[group % len(GROUPS)]
