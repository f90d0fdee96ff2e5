"""The page as a file: whole, closed to the network, and safe whatever people are called."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from typing import Any

import numpy as np
import pytest
from lxml import html
from wombat.plugins.exporters import web_page
from wombat.plugins.exporters.assemble import SCRIPTS, STYLES, as_json
from wombat.plugins.exporters.packing import Packer
from wombat.plugins.exporters.places import MOST_DISCS, places

from tests.exporters.made import SCRIPT, Made, large
from wombat import Network, Text, Ties
from wombat.network.build import with_measures


@pytest.fixture(scope="module", name="page")
def page_(made: Made) -> str:
    return web_page.write(*made).decode()


def data_of(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(html.fromstring(page).get_element_by_id("data").text)
    return found


def test_a_name_that_is_a_script_is_data_and_nothing_else(page: str) -> None:
    root = html.fromstring(page)
    assert [script.get("type") for script in root.iter("script")] == ["application/json", None, None]
    assert not list(root.iter("img", "link", "iframe", "object", "embed", "base", "form"))
    assert data_of(page)["people"]["name"][4] == SCRIPT


def test_only_these_very_scripts_and_styles_may_run(page: str) -> None:
    root = html.fromstring(page)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    code = [script.text for script in root.iter("script") if not script.get("type")]
    (style,) = (each.text for each in root.iter("style"))
    hashes = [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in [*code, style]]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"].split() == hashes[:2]
    assert rules["style-src"] == hashes[2]
    assert "unsafe" not in policy


def test_nothing_points_to_the_network(page: str) -> None:
    outside = page.replace(json.dumps(SCRIPT), "")
    addresses = set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'<]*", outside.split("</head>")[1]))
    assert {each for each in addresses if "harm.example" not in each} <= {
        "https://www.sigmajs.org",
        "http://www.w3.org/2000/svg",
    }
    assert not re.search(r"@import|url\(|\bsrc=|<link", page.split('<script type="application/json"', maxsplit=1)[0])


def test_the_licenses_of_the_drawing_library_are_in_the_page(page: str) -> None:
    for name in ("sigma 3", "graphology 0", "@sigma/node-border 3", "events 3", "graphology-utils 2"):
        assert name in page
    assert page.count("Permission is hereby granted") == 5


def test_every_file_of_the_page_is_in_it() -> None:
    from importlib.resources import files

    names = {each.name for each in files("wombat.plugins.exporters").joinpath("page").iterdir()}
    assert names >= {*SCRIPTS, *STYLES}
    assert {name for name in names if name.endswith((".js", ".css"))} == {*SCRIPTS, *STYLES}


def test_the_data_are_those_of_the_network(page: str, made: Made) -> None:
    plan, network = made
    data = data_of(page)
    people, ties = data["people"], data["ties"]
    assert people["rank"] == network.ranking.place.tolist()
    assert people["company"][1] == "Harbour & Sons"
    assert [len(column) for column in people.values()] == [len(network)] * len(people)
    assert people["circles"][0] == [0, 1]
    assert people["x"][7] is None
    assert len(set(map(len, ties.values()))) == 1
    by_pair = [(min(ends), max(ends)) for ends in zip(ties["source"], ties["target"], strict=True)]
    assert by_pair == sorted(by_pair), "the page takes ties of one pair as standing together"
    best = network.paths("c2")[0]
    assert people["ways"][1][0] == [best.strength, *(network.index[step] for step in best.steps)]
    assert data["owner"] == plan.owner


def test_json_in_a_script_cannot_end_it() -> None:
    text = as_json({"name": "</script><!--<script>&\u2028"})
    assert "<" not in text
    assert json.loads(text) == {"name": "</script><!--<script>&\u2028"}


def test_texts_are_packed_once_with_values_as_they_are_said() -> None:
    packer, forms = (
        Packer(),
        {"en": "{n} rows, {share:.0%} {{x}}", "en_one": "1 row, {share:.0%}", "zh-CN": "{n}行{share:.0%}"},
    )
    inner = Text({"en": "yes", "zh-CN": "是"})
    one, other = packer.pack(Text(forms, {"n": 2, "share": 0.256})), packer.pack(Text(forms, {"n": 1, "share": 1}))
    assert one == {"t": 0, "v": {"n": 2, "share": "26%"}}
    assert other == {"t": 0, "v": {"n": 1, "share": "100%"}}
    assert packer.templates == [
        ["{n} rows, {share} {{x}}", "{n}行{share}", "{n} rows, {share} {{x}}", "1 row, {share}"]
    ]
    assert packer.pack(inner) == ["yes", "是", "yes"]
    assert packer.pack(Text.plain("a{b}")) == "a{b}"
    nested = packer.pack(Text({"en": "so {what}"}, {"what": inner}))
    assert nested == {"t": 1, "v": {"what": ["yes", "是", "yes"]}}


def test_hundreds_of_small_groups_stand_in_rows_and_nobody_on_somebody() -> None:
    size = 6 * MOST_DISCS
    ends = np.arange(0, size, 2, dtype=np.int32)
    ties = Ties(ends, ends + 1, np.zeros(len(ends), np.int8), np.ones(len(ends)), np.full(len(ends), -1.0))
    names = [str(at) for at in range(size)]
    found = places(with_measures(Network(names, names, ties), []))
    assert len(found.radius) == MOST_DISCS
    assert found.small == size - 2 * MOST_DISCS
    assert np.isfinite(found.place).all()
    apart = np.linalg.norm(found.place[:, None] - found.place[None], axis=2) + np.eye(size)
    assert apart.min() > 0.5


def test_a_large_network_makes_a_page_of_a_few_megabytes() -> None:
    plan, network = large(3000, 20_000, 20)
    assert len(web_page.write(plan, network)) < 2_500_000
