"""The workbook turned from language to language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.book.desk import Desk, said
from wombat.text import LANGUAGES
from wombat.xlsx.workbook import Workbook
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = re.compile("[\u4e00-\u9fff]")
TONGUES = '"English,简体中文,繁體中文"'
"""The languages to choose from, each in its own words."""


def rules(path: Path) -> dict[str, list[str]]:
    """Return all dropdowns, prompts, warnings and conditions of each sheet."""
    book = Workbook.open(path)
    found: dict[str, list[str]] = {}
    for name in book.sheet_names:
        root = book.sheet(name).root
        texts = [element.text or "" for element in root.iter(main("formula"), main("formula1"))]
        for rule in root.iter(main("dataValidation")):
            texts += [rule.get(key, "") for key in ("prompt", "promptTitle", "error")]
        found[name] = texts
    return found


def charts(path: Path) -> list[str]:
    """Return what is said on all charts, and what they show."""
    package = Workbook.open(path).package
    roots = [package.root(name) for name in package.names() if "/charts/chart" in name]
    return [element.text for root in roots for element in root.iter() if element.text]


def test_there_and_back_again_is_the_same_workbook(desk: Desk) -> None:
    cells, there = desk.cells(), rules(desk.path)
    sheets = Workbook.open(desk.path).sheet_names
    drawn = charts(desk.path)
    for language in ("zh-CN", "zh-TW", "en"):
        built = desk.build(language=language)
        assert not built.problems, said(built)
        assert desk.changes() == [], language
    now = desk.cells()
    differing = {place: (cells.get(place), now.get(place)) for place in cells.keys() | now.keys()}
    assert not {place: both for place, both in differing.items() if not same(*both)}
    assert rules(desk.path) == there
    assert Workbook.open(desk.path).sheet_names == sheets
    assert charts(desk.path) == drawn


def same(before: object, after: object) -> bool:
    return before is not None and after is not None and before[:2] == after[:2]  # type: ignore[index]


@pytest.mark.parametrize("old", ["zh-CN", "zh-TW"])
def test_nothing_chinese_is_left_in_an_english_workbook(tmp_path: Path, sources: list[Path], old: str) -> None:
    desk = Desk(tmp_path / "plan.xlsx")
    desk.build(*sources, language=old)
    desk.build(language="en")
    theirs = {"王伟", "锐鑫贸易", "总经理"}
    left = {
        place: cell
        for place, cell in desk.cells().items()
        if CHINESE.search(f"{cell.value} {cell.formula}") and not any(word in str(cell) for word in theirs)
    }
    assert not left
    said = [text for texts in rules(desk.path).values() for text in texts if text != TONGUES]
    assert not [text for text in said if CHINESE.search(text)]
    assert not [text for text in charts(desk.path) if CHINESE.search(text) and text not in theirs]
    assert not [name for name in Workbook.open(desk.path).sheet_names if CHINESE.search(name)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_turned_to_a_language_is_like_one_built_in_it(
    tmp_path: Path, desk: Desk, sources: list[Path], language: str
) -> None:
    fresh = Desk(tmp_path / "fresh.xlsx")
    fresh.build(*sources, language=language, owner="Olive Ward")
    desk.build(language=language)
    mine, theirs = desk.cells(), fresh.cells()
    differing = {place: (mine.get(place), theirs.get(place)) for place in mine.keys() | theirs.keys()}
    told = "\n".join(f"{place}: {both}" for place, both in differing.items() if not same(*both))
    assert not told
    assert rules(desk.path) == rules(fresh.path)


def test_what_the_user_renamed_and_typed_stays(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    items = desk.table("materials", "items")
    sheet = desk.names()["materials"]
    typed = {
        ("Contacts", place.heading, place.columns["company"]): "Firm",
        ("Contacts", place.numbers[0], place.columns["notes"]): "Strong",
        ("My materials", items.numbers[0], items.columns["item"]): "My own words",
        ("My materials", items.numbers[1], items.columns["where"]): "have",
    }
    desk.edit(lambda book: book.rename(sheet, "My materials"))
    for (name, row, column), value in typed.items():
        desk.put(name, [(row, column, value)])
    desk.build(language="zh-CN")
    contacts = desk.names()["contacts"]
    assert contacts == desk.read().shelf["contacts"].title.say("zh-CN")
    for (name, row, column), value in typed.items():
        assert desk.cell(contacts if name == "Contacts" else name, row, column).value == value
    assert desk.changes() == []


def test_sheets_that_were_switched_off_are_translated_when_they_are_on_again(desk: Desk) -> None:
    group = next(
        each.id
        for each in desk.read().groups
        if not each.always_on and any(s.group == each.id for s in desk.read().shelf.values())
    )
    desk.build(switch_on=[group])
    desk.build(switch_off=[group], language="zh-CN")
    desk.build(switch_on=[group])
    shelf = desk.read().shelf
    names = desk.names()
    mine = [sheet for sheet in shelf.values() if sheet.group == group]
    assert [names[sheet.id] for sheet in mine] == [sheet.title.say("zh-CN") for sheet in mine]
    assert desk.changes() == []
