from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from wombat import WombatError
from wombat.sources import spreadsheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Source


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    fill(book)
    book.close()
    return file.getvalue()


def people(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("My people")
    sheet.write_row(2, 1, ["Name", "Phone", "Since", "Paid", "VIP"])
    sheet.write_row(4, 1, ["王伟", 13800138000.0])
    sheet.write_datetime(
        4, 3, datetime(2021, 3, 12, tzinfo=UTC).replace(tzinfo=None), book.add_format({"num_format": "yyyy-mm-dd"})
    )
    sheet.write_number(4, 4, 12.5)
    sheet.write_boolean(4, 5, True)
    sheet.write_string(5, 1, "=1+1")
    book.add_worksheet("Empty")
    hidden = book.add_worksheet("Hidden")
    hidden.write(0, 0, "secret")
    hidden.hide()


def altered(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            assert name != part or old in content
            after.writestr(name, content.replace(old, new) if name == part else content)
    return file.getvalue()


def test_cells_are_text_with_their_places(opened: Callable[..., Source]) -> None:
    (grid,) = opened(workbook(people), "people.xlsx").sheets()
    assert grid.rows == [
        ["Name", "Phone", "Since", "Paid", "VIP"],
        ["王伟", "13800138000", "2021-03-12", "12.5", "TRUE"],
        ["=1+1", "", "", "", ""],
    ]
    assert grid.place(1) == "'My people'!B5"
    assert grid.place(2, 4) == "'My people'!F6"


def test_a_sheet_that_is_all_there_is_is_read_though_hidden(opened: Callable[..., Source]) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Empty")
        hidden = book.add_worksheet("Hidden")
        hidden.write(0, 0, "Name")
        hidden.hide()

    assert [grid.sheet for grid in opened(workbook(fill), "people.xlsx").sheets()] == ["Hidden"]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        (b"</sheetData>", b'<row r="9"><c r="B99999999999999999999"><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b"</sheetD"),
    ],
)
def test_a_hostile_sheet_ends_in_a_sentence_or_in_rows(opened: Callable[..., Source], old: bytes, new: bytes) -> None:
    source = opened(altered(workbook(people), SHEET, old, new), "evil.xlsx")
    try:
        assert source.sheets()[0].rows[0][0] == "Name"
    except WombatError as error:
        assert "evil.xlsx" in str(error)  # noqa: PT017 - either outcome is right


def test_a_huge_area_is_refused(opened: Callable[..., Source]) -> None:
    row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    source = opened(altered(workbook(people), SHEET, b"</sheetData>", row), "evil.xlsx")
    with pytest.raises(WombatError, match=r"evil\.xlsx"):
        source.sheets()
    with pytest.raises(WombatError, match=r"evil\.xlsx"):
        source.sheets()


def test_too_many_cells_are_refused(opened: Callable[..., Source], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "CELLS", 7)
    with pytest.raises(WombatError, match="more than 7 cells"):
        opened(workbook(people), "people.xlsx").sheets()


def test_a_workbook_that_takes_too_long_is_refused(
    opened: Callable[..., Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheets, "SECONDS", 0.001)
    with pytest.raises(WombatError, match="takes longer"):
        opened(workbook(people), "people.xlsx").sheets()


@pytest.mark.parametrize("content", [b"PK\3\4 xl/workbook.xml", b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le")])
def test_a_broken_workbook_says_so(opened: Callable[..., Source], content: bytes) -> None:
    with pytest.raises(WombatError, match="is a broken spreadsheet"):
        opened(content, "list.xls").sheets()


def test_an_encrypted_workbook_says_so(opened: Callable[..., Source]) -> None:
    content = b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(WombatError, match="protected by a password"):
        opened(content, "list.xlsx").sheets()


XML_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Slips"><Table>
  <Row><Cell><Data ss:Type="String">From</Data></Cell><Cell><Data ss:Type="String">To</Data></Cell></Row>
  <Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="Number">13800138000</Data></Cell>
   <Cell ss:MergeAcross="1"><Data ss:Type="DateTime">2023-05-01T00:00:00.000</Data></Cell>
   <Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>"""


def test_spreadsheetml_saved_as_xls_is_read(opened: Callable[..., Source]) -> None:
    (grid,) = opened(XML_2003, "report.xls").sheets()
    assert grid.rows == [["From", "To"], ["", "13800138000", "2023-05-01", "", "TRUE"]]
    assert grid.place(1) == "Slips!A4"


@pytest.mark.parametrize(
    "broken",
    [
        XML_2003.replace('ss:Index="4"', 'ss:Index="99999999"'),
        XML_2003.replace('ss:Index="2"', 'ss:Index="x"'),
        XML_2003.replace(">13800138000<", ">many<"),
    ],
)
def test_spreadsheetml_out_of_order_is_refused(opened: Callable[..., Source], broken: str) -> None:
    with pytest.raises(WombatError, match="broken spreadsheet"):
        opened(broken, "report.xls").sheets()


def test_entities_of_spreadsheetml_are_not_followed(opened: Callable[..., Source]) -> None:
    evil = XML_2003.replace("<?mso", '<!DOCTYPE W [<!ENTITY x SYSTEM "file:///etc/hostname">]><?mso').replace(
        ">From<", ">From&x;<"
    )
    (grid,) = opened(evil, "report.xls").sheets()
    assert grid.rows[0][0] == "From&x;"
