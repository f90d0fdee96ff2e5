from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from wombat.xlsx.transplant import transplant
from wombat.xlsx.workbook import Workbook

from .books import by_openpyxl, by_xlsxwriter, cells, errors, loaded, look, parts, saved, scratch

if TYPE_CHECKING:
    from pathlib import Path

MAY_CHANGE = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
BOOKS = pytest.mark.parametrize("book", [by_openpyxl(), by_xlsxwriter()], ids=["openpyxl", "xlsxwriter"])


def grown(book: bytes, *titles: str, index: int | None = None, table: str = "Hubs") -> bytes:
    workbook = Workbook.from_bytes(book)
    transplant(workbook, scratch(*titles, table=table), index=index)
    return workbook.to_bytes()


@BOOKS
def test_every_part_of_the_user_stays_byte_for_byte(book: bytes) -> None:
    before, after = parts(book), parts(grown(book))
    assert {name: after[name] for name in before if name not in MAY_CHANGE} == {
        name: data for name, data in before.items() if name not in MAY_CHANGE
    }


@BOOKS
def test_the_users_cells_look_as_before(book: bytes) -> None:
    before, after = loaded(book), loaded(grown(book, index=0))
    for sheet in before.worksheets:
        for place, cell in cells(sheet):
            assert look(after[sheet.title][place]) == look(cell)
            assert after[sheet.title][place].value == cell.value


@BOOKS
def test_the_new_sheet_says_what_the_scratch_sheet_said(book: bytes) -> None:
    wanted, there = scratch()["核心人脉"], loaded(grown(book))["核心人脉"]
    for place, cell in cells(wanted):
        assert there[place].value == (datetime.combine(cell.value, datetime.min.time()) if cell.is_date else cell.value)
        if cell.has_style:
            assert look(there[place]) == look(cell)
    assert there["A6"].hyperlink.target == "https://example.example/a?b=1&c=2"
    assert there["A2"].comment.text == "a note"
    assert [(v.sqref, v.formula1) for v in there.data_validations.dataValidation] == [
        (v.sqref, v.formula1) for v in wanted.data_validations.dataValidation
    ]
    assert (there.freeze_panes, there.print_title_rows, there.print_area) == ("B2", "$1:$1", "'核心人脉'!$A$1:$D$9")
    assert (there.sheet_view.showGridLines, there.sheet_view.zoomScale) == (False, 85)
    assert there.sheet_properties.tabColor.rgb == "FF5B8C5A"
    assert (there.page_setup.orientation, there.oddFooter.center.text) == ("landscape", "Page &P")
    assert (there.column_dimensions["A"].width, there.column_dimensions["D"].hidden) == (31.5, True)
    assert there.row_dimensions[2].height == 40
    (rules,) = (rule.rules for rule in there.conditional_formatting)
    assert rules[0].dxf.font.color.rgb == "FFB5485D"
    assert (list(there.tables), len(there._charts)) == (["Hubs"], 1)


@BOOKS
def test_the_result_follows_the_schemas(book: bytes) -> None:
    assert set(errors(grown(book))) <= set(errors(book))


def test_the_picture_comes_along() -> None:
    after = parts(grown(by_xlsxwriter()))
    assert after["xl/media/image2.png"] == after["xl/media/image1.png"]
    assert b"../media/image2.png" in after["xl/drawings/_rels/drawing2.xml.rels"]


def test_a_first_workbook_is_made_of_nothing_else() -> None:
    def built() -> bytes:
        book = Workbook.new()
        transplant(book, scratch())
        return book.to_bytes()

    assert errors(built()) == []
    assert loaded(built()).sheetnames == ["核心人脉", "Log"]
    assert built() == built()


def test_sheets_stand_where_they_were_wanted_and_names_follow() -> None:
    user = loaded(grown(by_xlsxwriter(), index=0))
    assert user.sheetnames == ["核心人脉", "Log", "Plan 2024"]
    assert user["Plan 2024"].defined_names["local"].attr_text == "'Plan 2024'!$A$1"
    assert user["核心人脉"].print_title_rows == "$1:$1"


def test_only_the_titles_asked_for_are_moved() -> None:
    book = Workbook.from_bytes(by_openpyxl())
    assert list(transplant(book, scratch("A", "B", "C"), titles=["C", "A"])) == ["C", "A"]
    assert loaded(book.to_bytes()).sheetnames == ["My list", "Other", "C", "A"]


def test_a_second_build_does_not_let_the_styles_grow() -> None:
    once = grown(by_xlsxwriter())
    twice = grown(once, "Again", "And again", table="Others")
    assert parts(twice)["xl/styles.xml"] == parts(once)["xl/styles.xml"]


def test_hidden_sheets_stay_hidden_and_one_sheet_is_in_front() -> None:
    made = scratch("A", "B")
    made["B"].sheet_state = "veryHidden"
    made["A"].sheet_properties.codeName = "Sheet1"
    book = Workbook.from_bytes(by_openpyxl())
    transplant(book, made)
    after = loaded(book.to_bytes())
    assert after["B"].sheet_state == "veryHidden"
    assert not after["A"].sheet_view.tabSelected
    assert after["A"].sheet_properties.codeName is None
    first = Workbook.new()
    transplant(first, scratch("A", "B"))
    assert [sheet.sheet_view.tabSelected for sheet in loaded(first.to_bytes())] == [True, None]


@pytest.mark.parametrize("taken", ["deals", "RATE"])
def test_a_table_whose_name_is_taken_gets_another_in_every_formula(taken: str) -> None:
    after = loaded(grown(by_openpyxl(), table=taken))
    sheet = after["核心人脉"]
    assert list(sheet.tables) == [f"{taken}_2"]
    assert sheet["B5"].value == f"=SUM({taken}_2[Value])"
    numbers = [table.id for each in after.worksheets for table in each.tables.values()]
    assert len(set(numbers)) == len(numbers) == 2


def test_dates_keep_their_day_in_a_workbook_that_counts_from_1904() -> None:
    made = scratch("A")
    limit = DataValidation(type="date", operator="greaterThan", formula1="45352")
    limit.add("C9")
    made["A"].add_data_validation(limit)
    made["A"]["C8"], made["A"]["C9"] = 0.5, date(1903, 6, 1)
    made["A"]["C8"].number_format, made["A"]["C9"].number_format = "h:mm", "yyyy-mm-dd"
    book = Workbook.from_bytes(by_xlsxwriter(date1904=True))
    transplant(book, made)
    sheet = loaded(book.to_bytes())["A"]
    assert (sheet["C2"].value, sheet["B2"].value) == (datetime.fromisoformat("2024-03-01"), 3)
    assert sheet["C9"].value == "1903-06-01"
    assert b'<c r="C8"' in parts(book.to_bytes())["xl/worksheets/sheet2.xml"]
    assert b"<v>0.5</v>" in parts(book.to_bytes())["xl/worksheets/sheet2.xml"]
    assert sheet.data_validations.dataValidation[-1].formula1 == str(45352 - 1462)


def test_text_that_looks_like_a_formula_or_a_code_stays_text() -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row, text in enumerate(("+86 10", "-", "@a", "_x000B_", "plain"), 1):
        sheet.cell(row, 1).value = text
    sheet["A6"], sheet["A6"].data_type = "=1+1", "s"
    book = Workbook.from_bytes(by_openpyxl())
    placed = transplant(book, made)["Sheet"]
    assert [placed.cell(row, 1).value for row in range(1, 7)] == ["+86 10", "-", "@a", "_x000B_", "plain", "=1+1"]
    after = loaded(book.to_bytes())["Sheet"]
    assert [after.cell(row, 1).quotePrefix for row in range(1, 7)] == [True, True, True, False, False, True]


def test_shared_strings_become_text_of_their_cells() -> None:
    made = scratch("A")
    book = Workbook.from_bytes(by_openpyxl())
    transplant(book, made)
    assert b't="s"' not in parts(book.to_bytes())["xl/worksheets/sheet3.xml"]
    assert loaded(book.to_bytes())["A"]["A7"].value == "  spaces kept  "


def test_names_of_the_workbook_come_along() -> None:
    made = scratch("A")
    made.defined_names["tops"] = DefinedName("tops", attr_text="A!$A$2:$A$3", hidden=True)
    made.defined_names["rate"] = DefinedName("rate", attr_text="'My list'!$B$2")
    book = Workbook.from_bytes(by_openpyxl())
    transplant(book, made)
    names = loaded(book.to_bytes()).defined_names
    assert (names["tops"].attr_text, names["tops"].hidden) == ("A!$A$2:$A$3", True)
    assert names["rate"].attr_text == "'My list'!$B$2"


def test_a_name_that_means_something_else_is_refused() -> None:
    made = scratch("A")
    made.defined_names["rate"] = DefinedName("rate", attr_text="A!$A$1")
    with pytest.raises(ValueError, match="rate"):
        transplant(Workbook.from_bytes(by_openpyxl()), made)


def test_titles_that_are_taken_or_unknown_are_refused() -> None:
    book = Workbook.from_bytes(by_openpyxl())
    with pytest.raises(ValueError, match="my LIST"):
        transplant(book, scratch("my LIST"))
    with pytest.raises(ValueError, match="Nowhere"):
        transplant(book, scratch("A"), titles=["Nowhere"])
    assert not book.changed


def test_axes_of_charts_are_shown() -> None:
    chart = etree.fromstring(parts(grown(by_openpyxl()))["xl/charts/chart2.xml"])
    shown = chart.xpath("//*[local-name()='catAx' or local-name()='valAx']/*[local-name()='delete']/@val")
    assert shown == ["0", "0"]


@pytest.mark.slow
@BOOKS
def test_libreoffice_opens_the_result(book: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed for this test"
    (tmp_path / "book.xlsx").write_bytes(grown(book))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", tmp_path / "out", tmp_path / "book.xlsx"], check=True, capture_output=True)
    there = loaded((tmp_path / "out" / "book.xlsx").read_bytes())
    assert there.sheetnames == [*loaded(book).sheetnames, "核心人脉", "Log"]
    assert [there["核心人脉"][place].value for place in ("A2", "A3", "B2")] == ["甲", "=1+1", 3]
    assert (len(there["核心人脉"]._charts), list(there["核心人脉"].tables)) == (1, ["Hubs"])


def test_a_saved_scratch_workbook_is_as_openpyxl_saves_it() -> None:
    assert loaded(saved(scratch())).sheetnames == ["核心人脉", "Log"]
