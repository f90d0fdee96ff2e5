"""The answer “two people”, chosen in the sheet of merged people, takes a merge apart at the next build, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.conftest import build

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = {"en": ("Merged people", "One or two?", "two people"), "zh-CN": ("合并记录", "一个还是两个", "两个人")}


@pytest.mark.parametrize("language", ANSWERS)
def test_two_people_are_taken_apart_and_stay_so(tmp_path: Path, language: str) -> None:
    one, two, book = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "plan.xlsx"
    one.write_text("Name,Phone,City\nRobert Stone,13800000001,Rome\n", "utf-8")
    two.write_text("Name,Phone,Email\nBob Stone,13800000001,bob@blue.example\n", "utf-8")
    assert len(build(book, one, two, country="CN", language=language).plan.contacts) == 1
    title, heading, answer = ANSWERS[language]
    opened = openpyxl.load_workbook(book)
    sheet = opened[title]
    at = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    line = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Bob Stone")
    sheet.cell(line, at.column).value = answer
    opened.save(book)
    plan = build(book).plan
    assert [(each.name, each["city"], each.texts("emails"), each.texts("sources")) for each in plan.contacts] == [
        ("Robert Stone", "Rome", [], ["a.csv"]),
        ("Bob Stone", None, ["bob@blue.example"], ["b.csv"]),
    ]
    two.write_text("Name,Phone,Email,City\nBob Stone,13800000001,bob@blue.example,Pisa\n", "utf-8")
    plan = build(book, one, two).plan
    assert [(each.name, each["city"]) for each in plan.contacts] == [("Robert Stone", "Rome"), ("Bob Stone", "Pisa")]
    assert not list(filter(None, (each["duplicate"] for each in plan.contacts)))
