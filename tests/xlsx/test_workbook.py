"""Workbooks: sheets renamed, moved, added and removed, defined names, and nothing else touched."""

import io
import time
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook.defined_name import DefinedName as Named

from tests.xlsx.books import loaded
from wombat.errors import WombatError
from wombat.xlsx.archive import read_entries
from wombat.xlsx.names import DefinedName
from wombat.xlsx.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EMPTY = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()


def three() -> Workbook:
    """Return a book of three sheets; each has a name of its own, and names that point to others."""
    made = openpyxl.Workbook()
    made.active.title = "One"
    for title in ("Two", "Three"):
        made.create_sheet(title)
    for at, sheet in enumerate(made.worksheets):
        sheet["A1"] = sheet.title
        sheet.defined_names["own"] = Named("own", attr_text=f"{sheet.title}!$A${at + 1}")
    made.defined_names["all"] = Named("all", attr_text="Two!$A$1")
    made["One"]["B1"] = '=Two!A1&"Two!"&SUM(One:Three!A1)'
    made["Three"]["B1"] = "=Two!A1"
    made.active = 1
    file = io.BytesIO()
    made.save(file)
    return Workbook.from_bytes(file.getvalue(), "three.xlsx")


def owners(book: Workbook) -> dict[str | None, str]:
    return {found.sheet: found.formula for found in book.names() if found.name == "own"}


def again(book: Workbook) -> Workbook:
    return Workbook.from_bytes(book.to_bytes(), "again.xlsx")


def active(book: Workbook) -> str:
    return loaded(book.to_bytes()).active.title


def test_sheets_keep_their_names_and_the_front_one_when_they_move() -> None:
    book = three()
    before = owners(book)
    book.move("Three", 0)
    assert again(book).sheet_names == ["Three", "One", "Two"]
    assert owners(again(book)) == before
    assert active(book) == "Two"
    book.move("two", 0)
    assert again(book).sheet_names == ["Two", "Three", "One"]
    assert owners(again(book)) == before
    assert active(book) == "Two"


@given(
    st.lists(st.tuples(st.sampled_from(["move", "add", "remove"]), st.integers(0, 5), st.integers(0, 5)), max_size=6)
)
@settings(max_examples=40, deadline=None)
def test_positions_follow_whatever_is_done_to_sheets(steps: list[tuple[str, int, int]]) -> None:
    book = three()
    names, front = book.sheet_names, "Two"
    for at, (what, one, two) in enumerate(steps):
        name = names[one % len(names)]
        if what == "move":
            book.move(name, two)
            names.remove(name)
            names.insert(min(two, len(names)), name)
        elif what == "add":
            book.add_sheet_part(f"new {at}", EMPTY, index=two)
            names.insert(min(two, len(names)), f"new {at}")
        elif len(names) > 1 and name != front:
            book.remove_sheet(name)
            names.remove(name)
    book = again(book)
    assert book.sheet_names == names
    assert set(owners(book)) == {"One", "Two", "Three"} & set(names)
    assert active(book) == front


def test_a_renamed_sheet_is_followed_everywhere() -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    data, other = made.add_worksheet("Data"), made.add_worksheet("Other")
    data.write_column(0, 0, [1, 2, 3])
    other.write_formula("A1", '=SUM(Data!A1:A3)&"Data!A1"', None, "6")
    other.data_validation("B1", {"validate": "list", "source": "=Data!$A$1:$A$3"})
    other.conditional_format(
        "C1", {"type": "formula", "criteria": "=Data!$A$1>0", "format": made.add_format({"bold": 1})}
    )
    other.write_url("D1", "internal:Data!A2")
    other.add_sparkline("E1", {"range": "Data!A1:A3"})
    other.insert_textbox("F1", "x", {"textlink": "=Data!$A$1", "url": "internal:Data!A1"})
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$3"})
    made.add_chartsheet("Picture").set_chart(chart)
    made.define_name("all", "=Data!$A$1:$A$3")
    data.print_area("A1:A3")
    made.close()
    book = Workbook.from_bytes(file.getvalue(), "x.xlsx")
    book.rename("data", "Ann's 数据")
    name = "'Ann''s 数据'"
    assert book.sheet("Ann's 数据").name == "Ann's 数据"
    result = book.to_bytes()
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        parts = {path: archive.read(path).decode() for path in archive.namelist() if path.endswith((".xml", ".rels"))}
    shown = ("sharedStrings.xml", "app.xml")  # what is only shown to people stays
    told = "".join(xml for path, xml in parts.items() if not path.endswith(shown))
    assert "Data!" not in told.replace('"Data!A', "")
    seen = loaded(result)
    assert seen["Other"]["A1"].value == f'=SUM({name}!A1:A3)&"Data!A1"'
    assert seen["Other"].data_validations.dataValidation[0].formula1 == f"{name}!$A$1:$A$3"
    assert seen["Other"]["D1"].hyperlink.location == f"{name}!A2"
    assert seen.defined_names["all"].attr_text == f"{name}!$A$1:$A$3"
    assert f"<c:f>{name}!$A$1:$A$3</c:f>" in parts["xl/charts/chart1.xml"]
    assert f"<xm:f>{name}!A1:A3</xm:f>" in parts["xl/worksheets/sheet2.xml"]
    assert f'textlink="{name}!$A$1"' in parts["xl/drawings/drawing1.xml"]
    book.rename("Ann's 数据", "Data")
    assert loaded(book.to_bytes())["Other"]["A1"].value == '=SUM(Data!A1:A3)&"Data!A1"'


@pytest.mark.parametrize("name", ["", "x" * 32, "👍" * 16, "a/b", "a:b", "'a", "a'", "History", "two", "a\nb"])
def test_names_that_excel_does_not_allow_are_refused(name: str) -> None:
    book = three()
    with pytest.raises(ValueError, match="sheet"):
        book.rename("One", name)
    with pytest.raises(ValueError, match="sheet"):
        book.add_sheet_part(name, EMPTY)
    assert not book.changed


def test_a_removed_sheet_leaves_references_that_say_so() -> None:
    book = three()
    book.remove_sheet("Two")
    book = again(book)
    assert book.sheet_names == ["One", "Three"]
    assert book.sheet("One").cell(1, 2).formula == 'Two!#REF!&"Two!"&SUM(One:Three!A1)'
    assert book.name("all") == "Two!#REF!"
    assert len([name for name in book.package.names() if "worksheets/sheet" in name]) == 2
    book.remove_sheet("One")
    with pytest.raises(ValueError, match="last visible"):
        book.remove_sheet("Three")


def test_states_and_the_sheet_in_front() -> None:
    book = three()
    book.set_state("One", "veryHidden")
    book.activate("Three")
    seen = loaded(book.to_bytes())
    assert [sheet.sheet_state for sheet in seen.worksheets] == ["veryHidden", "visible", "visible"]
    assert seen.active.title == "Three"
    assert [sheet.sheet_view.tabSelected for sheet in seen.worksheets] == [None, None, True]
    book.set_state("One", "visible")
    assert again(book).state("One") == "visible"
    with pytest.raises(ValueError, match="gone"):
        book.set_state("One", "gone")


def test_defined_names_of_the_book_and_of_sheets() -> None:
    book = three()
    book.set_name("_x", "=One!$A$1", hidden=True)
    book.set_name("_x", '"here"', sheet="two")
    book = again(book)
    assert (book.name("_X"), book.name("_x", "Two"), book.name("_x", "One"), book.name("_x", "Nine")) == (
        "One!$A$1",
        '"here"',
        None,
        None,
    )
    assert DefinedName("_x", "One!$A$1", None, hidden=True) in book.names()
    assert DefinedName("_x", '"here"', "Two", hidden=False) in book.names()
    data = book.to_bytes()
    book.set_name("_x", "One!$A$1", hidden=True)
    assert not book.changed
    assert book.to_bytes() == data
    book.delete_name("_x")
    book.delete_name("nothing")
    assert again(book).name("_x") is None
    for found in book.names():
        book.delete_name(found.name, found.sheet)
    assert b"definedNames" not in book.package.read("xl/workbook.xml")


def test_only_what_was_changed_is_written() -> None:
    book = three()
    before = {entry.name: entry.packed for entry in read_entries(book.to_bytes())}
    book.sheet("Two").put(5, 5, "new")
    after = {entry.name: entry.packed for entry in read_entries(book.to_bytes())}
    assert {name for name in after if after[name] != before.get(name)} == {"xl/worksheets/sheet2.xml"}
    assert before.keys() == after.keys()


def test_the_order_of_calculation_is_dropped_when_something_changed() -> None:
    book = three()
    book.package.write("xl/calcChain.xml", f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/></calcChain>'.encode())
    book.package.set_content_type(
        "xl/calcChain.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    book.package.relations("xl/workbook.xml").add(kind, "xl/calcChain.xml")
    untouched = Workbook.from_bytes(book.package.to_bytes(), "x.xlsx")
    assert "xl/calcChain.xml" in again(untouched).package
    untouched.sheet("One").put(9, 9, 1)
    result = again(untouched)
    assert "xl/calcChain.xml" not in result.package
    assert not result.package.relations("xl/workbook.xml").of_type("calcChain")


def test_a_chart_sheet_is_a_sheet_without_cells() -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    made.add_worksheet("Data")
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$3"})
    made.add_chartsheet("Picture").set_chart(chart)
    made.close()
    book = Workbook.from_bytes(file.getvalue(), "x.xlsx")
    assert [book.is_grid(name) for name in book.sheet_names] == [True, False]
    with pytest.raises(WombatError, match="no worksheet with cells"):
        book.sheet("Picture")
    with pytest.raises(KeyError):
        book.sheet("Nothing")
    book.activate("Picture")
    assert loaded(book.to_bytes()).active.title == "Picture"


def test_a_sheet_whose_part_is_missing_is_told() -> None:
    book = three()
    book.package.remove("xl/worksheets/sheet2.xml")
    with pytest.raises(WombatError, match=r"xl/worksheets/sheet2\.xml is missing"):
        Workbook.from_bytes(book.package.to_bytes(), "x.xlsx").sheet("Two")


def test_a_book_without_styles_gets_them_when_they_are_needed() -> None:
    book = three()
    book.package.relations("xl/workbook.xml").remove(book.package.relations("xl/workbook.xml").of_type("styles")[0].id)
    book.package.remove("xl/styles.xml")
    book = Workbook.from_bytes(book.package.to_bytes(), "x.xlsx")
    book.sheet("One").put(1, 1, "=text")
    assert loaded(book.to_bytes())["One"]["A1"].quotePrefix


def test_a_new_book_is_the_same_whenever_it_is_made() -> None:
    books = [Workbook.new() for _ in range(2)]
    for book in books:
        book.add_sheet_part("Data", EMPTY).fill(1, {1: ["a", 1, None]})
    assert books[0].to_bytes() == books[1].to_bytes()
    assert loaded(books[0].to_bytes())["Data"]["A2"].value == 1


def test_values_of_formulas_that_depend_on_a_change_are_dropped() -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    data, other, third = made.add_worksheet("Data"), made.add_worksheet("Other"), made.add_worksheet("Third")
    data.write_column(0, 0, [1, 2, 3])
    data.write_formula("B1", "=A1*2", None, 2)
    data.write_formula("C1", "=A1*3", None, 3)
    formulas = [
        "Data!A1+1",
        "A1*2",
        "total+1",
        "SUM(A1:B900)",
        'INDIRECT("Da"&"ta!A1")',
        "B9+1",
        '"Data!A1"',
        "Third!A1",
    ]
    for row, formula in enumerate(formulas):
        other.write_formula(row, 0, f"={formula}", None, f"old {row}" if row % 2 else row + 1)
    third.write_formula("A1", "=B1", None, 5)
    made.define_name("total", "=Data!$A$3")
    made.close()
    book = Workbook.from_bytes(file.getvalue(), "x.xlsx")
    nobody, only_c = (lambda *_: False), (lambda sheet, _row, column: (sheet, column) == ("Data", 3))
    assert book.drop_stale(nobody) == 0
    book.sheet("Data").put(1, 1, 1)
    assert book.drop_stale(nobody) == 0
    assert not book.changed
    book.sheet("Data").put(1, 1, 7)
    assert book.drop_stale(only_c) == 5
    seen = again(book)
    values = [cells[1].value for _, cells in seen.sheet("Other").rows()]
    assert values == [None, None, None, None, 5, "old 5", 7, "old 7"]
    assert [cells[1].formula for _, cells in seen.sheet("Other").rows()] == formulas
    assert [seen.sheet("Data").cell(1, column).value for column in (2, 3)] == [None, 3]
    assert b'fullCalcOnLoad="1"' in seen.package.read("xl/workbook.xml")


def test_what_depends_on_a_change_through_a_long_chain_is_found_in_time() -> None:
    rows = [f'<row r="{n}"><c r="A{n}"><f>A{n + 1}+SUM(B{n}:B{n + 90})</f><v>1</v></c></row>' for n in range(1, 4001)]
    chain = "".join([*rows, '<row r="4001"><c r="A4001"><f>Data!A1</f><v>1</v></c></row>']).encode()
    book = Workbook.new()
    data = book.add_sheet_part("Data", EMPTY)
    book.add_sheet_part("Chain", EMPTY.replace(b"<sheetData/>", b"<sheetData>" + chain + b"</sheetData>"))
    data.put(1, 1, 5)
    start = time.process_time()
    assert book.drop_stale(lambda *_: False) == 4001
    assert time.process_time() - start < 5


def test_names_that_stand_for_each_other_end() -> None:
    book = three()
    for at in range(60):
        book.set_name(f"n_{at}", "+".join(f"n_{other}" for other in range(60)) + "+Two!$A$1")
    book.sheet("One").put(5, 5, 1, formula="n_7")
    book.sheet("Two").put(1, 1, "new")
    assert book.drop_stale(lambda *_: False) >= 1


def test_a_sheet_that_leads_nowhere_does_not_come_to_lead_to_a_new_one() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(three().to_bytes())) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != "xl/_rels/workbook.xml.rels":
                new.writestr(name, old.read(name))
    book = Workbook.from_bytes(file.getvalue(), "three.xlsx")
    book.add_sheet_part("New", EMPTY)
    assert book.sheet_part("New") == "xl/worksheets/sheet4.xml"
    assert book.sheet_part("New") not in [book.sheet_part(name) for name in ("One", "Two", "Three")]


def test_many_sheets_are_no_matter() -> None:
    book = Workbook.new()
    xml = EMPTY.replace(b"<sheetData/>", b'<sheetData><row r="1"><c r="A1"><f>S1!A9</f></c></row></sheetData>')
    for at in range(300):
        book.add_sheet_part(f"S{at}", xml)
        book.set_name("_own", str(at), sheet=f"S{at}")
    start = time.process_time()
    for at in range(10):
        book.sheet("S1").insert_rows(2, 1)
        assert book.name("_own", sheet=f"S{at}") == str(at)
    assert book.sheet("S299").cell(1, 1).formula == "S1!A19"
    assert time.process_time() - start < 3
