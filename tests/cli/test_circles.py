"""``wombat circles``: seats, and how the circles hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


def test_the_demo_tells_seats_links_and_introductions(demo: Path, wombat: Wombat) -> None:
    said = wombat("circles", demo, "--json")
    assert said.status == 0, said.err
    first = said.data["circles"][0]
    assert first["filled"] + first["empty"] == len(first["seats"])
    assert 0 < first["together"] <= 1
    people = {each["name"] for each in wombat("contacts", demo, "--json").data["contacts"]}
    for each in said.data["introductions"]:
        assert {each["one"], each["other"]} <= people
        assert each["through"]
        assert each["why"].startswith("双方都与")
    linked = [link for link in said.data["links"] if link["ties"] + link["shared"]]
    assert linked
    assert all(link["brokers"] for link in linked)
    assert said.data["links"][0]["ties"] > 0


def test_the_text_has_the_same(demo: Path, wombat: Wombat) -> None:
    said = wombat("circles", demo)
    assert said.status == 0, said.err
    for heading in ("该介绍谁认识谁", "圈子之间"):
        assert heading in said.out
