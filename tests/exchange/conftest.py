from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from wombat.build import build as build_book
from wombat.prepare import Options

if TYPE_CHECKING:
    from wombat.build import Built

TODAY = date(2026, 11, 22)

LI = """Name,Company,Phone,Email,Title
王伟,锐鑫贸易,13800000001,wangwei@ruixin.example,经理
Li Mei,Sunrise,13800000002,limei@sunrise.example,
Zhou Tao,Blue Sea,13800000003,zhoutao@blue.example,Lawyer
Secret Sam,Hidden Ltd,13800000009,sam@hidden.example,Spy
"""
LI_TIES = """From,To,Kind,Weight
Li Mei,Zhou Tao,knows,2
Secret Sam,Zhou Tao,friend,2
"""
MINE = """Name,Company,Phone,Email,Title
王伟,锐鑫国际,13800000001,wangwei@ruixin.example,总经理
Ann Own,Mine,13800000004,ann@own.example,
"""


def type_in(book: Path, name: str, heading: str, value: object, sheet: str = "Contacts") -> None:
    """Type a value into the row of a contact, under a heading, as a user would."""
    opened = openpyxl.load_workbook(book)
    rows = opened[sheet]
    top = next(row for row in rows.iter_rows() if any(cell.value == heading for cell in row))
    columns = {cell.value: cell.column for cell in top}
    naming = columns["Name"]
    line = next(row for row in range(top[0].row + 1, rows.max_row + 1) if rows.cell(row, naming).value == name)
    rows.cell(line, columns[heading]).value = value
    opened.save(book)


def rows_of(book: Path, sheet: str, heading: str) -> list[dict[str, object]]:
    """Return the filled rows of the table that has a heading, by heading."""
    rows = openpyxl.load_workbook(book)[sheet]
    top = next(row for row in rows.iter_rows() if any(cell.value == heading for cell in row))
    shown = {cell.column: str(cell.value) for cell in top[2:] if cell.value}
    found = (
        {name: rows.cell(at, column).value for column, name in shown.items()}
        for at in range(top[0].row + 1, rows.max_row + 1)
    )
    return [row for row in found if row[heading]]


def build(book: Path, *sources: Path, today: date = TODAY, **asked: Any) -> Built:
    """Build a workbook in this process."""
    return build_book(sources, book, Options(today=today, **asked), lambda _: None)


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the workbook of a colleague and one's own, which have one contact in common."""
    folder = tmp_path_factory.mktemp("exchange")
    for name, text in (("a.csv", LI), ("ties.csv", LI_TIES), ("b.csv", MINE)):
        (folder / name).write_text(text, "utf-8")
    build(folder / "li.xlsx", folder / "a.csv", folder / "ties.csv", owner="Li Na", country="CN", language="en")
    type_in(folder / "li.xlsx", "Secret Sam", "Do not share", "✓")
    type_in(folder / "li.xlsx", "Zhou Tao", "Tie", "strong")
    build(folder / "mine.xlsx", folder / "b.csv", owner="Me Myself", country="CN", language="en")
    return folder


@pytest.fixture
def li(books: Path, tmp_path: Path) -> Path:
    """Return the workbook of a colleague, in which one contact is private and one tie strong."""
    return Path(shutil.copy(books / "li.xlsx", tmp_path))


@pytest.fixture
def mine(books: Path, tmp_path: Path) -> Path:
    """Return a workbook of one's own that has one contact in common with the colleague's."""
    return Path(shutil.copy(books / "mine.xlsx", tmp_path))
