"""Sheets: every value comes back, untouched rows keep their bytes, and what a cell is not asked to lose stays."""

import io
import zipfile
from datetime import date, datetime, timedelta

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from wombat.errors import WombatError
from wombat.xlsx.cells import CellError, Formula, Value
from wombat.xlsx.dates import from_serial, to_serial
from wombat.xlsx.frame import split
from wombat.xlsx.sheet import Sheet
from wombat.xlsx.strings import TextTooLongError, fitting, plain_text, shared_strings, xml_text
from wombat.xlsx.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_of(rows: str, *, head: str = "", tail: str = "") -> Sheet:
    xml = f'<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
    return Workbook.new().add_sheet_part("Data", xml.encode())


def reopened(sheet: Sheet) -> Sheet:
    return Workbook.from_bytes(sheet.book.to_bytes(), "again.xlsx").sheet(sheet.name)


def in_openpyxl(sheet: Sheet) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(sheet.book.to_bytes()))[sheet.name]


def grid(sheet: Sheet) -> dict[tuple[int, int], Value]:
    return {
        (row, column): cell.value
        for row, cells in sheet.rows()
        for column, cell in cells.items()
        if cell.value is not None
    }


EARLIEST, LATEST = datetime(1904, 1, 2), datetime(9999, 12, 31)  # noqa: DTZ001


def looks(sheet: Sheet) -> dict[tuple[int, int], dict[str, str]]:
    formats = sheet.book.styles.items("cellXfs")
    return {
        (n, c): dict(formats[cell.style].attrib) for n, cells in sheet.rows() for c, cell in cells.items() if cell.style
    }


TEXTS = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
    st.sampled_from(
        ["=1+1", "+86 139", "-", "@me", "\tx", "\rx", "_x000B_", "#N/A", " a ", "a\nb", "0138", "王伟", "👩‍👩‍👧"]
    ),
)


@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=6))
@settings(max_examples=150, deadline=None)
def test_values_come_back(rows: list[list[Value]]) -> None:
    one, two = sheet_of(""), sheet_of("")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            one.put(number, column, value)
    two.fill(1, {column + 1: [row[column] for row in rows] for column in range(3)})
    wanted = {
        (number, column): value
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if value not in (None, "")
    }
    for sheet in (one, two):
        assert grid(reopened(sheet)) == wanted
        assert {(n, c): v for n, cells in reopened(sheet).values() for c, v in cells.items()} == wanted


@given(st.lists(st.one_of(VALUES, st.dates(date(1900, 1, 1)), st.just(CellError("#N/A"))), max_size=5))
@settings(max_examples=40, deadline=None)
def test_putting_what_a_cell_holds_changes_no_byte(row: list[Value]) -> None:
    sheet = sheet_of("")
    day = sheet.book.styles.variant(0, number_format="yyyy-mm-dd")
    for column, value in enumerate(row, 1):
        style = day if isinstance(value, date) else None
        sheet.put(1, column, value, style=style)
        sheet.put(2, column, value, formula="A1", style=style)
    data = sheet.book.to_bytes()
    again = Workbook.from_bytes(data, "again.xlsx")
    for column, value in enumerate(row, 1):
        again.sheet("Data").put(1, column, value)
        again.sheet("Data").put(2, column, value, formula="=A1")
        if value is not None:
            again.sheet("Data").fill(1, {column: [value]})
    assert not again.changed
    assert again.to_bytes() == data


def test_other_programs_read_what_is_written() -> None:
    sheet = sheet_of("")
    day = sheet.book.styles.variant(0, number_format="yyyy-mm-dd")
    sheet.put(1, 1, "=SUM(A1)")
    sheet.put(2, 1, "13800138000")
    sheet.put(3, 1, date(2024, 2, 29), style=day)
    sheet.put(4, 1, 7, formula="=3+4")
    sheet.put(5, 1, "bell\a & <tag>")
    sheet.put(6, 1, CellError("#N/A"))
    seen = in_openpyxl(sheet)
    assert [seen.cell(n, 1).data_type for n in range(1, 7)] == ["s", "s", "d", "f", "s", "e"]
    assert seen["A1"].value == "=SUM(A1)"
    assert seen["A1"].quotePrefix
    assert seen["A3"].value == datetime(2024, 2, 29)  # noqa: DTZ001
    assert seen["A4"].value == "=3+4"
    assert seen["A5"].value == "bell_x0007_ & <tag>"
    figures = openpyxl.load_workbook(io.BytesIO(sheet.book.to_bytes()), data_only=True)["Data"]
    assert figures["A4"].value == 7


def test_a_number_in_a_cell_of_quoted_text_is_no_longer_quoted() -> None:
    sheet = sheet_of("")
    sheet.put(1, 1, "=x")
    quoted = sheet.cell(1, 1).style
    sheet.put(1, 1, 5)
    assert quoted != 0
    assert sheet.cell(1, 1).style == 0


@pytest.mark.parametrize("program", ["openpyxl", "XlsxWriter"])
def test_what_other_programs_write_is_read(program: str) -> None:
    file = io.BytesIO()
    rows: list[list[Value]] = [["name", "n", "x", "day"], ["王 & 伟", 3, 2.5, date(2024, 1, 31)], ["b", -4, 1e20, None]]
    if program == "openpyxl":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.active.title = "Data"
        book.save(file)
    else:
        written = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
        page = written.add_worksheet("Data")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        page.write_rich_string(3, 0, "a ", written.add_format({"bold": True}), "bold", " word")
        written.close()
        rows.append(["a bold word", None, None, None])
    sheet = Workbook.from_bytes(file.getvalue(), "x.xlsx").sheet("Data")
    read = [[cells[c].value if c in cells else None for c in range(1, 5)] for _, cells in sheet.rows()]
    assert read == rows


A1, B1, A2 = '<c r="A1"><v>1</v></c>', '<c r="B1"><v>2</v></c>', '<c r="A2"><v>3</v></c>'
ODD_ROWS = {
    "no references": "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    "single quotes": f'<row r="1">{A1}{B1}</row><row r="2">{A2}</row>'.replace('"', "'"),
    "out of order": f'<row r="2">{A2}</row><row r="1">{B1}{A1}</row>',
    "white space": f'\n <row r="1" >\n <c r="A1" >\n<v> 1 </v></c> {B1}\n</row>\n<row r="2">{A2}</row>\n',
    "comments": f'<!-- <row r="9"/> --><row r="1">{A1}<!-- x -->{B1}</row><row r="2">{A2}</row>',
    "more attributes": f'<row r="1" spans="1:2" ht="20" customHeight="1"><c r="A1" s="0" t="n" cm="1"><v>1</v></c>'
    f'<c t="n" r="B1"><v>2</v></c></row><row spans="1:1" r="2">{A2}</row>',
}


@pytest.mark.parametrize("case", ODD_ROWS)
def test_rows_written_in_other_ways_are_read_and_changed(case: str) -> None:
    sheet = sheet_of(ODD_ROWS[case])
    assert grid(sheet) == {(1, 1): 1, (1, 2): 2, (2, 1): 3}
    sheet.put(1, 3, "new")
    sheet.put(2, 1, 4)
    assert grid(reopened(sheet)) == {(1, 1): 1, (1, 2): 2, (1, 3): "new", (2, 1): 4}


def test_a_sheet_whose_elements_bear_a_prefix() -> None:
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is>'
        '</x:c></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    sheet = Workbook.new().add_sheet_part("Data", xml.encode())
    sheet.put(2, 1, "b")
    assert grid(reopened(sheet)) == {(1, 1): "a", (2, 1): "b"}
    assert [str(area) for area in in_openpyxl(sheet).merged_cells.ranges] == ["A1:B1"]


BROKEN = [
    '<row r="1"/><row r="1"/>',
    '<row r="0"/>',
    '<row r="1048577"><c r="A1048577"/></row>',
    "stray text",
    "<c r='A1'/>",
]


@pytest.mark.parametrize("rows", BROKEN)
def test_rows_that_would_have_to_be_guessed_are_refused(rows: str) -> None:
    with pytest.raises(WombatError, match="The sheet Data of"):
        sheet_of(rows)


def test_a_row_cut_off_is_refused_when_it_is_changed() -> None:
    sheet = sheet_of('<row r="1"><c r="A1"><v>1</v></c>')
    with pytest.raises(WombatError):
        sheet.put(1, 2, 5)


def test_shared_formulas_are_read_and_survive_the_loss_of_the_first() -> None:
    rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1+SUM(D:D)</f><v>1</v></c></row>' + "".join(
        f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/><v>{n}</v></c></row>' for n in (2, 3)
    )
    sheet = sheet_of(rows)
    wanted = [f"B{n}*$C$1+SUM(D:D)" for n in (1, 2, 3)]
    assert [cells[1].formula for _, cells in sheet.rows()] == wanted
    sheet.put(1, 1, "gone")
    assert [cells[1].formula for _, cells in reopened(sheet).rows()] == [None, *wanted[1:]]
    assert [cells[1].value for _, cells in reopened(sheet).rows()] == ["gone", 2, 3]


def test_other_cells_attributes_and_extensions_of_a_row_stay() -> None:
    kept = '<c r="B1" s="0" vm="1" t="e"><v>#VALUE!</v></c>'
    sheet = sheet_of(
        f'<row r="1" ht="33" customHeight="1" x:dyDescent="0.2" xmlns:x="urn:x"><c r="A1"><v>1</v></c>{kept}</row>'
        '<row r="5" hidden="1"/>',
        tail="<extLst><ext uri='{x}'><y xmlns='urn:y'/></ext></extLst>",
    )
    sheet.put(1, 1, 2)
    sheet.put(5, 1, 3)
    sheet.book.write_parts()
    xml = sheet.book.package.read(sheet.part).decode()
    assert kept in xml
    assert 'ht="33" customHeight="1" x:dyDescent="0.2"' in xml
    assert '<row r="5" hidden="1"><c r="A5"><v>3</v></c></row>' in xml
    assert "<extLst><ext uri='{x}'><y xmlns='urn:y'/></ext></extLst>" in xml


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_filling_columns_is_the_same_as_putting_cells(data: st.DataObject) -> None:
    rows = "".join(
        data.draw(
            st.sampled_from(
                [
                    "",
                    f'<row r="{n}"><c r="A{n}"/><c r="C{n}" s="1"/></row>',
                    f'<row r="{n}" ht="20"><c r="B{n}"><v>7</v></c></row>',
                    f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>old</t></is></c></row>',
                ]
            )
        )
        for n in range(1, 9)
    )
    first, count = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 6))
    columns = {
        c: data.draw(st.lists(VALUES, min_size=count, max_size=count)) for c in data.draw(st.sets(st.integers(1, 4)))
    }
    one, two = sheet_of(rows), sheet_of(rows)
    for sheet in (one, two):
        sheet.book.styles.variant(0, number_format="0.00")
    one.fill(first, columns)
    for column, values in columns.items():
        for at, value in enumerate(values):
            if value is not None or two.cell(first + at, column).value is not None:
                two.put(first + at, column, value)
    assert grid(one) == grid(two)
    assert looks(one) == looks(two)


def test_formulas_can_be_filled_with_what_they_give() -> None:
    sheet = sheet_of("")
    sheet.fill(2, {1: [1, 2], 2: [Formula("=A2*2", 2), Formula("A3*2", 4)]})
    assert [cells[2][:2] for _, cells in reopened(sheet).rows()] == [(2, "A2*2"), (4, "A3*2")]


def test_columns_of_different_length_are_an_error() -> None:
    with pytest.raises(ValueError, match="length"):
        sheet_of("").fill(1, {1: [1], 2: [1, 2]})


def test_text_that_is_too_long_is_told_and_can_be_cut() -> None:
    sheet = sheet_of("")
    with pytest.raises(TextTooLongError):
        sheet.put(1, 1, "x" * 32_768)
    with pytest.raises(TextTooLongError):
        sheet.fill(1, {1: ["👍" * 16_384]})
    cut, was_cut = fitting("👍" * 16_384)
    sheet.put(1, 1, cut)
    assert was_cut
    assert reopened(sheet).cell(1, 1).value == "👍" * 16_383


def test_last_row_is_the_last_with_something_in_it() -> None:
    assert sheet_of("").last_row == 0
    assert sheet_of('<row r="3"><c r="A3"><f>1</f></c></row><row r="9"><c r="A9" s="1"/></row>').last_row == 3


def test_clearing_keeps_the_format() -> None:
    sheet = sheet_of('<row r="1"><c r="A1" s="0"><v>1</v></c></row>')
    bold = sheet.book.styles.variant(0, number_format="0.00")
    sheet.put(1, 1, 2, style=bold)
    sheet.clear(1, 1)
    assert sheet.cell(1, 1) == (None, None, bold)


def test_new_cells_take_the_format_of_their_column() -> None:
    sheet = sheet_of("", head='<cols><col min="2" max="3" width="9" style="1"/></cols>')
    sheet.book.styles.variant(0, number_format="0.00")
    sheet.put(1, 2, 5)
    sheet.fill(2, {1: [1], 3: [2]})
    assert (sheet.cell(1, 2).style, sheet.cell(2, 1).style, sheet.cell(2, 3).style) == (1, 0, 1)


@given(st.integers(0, 40), st.integers(0, 5), st.booleans())
@settings(max_examples=30, deadline=None)
def test_taken_apart_and_joined_a_sheet_has_the_same_bytes(rows: int, columns: int, closed: bool) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet()
    for row in range(rows):
        for column in range(columns):
            page.write(row * 2, column, f"{row} & {column}" if closed else row)
    page.set_row(90, 30)
    book.close()
    with zipfile.ZipFile(io.BytesIO(file.getvalue())) as archive:
        data = archive.read("xl/worksheets/sheet1.xml")
    frame, parts = split(data)
    assert b"".join([frame.head, *parts.pieces(), frame.tail]) == data


@given(st.datetimes(EARLIEST, LATEST), st.booleans())
@settings(max_examples=200, deadline=None)
def test_dates_keep_their_day_and_second(moment: datetime, old_mac: bool) -> None:
    moment = moment.replace(microsecond=0)
    read = from_serial(to_serial(moment, date1904=old_mac), date1904=old_mac)
    midnight = moment == datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
    assert read == (moment.date() if midnight else moment)
    assert from_serial(to_serial(moment.date(), date1904=old_mac), date1904=old_mac) == moment.date()


def test_dates_around_the_leap_day_that_never_was() -> None:
    assert [from_serial(n) for n in (1, 59, 60, 61)] == [date(1900, 1, 1), date(1900, 2, 28), 60, date(1900, 3, 1)]
    assert [to_serial(date(1900, 1, 1) + timedelta(days=n)) for n in (0, 58, 59)] == [1, 59, 61]
    with pytest.raises(ValueError, match="before the first day"):
        to_serial(date(1899, 12, 31))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_text_survives_escaping(text: str) -> None:
    raw = xml_text(text)
    assert plain_text(raw) == text
    assert shared_strings(f'<sst xmlns="{MAIN}"><si><t>{raw}</t></si></sst>'.encode()) == [text]


def test_readings_of_names_are_no_part_of_them() -> None:
    reading = '<rPh sb="0" eb="1"><t>wang</t></rPh>'
    xml = f'<sst xmlns="{MAIN}"><si><t>王</t>{reading}</si><si><r><t>a</t></r><r><t>b</t></r></si></sst>'
    assert shared_strings(xml.encode()) == ["王", "ab"]
