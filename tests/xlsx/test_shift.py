"""Rows inserted, deleted and sorted: everything that points to a row goes on pointing to it."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import range_boundaries

from tests.xlsx.books import errors, loaded
from wombat.xlsx.coords import area
from wombat.xlsx.formulas import quoted
from wombat.xlsx.moves import Inserted, Removed, Reordered
from wombat.xlsx.shift_parts import moved_shapes
from wombat.xlsx.workbook import Workbook

OTHER = "O'Neil & Söhne 王"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000050001a5f645400000000049454e44ae426082"
)
ROWS = st.integers(1, 14)


@cache
def full_book() -> bytes:
    """Return a book in which everything points to the rows of a sheet."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    data, other = book.add_worksheet("Data"), book.add_worksheet(OTHER)
    for row in range(20):
        data.write_row(row, 0, [f"row {row + 1}", row + 1])
        data.write_formula(row, 2, f"=B{row + 1}*2", None, (row + 1) * 2)
        data.set_row(row, 20 + row)
    data.add_table("E3:F8", {"name": "people", "columns": [{"header": "x"}, {"header": "y", "formula": "=B9+1"}]})
    data.merge_range("H6:I6", "merged")
    data.merge_range("H10:I12", "high")
    data.write_url("J6", "https://a.example/")
    data.write_url("J7", f"internal:{quoted(OTHER)}!A1")
    data.write_comment("K6", "a note", {"author": "Ann"})
    data.data_validation("L4:L9", {"validate": "list", "source": "=$A$6:$A$9"})
    data.data_validation("M4:M9", {"validate": "list", "source": f"={quoted(OTHER)}!$A$6:$A$9"})
    data.conditional_format(
        "A4:A9", {"type": "formula", "criteria": "=$B6>3", "format": book.add_format({"bold": True})}
    )
    data.conditional_format("B4:B9", {"type": "data_bar", "data_bar_2010": True})
    data.add_sparkline("N6", {"range": "Data!A6:C6"})
    data.freeze_panes(3, 1)
    data.autofilter("A2:C20")
    data.print_area("A1:C20")
    data.repeat_rows(0, 1)
    data.set_h_pagebreaks([6, 12])
    data.ignore_errors({"number_stored_as_text": "A1:A20"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": "=Data!$B$2", "categories": "=Data!$A$3:$A$20", "values": "=Data!$B$3:$B$20"})
    other.insert_chart("C2", chart)
    data.insert_image("P6", "pixel.png", {"image_data": io.BytesIO(PIXEL), "object_position": 1})
    data.insert_textbox("R6", "box", {"object_position": 2})
    data.insert_textbox("T6", "fixed", {"object_position": 3})
    other.write_formula("A1", "=Data!B6+SUM(Data!B3:B8)", None, 0)
    other.data_validation("A5", {"validate": "list", "source": "=Data!$A$6:$A$9"})
    other.write_url("A3", "internal:Data!A6")
    book.define_name("top", "=Data!$B$6")
    book.define_name("Data!mine", "=Data!$B$2:$B$6")
    book.close()
    return file.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_everything_follows_rows_inserted() -> None:
    book = Workbook.from_bytes(full_book(), "full.xlsx")
    book.sheet("Data").insert_rows(5, 3)
    data = book.to_bytes()
    seen = loaded(data)
    sheet, other = seen["Data"], seen[OTHER]
    assert [sheet.cell(n, 1).value for n in (4, 5, 6, 7, 8, 9)] == ["row 4", None, None, None, "row 5", "row 6"]
    assert [sheet.cell(n, 3).value for n in (4, 8, 23)] == ["=B4*2", "=B8*2", "=B23*2"]
    assert sheet.row_dimensions[8].height == 24 * 0.75 or sheet.row_dimensions[8].height == 24
    assert sheet.tables["people"].ref == "E3:F11"
    assert sheet.tables["people"].autoFilter.ref == "E3:F11"
    assert sheet.tables["people"].tableColumns[1].calculatedColumnFormula.attr_text == "B12+1"
    assert sorted(str(merged) for merged in sheet.merged_cells.ranges) == ["H13:I15", "H9:I9"]
    assert sheet["J9"].hyperlink.target == "https://a.example/"
    assert sheet["J10"].hyperlink.location == f"{quoted(OTHER)}!A1"
    assert sheet["K9"].comment.text == "a note"
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules == {"L4:L12": "$A$9:$A$12", "M4:M12": f"{quoted(OTHER)}!$A$6:$A$9"}
    formats = {str(kind.sqref): [rule.formula for rule in kind.rules] for kind in sheet.conditional_formatting}
    assert formats["A4:A12"] == [["$B9>3"]]
    assert "B4:B12" in formats
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A2:C23"
    assert sheet.print_area == "'Data'!$A$1:$C$23"
    assert sheet.print_title_rows == "$1:$2"
    assert [line.id for line in sheet.row_breaks.brk] == [9, 15]
    assert other["A1"].value == "=Data!B9+SUM(Data!B3:B11)"
    assert other.data_validations.dataValidation[0].formula1 == "Data!$A$9:$A$12"
    assert other["A3"].hyperlink.location == "Data!A9"
    assert seen.defined_names["top"].attr_text == "Data!$B$9"
    assert sheet.defined_names["mine"].attr_text == "Data!$B$2:$B$9"
    xml = part(data, "xl/worksheets/sheet1.xml")
    assert "<xm:f>Data!A9:C9</xm:f><xm:sqref>N9</xm:sqref>" in xml
    assert "<xm:sqref>B4:B12</xm:sqref>" in xml
    assert '<ignoredError sqref="A1:A23" numberStoredAsText="1"/>' in xml
    chart = part(data, "xl/charts/chart1.xml")
    assert re.findall(r"<c:f>([^<]*)</c:f>", chart) == ["Data!$B$2", "Data!$A$3:$A$23", "Data!$B$3:$B$23"]
    drawing = part(data, "xl/drawings/drawing1.xml")
    anchors = re.findall(r"<xdr:twoCellAnchor.*?</xdr:twoCellAnchor>", drawing, re.DOTALL)
    tops = [int(re.findall(r"<xdr:row>(\d+)<", anchor)[0]) for anchor in anchors]
    assert tops == [8, 8, 5]
    assert "<x:Row>8</x:Row>" in part(data, "xl/drawings/vmlDrawing1.vml")
    assert "calcChain" not in part(data, "[Content_Types].xml")


def test_inserting_and_deleting_the_same_rows_leaves_the_same_meaning() -> None:
    book = Workbook.from_bytes(full_book(), "full.xlsx")
    book.sheet("Data").insert_rows(5, 3)
    again = Workbook.from_bytes(book.to_bytes(), "again.xlsx")
    again.sheet("Data").delete_rows(5, 3)
    was, now = (Workbook.from_bytes(data, "x.xlsx") for data in (full_book(), again.to_bytes()))
    for name in was.sheet_names:
        assert list(now.sheet(name).rows()) == list(was.sheet(name).rows())
    assert now.names() == was.names()
    for name in was.package.names():
        if "drawing" in name or "table" in name or "chart" in name or "comment" in name:
            assert re.findall(rb">[^<>]+<|ref=\"[^\"]*\"", now.package.read(name)) == re.findall(
                rb">[^<>]+<|ref=\"[^\"]*\"", was.package.read(name)
            )


def test_deleting_rows_takes_what_stood_in_them_alone() -> None:
    book = Workbook.from_bytes(full_book(), "full.xlsx")
    book.sheet("Data").delete_each([6, 7, 11])
    data = book.to_bytes()
    sheet = loaded(data)["Data"]
    assert [sheet.cell(n, 1).value for n in (5, 6, 8, 9)] == ["row 5", "row 8", "row 10", "row 12"]
    assert sheet.tables["people"].ref == "E3:F6"
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["H8:I9"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink or cell.comment]
    assert loaded(data)[OTHER]["A1"].value == "=Data!#REF!+SUM(Data!B3:B6)"
    assert "<xm:sqref>N6" not in part(data, "xl/worksheets/sheet1.xml")
    assert "<x:Row>" not in part(data, "xl/drawings/vmlDrawing1.vml")


def test_rows_move_as_a_whole_when_they_are_put_in_order() -> None:
    book = Workbook.from_bytes(full_book(), "full.xlsx")
    book.sheet("Data").reorder(5, [3, 1, 2, 0])
    data = book.to_bytes()
    seen = loaded(data)
    sheet = seen["Data"]
    assert [sheet.cell(n, 1).value for n in (4, 5, 6, 7, 8, 9)] == [
        "row 4",
        "row 8",
        "row 6",
        "row 7",
        "row 5",
        "row 9",
    ]
    assert [sheet.cell(n, 3).value for n in (5, 6, 8)] == ["=B5*2", "=B6*2", "=B8*2"]
    assert sheet["K6"].comment.text == "a note"
    assert seen[OTHER]["A1"].value == "=Data!B6+SUM(Data!B3:B8)"
    assert sheet.tables["people"].ref == "E3:F8"
    book.sheet("Data").reorder(5, [1, 0, 2, 3])
    moved = loaded(book.to_bytes())["Data"]
    assert moved["K5"].comment.text == "a note"
    assert moved["J5"].hyperlink.target == "https://a.example/"
    assert sorted(str(merged) for merged in moved.merged_cells.ranges) == ["H10:I12", "H5:I5"]
    assert "<x:Row>4</x:Row>" in part(book.to_bytes(), "xl/drawings/vmlDrawing1.vml")


def changed_everywhere() -> bytes:
    book = Workbook.from_bytes(full_book(), "full.xlsx")
    sheet = book.sheet("Data")
    sheet.insert_rows(5, 3)
    sheet.delete_each([7, 11])
    sheet.reorder(5, [2, 1, 0])
    sheet.put(30, 1, "=text")
    sheet.like_row(31, 35, 30)
    sheet.resize_table("people", 9)
    book.rename("Data", "Ann's")
    book.set_name("_mark", '"x"', sheet="Ann's", hidden=True)
    return book.to_bytes()


def test_what_was_changed_follows_the_schemas() -> None:
    assert errors(changed_everywhere()) == errors(full_book())


@pytest.mark.slow
def test_another_program_reads_the_same_after_rows_moved(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    data = changed_everywhere()
    (tmp_path / "book.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        f"{tmp_path}/out",
        f"{tmp_path}/book.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = Workbook.open(tmp_path / "out" / "book.xlsx")
    for name in saved.sheet_names:
        wanted = dict(filled(Workbook.from_bytes(data, "x.xlsx"), name))
        assert dict(filled(saved, name)) == wanted


def filled(book: Workbook, name: str) -> Iterator[tuple[tuple[int, int], tuple[object, str | None]]]:
    for row, cells in book.sheet(name).rows():
        for column, cell in cells.items():
            if cell.value is not None:
                yield (row, column), (cell.value, cell.formula)


@pytest.mark.parametrize("order", [[0, 0], [1, 2], [0, 1, 3]])
def test_an_order_that_is_none_is_an_error(order: Sequence[int]) -> None:
    with pytest.raises(ValueError, match="twice or not at all"):
        Workbook.from_bytes(full_book(), "full.xlsx").sheet("Data").reorder(1, list(order))


@given(st.permutations(range(6)), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_an_order_and_its_reverse_is_no_change(order: list[int], first: int) -> None:
    book = Workbook.from_bytes(full_book(), "full.xlsx")
    sheet = book.sheet("Data")
    before = [(row, [cells.get(column) for column in (1, 2, 3)]) for row, cells in sheet.rows()]
    sheet.reorder(first, order)
    values = {row: cells[1].value for row, cells in sheet.rows() if row < 15}
    assert [values[first + at] for at in range(6)] == [f"row {first + source}" for source in order]
    sheet.reorder(first, [order.index(at) for at in range(6)])
    assert [(row, [cells.get(column) for column in (1, 2, 3)]) for row, cells in sheet.rows()] == before
    assert Reordered(first, order).span(first, first + 5) == (first, first + 5)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("insert"), ROWS, st.integers(1, 3)), st.tuples(st.just("delete"), ROWS, st.integers(1, 3))
        ),
        max_size=4,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_row_is_found_again_by_the_formula_that_points_to_it(steps: list[tuple[str, int, int]]) -> None:
    file = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.title = "Data"
    pointing = made.create_sheet(OTHER)
    for row in range(1, 15):
        made.active.cell(row, 1, f"id{row}")
        made.active.cell(row, 2, f"=A{row}")
        pointing.cell(row, 1, f"=Data!$A{row}")
    made.save(file)
    book = Workbook.from_bytes(file.getvalue(), "x.xlsx")
    alive = {f"id{row}": row for row in range(1, 15)}
    for what, at, count in steps:
        if what == "insert":
            book.sheet("Data").insert_rows(at, count)
            alive = {name: row + count if row >= at else row for name, row in alive.items()}
        else:
            book.sheet("Data").delete_rows(at, count)
            kept = {name: row for name, row in alive.items() if not at <= row < at + count}
            alive = {name: row - count if row >= at + count else row for name, row in kept.items()}
    book = Workbook.from_bytes(book.to_bytes(), "x.xlsx")
    values = {row: cells for row, cells in book.sheet("Data").rows() if 1 in cells}
    assert {cells[1].value: row for row, cells in values.items()} == alive
    assert all(cells[2].formula == f"A{row}" for row, cells in values.items())
    for row in range(1, 15):
        place = alive.get(f"id{row}")
        assert book.sheet(OTHER).cell(row, 1).formula == (f"Data!$A{place}" if place else "Data!#REF!")


def test_shared_and_array_formulas_follow() -> None:
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row>'
        '<row r="4"><c r="A4"><f t="array" ref="A4:A6">B4:B6*2</f><v>1</v></c></row>'
        '<row r="5"><c r="A5"><v>2</v></c></row>'
        "</sheetData></worksheet>"
    )
    sheet = Workbook.new().add_sheet_part("Data", xml.encode())
    sheet.insert_rows(2, 1)
    assert [cells[1].formula for _, cells in sheet.rows()] == ["B1", "B3", "B4", "B5:B7*2", None]
    sheet.book.write_parts()
    assert b'<f t="array" ref="A5:A7">B5:B7*2</f>' in sheet.book.package.read(sheet.part)


def test_old_drawings_that_are_no_xml_are_kept() -> None:
    shape = (
        b"<v:shape id='_x'><br><x:ClientData>"
        b"<x:Anchor>\n 1, 15, %d, 2, 3, 4, %d, 5</x:Anchor>%s</x:ClientData></v:shape>"
    )
    old = b"<xml><p>&nbsp;" + shape % (5, 9, b"<x:Row>5</x:Row>") + shape % (2, 3, b"") + b"</xml>"
    new = b"<xml><p>&nbsp;" + shape % (7, 11, b"<x:Row>7</x:Row>") + shape % (2, 5, b"") + b"</xml>"
    assert moved_shapes(old, Inserted(4, 2)) == new.replace(b"\n ", b"")
    assert b"<x:Row>" not in moved_shapes(old, Removed([6]))


def test_bounds_are_read_as_other_programs_read_them() -> None:
    for text in ("A1", "B2:D9", "$C$3:$C$3"):
        place = area(text)
        assert place is not None
        assert (place.first_column, place.first_row, place.last_column, place.last_row) == range_boundaries(text)


def test_shared_formulas_that_do_not_name_the_sheet_stay_shared() -> None:
    book = Workbook.new()
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">NETWORKDAYS(B1,C1)</f><v>1</v></c></row>'
        b'<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c></row></sheetData></worksheet>'
    )
    book.add_sheet_part("Mine", xml)
    network = book.add_sheet_part("Network", xml)
    network.insert_rows(2, 3)
    book.write_parts()
    assert book.package.read(book.sheet_part("Mine")) == xml
    assert [cells[1].formula for _, cells in network.rows()] == ["NETWORKDAYS(B1,C1)", "NETWORKDAYS(B5,C5)"]
