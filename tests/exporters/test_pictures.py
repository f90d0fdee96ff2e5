"""Pictures as SVG and PNG."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from lxml import etree
from PIL import Image
from wombat.plugins.exporters import fonts, png, svg

from tests.exporters.made import FORMULA, SCRIPT, Made
from wombat import Disc, Label, Line, Scene, WombatError

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def test_the_svg_names_everybody_as_text(made: Made) -> None:
    root = etree.fromstring(svg.write(*made))
    shown = {text.text for text in root.iter(f"{SVG}text")}
    told = {title.text for title in root.iter(f"{SVG}title")}
    assert {"王小明", "欧阳泽"} <= shown
    assert {SCRIPT, FORMULA, "李娜"} <= told
    assert not list(root.iter(f"{SVG}script", f"{SVG}image", f"{SVG}img"))


def test_the_svg_asks_for_fonts_of_its_language() -> None:
    scene = Scene(10, 10, [Label(1, 2, "骨", 9, "1F2A44")])
    assert etree.fromstring(svg.markup(scene, "zh-TW").encode()).get("font-family", "").startswith("'PingFang TC'")
    assert "PingFang SC" in etree.fromstring(svg.markup(scene, "zh-CN").encode()).get("font-family", "")


def test_the_png_shows_shapes_in_their_colours() -> None:
    shapes = [Disc(30, 30, 20, "D97706"), Line(0, 80, 100, 80, "0F766E", 4), Disc(80, 30, 10, "000000", 0.5)]
    found = Image.open(io.BytesIO(png.drawn(Scene(100, 100, shapes), "en")))
    assert found.size == (100 * png.SCALE, 100 * png.SCALE)
    assert found.getpixel((60, 60)) == (0xD9, 0x77, 0x06)
    assert found.getpixel((100, 160)) == (0x0F, 0x76, 0x6E)
    assert found.getpixel((160, 60)) == pytest.approx((127, 127, 127), abs=2)
    assert found.getpixel((195, 195)) == (255, 255, 255)


@pytest.mark.skipif(fonts.find_font("zh-CN", chinese=True) is None, reason="needs a font with Chinese characters")
def test_chinese_names_are_characters_and_no_boxes() -> None:
    def inked(text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        data = png.drawn(Scene(60, 40, [Label(30, 28, text, 24, "000000")]), "zh-CN")
        return np.asarray(Image.open(io.BytesIO(data)).convert("L"))

    assert (inked("林") != inked("文")).any()
    assert (inked("一") < 128).sum() < (inked("鑫") < 128).sum()


def test_without_a_chinese_font_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_folders", lambda: (tmp_path,))
    with pytest.raises(WombatError, match="No font with Chinese characters was found"):
        png.drawn(Scene(60, 40, [Label(30, 28, "王伟", 12, "000000")]), "zh-CN")
    latin = png.drawn(Scene(60, 40, [Label(30, 28, "Ann", 12, "000000")]), "zh-CN")
    assert (np.asarray(Image.open(io.BytesIO(latin)).convert("L")) < 128).any()


def test_without_pillow_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(WombatError, match=r"wombat-workbook\[png\]"):
        png.drawn(Scene(10, 10), "en")


def test_the_best_installed_font_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_folders", lambda: (tmp_path,))
    (tmp_path / "deep").mkdir()
    for name in ("wqy-zenhei.ttc", "deep/NotoSansCJK-Regular.ttc", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        (tmp_path / name).touch()
    noto = tmp_path / "deep" / "NotoSansCJK-Regular.ttc"
    assert fonts.find_font("zh-TW", chinese=True) == (noto, 3)
    assert fonts.find_font("zh-CN", chinese=True, bold=True) == (noto, 2)
    assert fonts.find_font("en", chinese=False, bold=True) == (tmp_path / "DejaVuSans-Bold.ttf", 0)
    fonts._installed.cache_clear()
    assert fonts.needs_chinese(["Ann", "王"])
    assert not fonts.needs_chinese(["Ann", "Żółć"])
