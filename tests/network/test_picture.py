"""The picture of the network: what is drawn, that it stays on the sheet, and that names do not cover each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest

from tests.network.conftest import network_of
from wombat import picture
from wombat.network.labels import _box, _overlap
from wombat.network.layout import lay_out
from wombat.network.picture import EVERYBODY, HUB
from wombat.scene import Disc, Label, Line

if TYPE_CHECKING:
    from wombat import Network
    from wombat.scene import Scene


@pytest.fixture(scope="module")
def large() -> Network:
    """400 people in 8 groups of 50."""
    graph = nx.planted_partition_graph(8, 50, 0.15, 0.002, seed=3)
    return network_of((f"李{one}", f"李{other}") for one, other in graph.edges())


def shapes(scene: Scene, kind: type) -> list[Disc]:
    return [shape for shape in scene.shapes if isinstance(shape, kind)]


def test_groups_are_discs_apart_from_each_other_and_people_are_inside(miserables: Network) -> None:
    layout = lay_out(miserables)
    count = miserables.communities.count
    apart = np.linalg.norm(layout.centre[:, None] - layout.centre[None], axis=2) + 1e9 * np.eye(count)
    assert (apart > layout.radius[:, None] + layout.radius[None]).all()
    for group in range(count):
        inside = layout.place[miserables.communities.members(group)] - layout.centre[group]
        assert (np.linalg.norm(inside, axis=1) < layout.radius[group]).all()
        near = np.linalg.norm(inside[:, None] - inside[None], axis=2) + np.eye(len(inside))
        assert near.min() > 0.5


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("which", ["kite", "karate", "miserables", "large"])
def test_labels_stay_on_the_sheet_and_cover_neither_each_other_nor_hubs(
    which: str, language: str, request: pytest.FixtureRequest
) -> None:
    network: Network = request.getfixturevalue(which)
    scene = picture(network, language)
    labels = [shape for shape in scene.shapes if isinstance(shape, Label)]
    boxes = [_box(label) for label in labels]
    assert all(left >= 0 and top >= 0 and right <= 900 and low <= 560 for left, top, right, low in boxes)
    assert not [(one, other) for at, one in enumerate(boxes) for other in boxes[:at] if _overlap(one, other)]
    hubs = [shape for shape in scene.shapes if isinstance(shape, Disc) and shape.fill == HUB and shape.name]
    discs = [(hub.x - hub.r, hub.y - hub.r, hub.x + hub.r, hub.y + hub.r) for hub in hubs]
    assert not [(box, disc) for box in boxes for disc in discs if _overlap(box, disc)]
    best = network.names[network.ranking.order[0]]
    assert best in {label.text for label in labels if label.bold}


def test_everybody_and_every_tie_is_drawn_in_a_small_network(karate: Network) -> None:
    scene = picture(karate, "en")
    assert set(karate.names) <= {shape.name for shape in scene.shapes if isinstance(shape, Disc)}
    legend = 3
    assert sum(isinstance(shape, Line) for shape in scene.shapes) == 78 + legend


def test_only_hubs_are_drawn_in_a_large_one(large: Network) -> None:
    assert len(large) > EVERYBODY
    scene = picture(large, "en")
    people = {shape.name for shape in scene.shapes if isinstance(shape, Disc)} & set(large.names)
    assert large.communities.count * 3 <= len(people) < 60
    assert len(scene.shapes) < 400
    assert "50 people" in {shape.text for shape in scene.shapes if isinstance(shape, Label)}


def test_the_same_network_is_drawn_alike(large: Network) -> None:
    assert picture(large, "en").shapes == picture(large, "en").shapes


def test_the_sheet_may_have_any_size(karate: Network) -> None:
    scene = picture(karate, "en", 400, 700)
    for disc in scene.shapes:
        if isinstance(disc, Disc):
            assert disc.x - disc.r >= 0
            assert disc.x + disc.r <= 400
            assert disc.y - disc.r >= 0
            assert disc.y + disc.r <= 700


def test_a_network_without_ties_says_what_to_do() -> None:
    scene = picture(network_of([], alone=["Ann", "Ben"]), "zh-CN")
    assert [type(shape) for shape in scene.shapes] == [Label]


def test_contacts_without_ties_are_counted(kite: Network) -> None:
    ties = [(kite.ids[one], kite.ids[other]) for one, other in zip(*kite.strength.nonzero(), strict=True)]
    scene = picture(network_of(ties, alone=["Kim", "Lou"]), "en")
    said = {shape.text for shape in scene.shapes if isinstance(shape, Label)}
    assert "10 people, 18 ties; 2 without ties, and you, are left out" in said
    assert "Kim" not in said
