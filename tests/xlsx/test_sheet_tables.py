"""Sheets: their tables, rows made like another, and how many cells they may have."""

import io

import pytest
import xlsxwriter

from wombat.errors import WombatError
from wombat.xlsx.coords import letters
from wombat.xlsx.workbook import Workbook

from .test_sheet import in_openpyxl, sheet_of


def test_tables_are_listed_resized_and_get_other_headings() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet("Data")
    columns = [{"header": "name"}, {"header": "n"}]
    page.print_area("A1:C5")
    page.add_table(1, 1, 4, 2, {"name": "people", "columns": columns, "data": [["a", 1], ["b", 2]]})
    book.close()
    sheet = Workbook.from_bytes(file.getvalue(), "x.xlsx").sheet("Data")
    table = sheet.tables()[0]
    assert (table.display_name, str(table.area), table.headers) == ("people", "B2:C5", ("name", "n"))
    sheet.resize_table("people", 9)
    sheet.set_table_headers("people", {1: "数量"})
    seen = in_openpyxl(sheet)
    assert seen.tables["people"].ref == "B2:C9"
    assert seen.tables["people"].autoFilter.ref == "B2:C9"
    assert seen.print_area == "'Data'!$A$1:$C$9"
    assert [seen["B2"].value, seen["C2"].value] == ["name", "数量"]
    with pytest.raises(ValueError, match="one name"):
        sheet.set_table_headers("people", {1: "NAME"})
    with pytest.raises(ValueError, match="no rows"):
        sheet.resize_table("people", 2)
    with pytest.raises(KeyError):
        sheet.resize_table("others", 9)


def test_rows_can_be_made_like_another() -> None:
    rules = (
        '<conditionalFormatting sqref="A1:A2"><cfRule type="expression" priority="1"><formula>A1&gt;1</formula>'
        '</cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="B2 D1:D2">'
        '<formula1>"a,b"</formula1></dataValidation></dataValidations>'
    )
    sheet = sheet_of(
        '<row r="2" ht="30" customHeight="1"><c r="A2" s="1"><v>1</v></c><c r="B2"/></row>'
        '<row r="4"><c r="A4"><v>5</v></c></row>',
        tail=rules,
    )
    sheet.book.styles.variant(0, number_format="0.00")
    sheet.like_row(3, 4, 2)
    assert [sheet.cell(n, 1)[::2] for n in (2, 3, 4)] == [(1, 1), (None, 1), (5, 1)]
    seen = in_openpyxl(sheet)
    assert [seen.row_dimensions[n].height for n in (2, 3, 4)] == [30, 30, 30]
    assert [str(rule.sqref) for rule in seen.conditional_formatting] == ["A1:A4"]
    assert str(seen.data_validations.dataValidation[0].sqref) == "B2:B4 D1:D4"
    sheet.like_row(3, 4, 2)
    assert letters(703) == "AAA"


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wombat.xlsx.grid.MAX_CELLS", 2)
    with pytest.raises(WombatError, match="5,000,000 cells"):
        sheet_of('<row r="1"><c r="A1"/><c r="B1"/><c r="C1"/></row>')
