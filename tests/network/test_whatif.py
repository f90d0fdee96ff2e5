"""What the network loses without somebody, or gains by an introduction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.network.conftest import network_of
from tests.network.plans import network_of_plan, people, plan_of
from wombat.network.whatif import introduced, shape, without

if TYPE_CHECKING:
    from wombat import Network
    from wombat.network.whatif import Outlook


def said(outlook: Outlook, language: str = "en") -> list[str]:
    return [text.say(language) for text in outlook.said]


@pytest.fixture
def chain() -> Network:
    """Two triangles that hang together by one person in the middle."""
    left, right = [("a", "b"), ("b", "c"), ("a", "c")], [("x", "y"), ("y", "z"), ("x", "z")]
    return network_of([*left, ("c", "mid"), ("mid", "x"), *right, ("mid", "leaf")])


def test_without_who_holds_two_parts_together(chain: Network) -> None:
    found = without(chain, "mid")
    assert (found.before.parts, found.after.parts, found.after.largest) == (1, 2, 3)
    assert {chain.names[at] for at in found.cut_off} in ({"a", "b", "c", "leaf"}, {"x", "y", "z", "leaf"})
    assert [chain.names[at] for at in found.alone] == ["leaf"]
    assert (found.before.tied, found.after.tied, found.after.ties) == (7, 6, 6)
    assert found.before.connected == 1
    assert found.after.connected == pytest.approx(2 * 6 / 42)
    words = said(found)
    assert words[0] == "Without mid"
    assert "1 person has no tie left (leaf)" in words
    assert "the network is in 2 parts rather than 1" in words
    assert said(found, "zh-TW")[0] == "如果沒有mid"


def test_without_somebody_at_the_edge_nothing_happens() -> None:
    network = network_of([(f"p{one}", f"p{other}") for one in range(6) for other in range(one)])
    found = without(network, "p5")
    assert not len(found.cut_off)
    assert said(found) == ["Without p5", "nothing changes: the network holds"]


def test_places_are_compared_without_the_one_who_is_gone(chain: Network) -> None:
    found = without(chain, "mid")
    assert all(place != later for _, place, later in found.moves)
    assert chain.index["mid"] not in [at for at, *_ in found.moves]
    place, later = next((place, later) for at, place, later in found.moves if chain.names[at] == "c")
    assert (place, later) == (1, place) or later > place


def test_an_introduction_brings_parts_together() -> None:
    network = network_of([("a", "b"), ("b", "c"), ("x", "y"), ("y", "z")])
    found = introduced(network, "b", "y")
    assert (found.before.parts, found.after.parts) == (2, 1)
    words = said(found)
    assert words[0] == "No way leads from b to y now; after an introduction"
    assert words[1:3] == ["b reaches 3 more people within two steps", "y reaches 3 more people within two steps"]
    assert "the network is one whole rather than 2 parts" in words
    assert network.adjacency.nnz == 8, "the network itself stays"


def test_how_far_two_are_apart(chain: Network) -> None:
    assert said(introduced(chain, "a", "z"))[0] == "a and z are 4 steps apart now; after an introduction"
    assert said(introduced(chain, "a", "b"))[0] == "a and b know each other already"


def test_circles_lose_and_find_their_link() -> None:
    of = {"Ann": {"circles": ["Law"]}, "Ben": {"circles": ["Law"]}, "Xia": {"circles": ["Art"]}, "Hub": {}}
    ties = [{"from": "Ann", "to": "Ben"}, {"from": "Hub", "to": "Ann"}, {"from": "Hub", "to": "Xia"}]
    network = network_of_plan(plan_of(contacts__people=people(*of, **of), relations__ties=ties))
    lost = without(network, "c4")
    assert lost.unlinked == [("Law", "Art")]
    assert "the circles Law and Art lose their last link" in said(lost)
    ties = ties[:2]
    network = network_of_plan(plan_of(contacts__people=people(*of, **of), relations__ties=ties))
    assert introduced(network, "c2", "c3").linked == [("Law", "Art")]


def test_a_network_in_figures(kite: Network) -> None:
    found = shape(kite)
    assert (found.tied, found.ties, found.parts, found.largest, found.connected) == (10, 18, 1, 10, 1)
    assert found.two_steps == pytest.approx(kite.measures["two_step_reach"].mean())
