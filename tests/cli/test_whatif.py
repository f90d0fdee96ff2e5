"""``wombat whatif``: what the network loses or gains, in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


def test_without_the_first_hub(demo: Path, wombat: Wombat) -> None:
    before = demo.read_bytes()
    hub = wombat("hubs", demo, "--json", "--top", "1").data["hubs"][0]["name"]
    data = wombat("whatif", demo, "--without", hub, "--json").data
    assert data["without"] == [hub]
    assert data["said"][0] == f"如果没有{hub}"
    assert data["after"]["ties"] < data["before"]["ties"]
    assert data["after"]["two_steps"] < data["before"]["two_steps"]
    assert hub not in {each["name"] for each in data["ranks"]}
    said = wombat("whatif", demo, "--without", hub)
    assert said.status == 0, said.err
    assert "互不相连的块" in said.out
    assert demo.read_bytes() == before


def test_an_introduction(demo: Path, wombat: Wombat) -> None:
    pair = wombat("circles", demo, "--json").data["introductions"][0]
    data = wombat("whatif", demo, "--introduce", pair["one"], pair["other"], "--json").data
    assert data["introduce"] == [pair["one"], pair["other"]]
    assert data["after"]["ties"] == data["before"]["ties"] + 1
    assert data["after"]["two_steps"] > data["before"]["two_steps"]
    assert "相隔2步" in data["said"][0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "--without PERSON or --introduce A B"),
        (("--without", "罗敏", "--introduce", "罗敏", "苏婉清"), "--without PERSON or --introduce A B"),
        (("--without", "Nobody"), "Nobody in Contacts is called “Nobody”"),
        (("--introduce", "罗敏", "罗敏"), "cannot be introduced to the same person"),
        (("--introduce", "罗敏"), "needs 2 values"),
    ],
)
def test_wrong_usage_is_one_sentence(demo: Path, wombat: Wombat, words: tuple[str, ...], sentence: str) -> None:
    said = wombat("whatif", demo, *words)
    assert said.status == 2
    assert sentence in said.err
