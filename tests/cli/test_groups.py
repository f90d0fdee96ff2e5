"""A group of worksheets from a folder of a plugin is switched on and off, and keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.definitions.test_load import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat

PLUGIN = """
from pathlib import Path
from wombat import hookimpl

wombat_api = 1

@hookimpl
def wombat_worksheets():
    return [Path(__file__).parent / "sheets"]
"""
GROUPS = """
[[group]]
id = "extra"
order = 9
title = { en = "Extra" }
purpose = { en = "More" }
"""


def install(folder: Path, wombat: Wombat) -> None:
    (folder / "sheets").mkdir()
    (folder / "sheets" / "pets.toml").write_text(GOOD, "utf-8")
    (folder / "sheets" / "groups.toml").write_text(GROUPS, "utf-8")
    (folder / "pets.py").write_text(PLUGIN, "utf-8")
    info = folder / "pets-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pets\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[wombat]\npets = pets\n", "utf-8")
    wombat.environment["PYTHONPATH"] = str(folder)


def pets(book: Path) -> tuple[str, list[object]]:
    sheet = openpyxl.load_workbook(book)["Pets"]
    return sheet.sheet_state, [row[3] for row in sheet.iter_rows(min_row=4, values_only=True) if row[3]]


def test_a_group_is_off_until_it_is_switched_on_and_stays_on(wombat: Wombat, tmp_path: Path) -> None:
    install(tmp_path, wombat)
    book = tmp_path / "plan.xlsx"
    wombat.build("-o", book)
    assert "Pets" not in openpyxl.load_workbook(book).sheetnames
    assert wombat.build("-o", book, "--with", "extra").status == 0
    assert pets(book) == ("visible", ["Size", "big"])
    assert wombat.build("-o", book, "--json").data["written"] is False


def test_switched_off_it_hides_and_on_again_all_is_there(wombat: Wombat, tmp_path: Path) -> None:
    install(tmp_path, wombat)
    book = tmp_path / "plan.xlsx"
    wombat.build("-o", book, "--with", "extra")
    wombat.build("-o", book, "--without", "extra")
    assert pets(book) == ("hidden", ["Size", "big"])
    wombat.build("-o", book, "--with", "extra")
    assert pets(book) == ("visible", ["Size", "big"])


def test_without_its_plugin_a_sheet_stays_as_it_is_and_is_named(wombat: Wombat, tmp_path: Path) -> None:
    install(tmp_path, wombat)
    book = tmp_path / "plan.xlsx"
    wombat.build("-o", book, "--with", "extra")
    said = wombat.build("-o", book, "--no-plugin", "pets")
    assert said.status == 0
    assert "Pets" in said.err
    assert pets(book) == ("visible", ["Size", "big"])
