"""What a worksheet looks like: widths, heights, printing; and the words of all three languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from wombat.book import heights, look, widths
from wombat.book.headings import heading_text, hint_text
from wombat.book.skeleton import make_skeleton
from wombat.definitions.shelf import load_folders
from wombat.text import LANGUAGES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from wombat.definitions.model import Worksheet

ROOT = Path(__file__).parent.parent
WORKSHEETS, _ = load_folders([(ROOT / "worksheets", "test")])
WORDS = [
    path
    for folder in ("worksheets", "plugins", "wombat")
    for path in sorted((ROOT / folder).rglob("*.toml"))
    if path.name not in {"words.toml", "terms.toml", "professions.toml", "evidence.toml", "columns.toml"}
]
SIMPLIFIED = "们这说为个联没发网软让谁还间请记录写对话给读时长进过现实业务专称类组员电邮"
TRADITIONAL = "們這說為個聯沒發軟讓誰還間請寫對話給讀時長進過現實業務專稱類組員電郵"
MAINLAND = ("單元格", "軟件", "默認", "鏈接", "打印", "短信", "聯系", "網絡", "數據庫", "用戶", "屏幕", "搜索")
"""Words that Taiwan does not use."""


@pytest.fixture(params=list(WORKSHEETS.values()), ids=lambda each: each.id)
def definition(request: pytest.FixtureRequest) -> Worksheet:
    found: Worksheet = request.param
    return found


@pytest.fixture(params=LANGUAGES)
def sheet(request: pytest.FixtureRequest, definition: Worksheet) -> Sheet:
    book = openpyxl.Workbook()
    make_skeleton(book, definition, "made", request.param)
    made: Sheet = book["made"]
    return made


def test_every_tab_has_a_name_of_its_own_in_each_language() -> None:
    for language in LANGUAGES:
        titles = [each.title.say(language).casefold() for each in WORKSHEETS.values()]
        assert len(set(titles)) == len(titles)
        assert all(len(title) <= 31 for title in titles)


def test_a_sheet_prints_on_landscape_a4_with_its_headings(definition: Worksheet, sheet: Sheet) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    chars = widths.column_widths(definition)
    if not any(map(widths.is_register, definition.parts)) and definition.group in {"network", "message", "records"}:
        assert sheet.page_setup.fitToWidth == 1, sum(chars)
    assert bool(sheet.print_title_rows) == any(definition.tables())


def test_the_band_covers_all_columns_and_ids_are_hidden(definition: Worksheet, sheet: Sheet) -> None:
    colour = look.group_colour("start" if definition.id == "start" else definition.group)
    for column in range(3, sheet.max_column + 1):
        assert sheet.cell(1, column).fill.start_color.rgb == f"00{colour}"
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden
    assert sheet.sheet_properties.tabColor is not None


def test_the_rows_of_labels_and_headings_are_high_enough(definition: Worksheet) -> None:
    chars = widths.column_widths(definition)
    for language in LANGUAGES:
        for part in definition.parts:
            said = [each.label.say(language) for each in part.fields] if part.kind == "form" else []
            assert all(heights.lines(label, chars[0]) <= 2 for label in said), (part.id, language)
            for each, width in zip(part.fields, chars, strict=False) if part.kind != "form" else ():
                assert heights.lines(heading_text(each, language), width) <= 3, (each.id, language)


def test_help_beside_a_value_stays_on_the_sheet(definition: Worksheet) -> None:
    chars = widths.column_widths(definition)
    for part in definition.parts:
        for each in part.fields if part.kind == "form" else ():
            for language in LANGUAGES:
                if not widths.runs_over(each, chars):
                    assert heights.text_width(hint_text(each, language)) <= sum(chars[2:]), (each.id, language)


def test_a_row_is_as_high_as_its_text() -> None:
    assert heights.height([("short", 20)]) == heights.LEAST
    assert heights.lines("接触圈" * 10, 32) == 2
    assert heights.lines("two words " * 10, 47) == 2
    assert heights.lines("a\nb\nc", 30) == 3
    assert heights.height([("接触圈" * 10, 12), ("x", 5)]) > heights.height([("接触圈" * 10, 32)]) > heights.LEAST


def said_in(node: Any, language: str) -> list[str]:
    if isinstance(node, dict):
        own = [node[language]] if isinstance(node.get(language), str) else []
        return own + [text for value in node.values() for text in said_in(value, language)]
    return [text for value in node for text in said_in(value, language)] if isinstance(node, list) else []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_user_is_addressed_politely_and_in_the_right_script(path: Path) -> None:
    texts = tomllib.loads(path.read_text("utf-8"))
    for text in said_in(texts, "zh-CN"):
        assert "你" not in text, text
        assert not set(TRADITIONAL) & set(text) - set(SIMPLIFIED), text
        assert "「" not in text, text
    for text in said_in(texts, "zh-TW"):
        assert "你" not in text, text
        assert not set(SIMPLIFIED) & set(text) - set("网") - set(TRADITIONAL + "記錄"), text
        assert not [word for word in MAINLAND if word in text], text
        assert "“" not in text, text


def test_a_sample_workbook_opens_at_start_and_shows_no_ids(demo: Path) -> None:
    book = openpyxl.load_workbook(demo)
    assert book.active is not None
    assert book.active.title == book.sheetnames[0] == "首页"
    for name in book.sheetnames[:-1]:
        for row in book[name].iter_rows(min_col=3, values_only=True):
            shown = [str(value) for value in row if isinstance(value, str) and not value.startswith("=")]
            assert not [text for text in shown if re.search(r"\((c|r)\d+\)|\w_\w+_", text)], name
