"""The page in a real browser: what a user does with it, and what it must not do."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image
from wombat.plugins.exporters import web_page

from tests.exporters.made import SCRIPT, Made, large

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exporters.chromium import Chromium

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("chromium")]
READY_WITHIN = 30_000
"""Milliseconds for twenty thousand people with software drawing on a busy machine; alone it takes two seconds."""


@pytest.fixture
def page(browser: Chromium, made: Made, tmp_path: Path) -> Chromium:
    """Open the page of the small network."""
    opened = written(made, tmp_path)
    browser.open(opened)
    return browser


def written(made: Made, folder: Path) -> Path:
    file = folder / "net.html"
    file.write_bytes(web_page.write(*made))
    return file


def hubs(page: Chromium) -> list[str]:
    found: list[str] = page.run("[...document.querySelectorAll('#hubs strong')].map((each) => each.textContent)")
    return found


def card(page: Chromium) -> str:
    """Return the name on the card, empty where it is closed."""
    return page.text("#card h2") if not page.run("document.getElementById('card').hidden") else ""


def hub_spot(page: Chromium, folder: Path) -> tuple[float, float]:
    """Return where a hub stands on the map: the middle of the largest patch of amber."""
    page.shot(folder / "shot.png")
    pixels = np.asarray(Image.open(folder / "shot.png").convert("RGB")).astype(int)
    amber = (abs(pixels - (0xD9, 0x77, 0x06)).sum(axis=2) < 12).astype(float)
    amber[:, :330] = amber[:70] = amber[680:] = 0
    size = 9
    blurred = sum(
        np.roll(amber, (down, right), (0, 1)) for down in range(-size, size + 1) for right in range(-size, size + 1)
    )
    y, x = np.unravel_index(int(np.argmax(blurred)), amber.shape)
    return float(x), float(y)


def colours(page: Chromium) -> list[str]:
    shown = "getComputedStyle(document.body)"
    return [page.run(f"{shown}.backgroundColor"), page.run(f"{shown}.color")]


def test_hubs_are_listed_in_order_of_rank(page: Chromium, made: Made) -> None:
    network = made[1]
    tied = [at for at in network.ranking.order.tolist() if network.tied[at]]
    assert hubs(page) == [network.names[at] for at in tied]
    assert page.text("#title") == "林晓雯的人脉图谱"
    assert "8人" in page.text("#counts")


def test_searching_and_choosing_opens_the_card(page: Chromium) -> None:
    page.key("/")
    page.write("小明")
    assert page.text("#results strong") == "王小明"
    page.key("Enter")
    assert card(page) == "王小明"
    said = page.text("#card")
    for words in ("锐鑫贸易", "律师", "法律与金融", "强关系", "原因", "12个月内联系2次", "李娜"):
        assert words in said, words
    assert "认识、引荐李娜、同一接触圈 · 2025-07-08" in said
    page.key("Escape")
    assert card(page) == ""


@pytest.mark.parametrize(("query", "found"), [("kowal", "Anna Kowalska"), ("云栈", "欧阳泽"), ("SOLO", "Nobody Tied")])
def test_search_knows_parts_of_names_and_companies_and_people_without_ties(
    page: Chromium, query: str, found: str
) -> None:
    page.click("#query")
    page.write(query)
    assert page.run("document.querySelectorAll('#results strong').length") == 1
    page.click("#results li")
    assert card(page) == found


def test_a_search_that_finds_nobody_says_so(page: Chromium) -> None:
    page.click("#query")
    page.write("zzz")
    assert page.text("#results") == "没有找到“zzz”。"
    page.key("Enter")
    assert card(page) == ""


def test_a_click_on_a_person_on_the_map_opens_the_card_and_one_beside_closes_it(page: Chromium, tmp_path: Path) -> None:
    x, y = hub_spot(page, tmp_path)
    page("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    page.until("!document.getElementById('tip').hidden")
    pointed_at = page.text("#tip strong")
    assert pointed_at in hubs(page)[:3]
    page.click_at(x, y)
    assert card(page) == pointed_at
    time.sleep(0.4)  # sigma takes two clicks in a row as one double click
    page.click_at(400, 90)
    assert card(page) == ""


def test_the_card_shows_the_warmest_way_and_leads_on(page: Chromium, made: Made) -> None:
    network = made[1]
    page.click("#query")
    page.write("Kowalska")
    page.key("Enter")
    steps = page.run("[...document.querySelectorAll('ol.way')][0].innerText.split('\\n').filter((line) => line)")
    way = network.paths("c4")[0].steps
    names = [network.names[network.index[step]] for step in way]
    assert steps[0] == "您"
    assert [step for step in steps if step in names] == names
    page.click("ol.way li:nth-child(2) .link")
    assert card(page) == names[0]


def test_arrow_keys_walk_the_hubs(page: Chromium) -> None:
    names = hubs(page)
    page.key("ArrowDown")
    page.key("ArrowDown")
    assert card(page) == names[1]
    assert page.run("document.querySelector('#hubs [aria-selected=true] strong').textContent") == names[1]
    page.key("ArrowUp")
    assert card(page) == names[0]


def test_tab_leads_from_search_to_language_theme_filter_and_hubs(page: Chromium) -> None:
    seen = []
    for _ in range(9):
        page.key("Tab")
        seen.append(page.run("document.activeElement.id || document.activeElement.textContent || 'filter'"))
    assert seen[:5] == ["query", "EN", "简", "繁", "theme"]
    assert "hubs" in seen
    assert seen[-2:] == ["zoom-in", "zoom-out"]


def test_filters_by_circle_kind_and_strength(page: Chromium) -> None:
    page.click("#filters summary")
    page.click("[data-chip=circle-0]")
    assert sorted(hubs(page)) == sorted(["王小明", "李娜", "陈立"])
    assert page.text("#filters-word") == "筛选（1）"
    page.click("#reset")
    assert len(hubs(page)) == 7
    page.click("#query")
    page.write("欧阳")
    page.key("Enter")
    ties = "document.querySelector('.figures div:nth-child(3) strong').textContent"
    assert page.run(ties) == "2"
    (knows,) = (at for at, kind in enumerate(page_data(page)["kinds"]) if kind["id"] == "knows")
    page.click(f"[data-chip=kind-{knows}]")
    assert page.run(ties) == "1"
    page.click("#reset")
    page.run(
        "(() => { const s = document.getElementById('strength'); s.value = s.max; "
        "s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')); })()"
    )
    assert page.run(ties) == "0"


def page_data(page: Chromium) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.run("document.getElementById('data').textContent"))
    return found


def test_the_map_changes_with_the_theme_and_follows_the_system(browser: Chromium, made: Made, tmp_path: Path) -> None:
    browser.open(written(made, tmp_path), dark=True)
    dark = colours(browser)
    assert browser.run("document.documentElement.dataset.theme") == "dark"
    browser.click("#theme")
    light = colours(browser)
    assert browser.run("document.documentElement.dataset.theme") == "light"
    assert dark[0] != light[0]
    assert dark[1] != light[1]


def test_three_languages(page: Chromium) -> None:
    page.key("ArrowDown")
    said = {}
    for language in ("en", "zh-CN", "zh-TW"):
        page.click(f"[data-language={language}]")
        said[language] = page.text("body") + page.run("document.getElementById('query').placeholder")
        assert page.run("document.documentElement.lang") == language
    for language, words in {"en": "Hub contacts", "zh-CN": "搜索姓名或公司", "zh-TW": "搜尋姓名或公司"}.items():
        assert words in said[language]
    assert "Why" in said["en"]
    assert "原因" not in said["en"]
    assert "联系" not in said["zh-TW"].replace("联系人", "")
    assert not [word for word in ("{", "undefined", "NaN", "[object") if word in "".join(said.values())]


def test_a_name_that_is_a_script_does_nothing(page: Chromium) -> None:
    page.click("#query")
    page.write("harm.example")
    page.key("Enter")
    assert card(page) == SCRIPT
    assert page.text("#card header p") == "&amp;"
    assert page.run("document.querySelectorAll('#card script, #card img, #card b').length") == 0
    assert page.run("typeof window.harmed") == "undefined"
    assert page.asked == []
    assert page.errors == []


def test_nothing_leaves_the_page_even_if_a_script_tried(page: Chromium) -> None:
    for key in ("ArrowDown", "ArrowDown", "Escape", "+", "-", "0"):
        page.key(key)
    assert page.asked == []
    assert page.errors == []
    tried = page.run(
        "fetch('https://harm.example/').then(() => 'went', () => 'stayed').then((first) => new Promise((done) => {"
        "const image = new Image(); image.onerror = () => done(first + ' stayed'); image.onload = () => done('went');"
        "image.src = 'https://harm.example/x.png'; }))"
    )
    assert tried == "stayed stayed"
    assert any("Content Security Policy" in error for error in page.errors)


def test_on_a_phone_the_list_is_a_sheet_and_the_card_too(browser: Chromium, made: Made, tmp_path: Path) -> None:
    browser.open(written(made, tmp_path), 390, 844)
    browser.click("#handle")
    browser.until("document.getElementById('hubs').getBoundingClientRect().top < 600")
    browser.click("#hubs li")
    assert card(browser) == hubs(browser)[0]
    left, right, bottom = browser.run(
        "(({left, right, bottom}) => [left, right, bottom])(document.getElementById('card').getBoundingClientRect())"
    )
    assert (left, right, bottom) == (0, 390, 844)
    assert browser.run("document.documentElement.scrollWidth") == 390


def test_without_ties_the_page_says_what_to_do(browser: Chromium, untied: Made, tmp_path: Path) -> None:
    browser.open(written(untied, tmp_path))
    assert "No ties yet" in browser.text("#empty")
    assert browser.text("#hubs") == "No ties are on record yet."
    assert browser.run("document.getElementById('filters').hidden")
    browser.click("#query")
    browser.write("cleo")
    browser.key("Enter")
    assert card(browser) == "Cleo"
    assert browser.errors == []


def test_without_webgl_lists_and_cards_still_work(browser: Chromium, made: Made, tmp_path: Path) -> None:
    browser("Page.addScriptToEvaluateOnNewDocument", source="HTMLCanvasElement.prototype.getContext = () => null;")
    browser.open(written(made, tmp_path))
    assert "WebGL" in browser.text("#empty")
    browser.key("ArrowDown")
    assert card(browser) == hubs(browser)[0]


def test_twenty_thousand_people_are_soon_there_to_be_used(browser: Chromium, tmp_path: Path) -> None:
    made = large(20_000, 200_000, 60)
    browser.open(written(made, tmp_path))
    assert int(browser.run("document.documentElement.dataset.ready")) < READY_WITHIN
    last = made[1].names[-1]
    browser.click("#query")
    browser.write(last)
    assert browser.text("#results strong") == last
    browser.key("Enter")
    assert card(browser) == last
    browser.key("Escape")
    browser.key("ArrowDown")
    assert card(browser) == hubs(browser)[0]
    assert browser.errors == []
    assert browser.asked == []
