from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.chart import LineChart, Reference, Series

from wombat.errors import WombatError
from wombat.xlsx.charts import refresh_charts
from wombat.xlsx.transplant import transplant
from wombat.xlsx.workbook import Workbook

from .books import by_openpyxl, by_xlsxwriter, errors, parts, scratch

NS = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def with_charts() -> Workbook:
    book = Workbook.from_bytes(by_openpyxl())
    transplant(book, scratch("A"))
    refresh_charts(book, "A")
    return book


def caches(book: Workbook, part: str = "xl/charts/chart2.xml") -> dict[str, list[str | None]]:
    """Return the points that stand under each reference of a chart, None for one that is missing."""
    found = {}
    for formula in etree.fromstring(parts(book.to_bytes())[part]).iterfind(".//c:f", NS):
        cache = formula.getnext()
        points = {point.get("idx"): point.findtext("c:v", namespaces=NS) for point in cache.findall("c:pt", NS)}
        count = int(cache.find("c:ptCount", NS).get("val"))
        found[formula.text] = [points.get(str(i)) for i in range(count)]
    return found


def test_charts_carry_what_their_cells_hold() -> None:
    assert caches(with_charts()) == {"'A'!B1": ["Value"], "'A'!$A$2:$A$3": ["甲", "=1+1"], "'A'!$B$2:$B$3": ["3", "5"]}


def test_numbers_carry_the_format_of_their_cells_and_names_are_text() -> None:
    root = etree.fromstring(parts(with_charts().to_bytes())["xl/charts/chart2.xml"])
    assert root.findtext(".//c:val//c:formatCode", namespaces=NS) == "0.000"
    assert root.find(".//c:cat/c:strRef/c:strCache", NS) is not None
    assert root.find(".//c:cat/c:numRef", NS) is None


def test_the_same_values_give_the_same_bytes() -> None:
    once = with_charts().to_bytes()
    book = Workbook.from_bytes(once)
    refresh_charts(book, "A")
    assert not book.changed
    assert book.to_bytes() == once


def test_a_changed_cell_is_followed() -> None:
    book = Workbook.from_bytes(with_charts().to_bytes())
    book.sheet("A").put(2, 2, 7.5)
    book.sheet("A").put(3, 1, None)
    refresh_charts(book, "A")
    assert caches(book)["'A'!$B$2:$B$3"] == ["7.5", "5"]
    assert caches(book)["'A'!$A$2:$A$3"] == ["甲", None]


def test_what_is_no_number_is_left_out_and_text_is_cleaned() -> None:
    book = with_charts()
    book.sheet("A").put(2, 2, "seven")
    book.sheet("A").put(3, 1, "a\x0bb")
    refresh_charts(book, "A")
    assert caches(book)["'A'!$B$2:$B$3"] == [None, "5"]
    assert caches(book)["'A'!$A$2:$A$3"] == ["甲", "ab"]


@pytest.mark.parametrize("date1904", [False, True])
def test_dates_are_numbers_of_the_workbooks_calendar(date1904: bool) -> None:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": date1904})
    sheet = made.add_worksheet("It's")
    sheet.write_datetime("A1", date(2024, 5, 1), made.add_format({"num_format": "yyyy-mm-dd"}))
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "='It''s'!$A$1:$A$1"})
    sheet.insert_chart("C1", chart)
    made.close()
    book = Workbook.from_bytes(file.getvalue())
    refresh_charts(book, "It's")
    assert caches(book, "xl/charts/chart1.xml") == {"'It''s'!$A$1:$A$1": [str(45413 - 1462 * date1904)]}


def test_cells_of_other_sheets_and_whole_columns_are_found() -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Pic"
    values = made.create_sheet("Log")
    for row in range(1, 4):
        values.cell(row, 1, row)
    chart = LineChart()
    chart.series.append(Series(Reference(values, range_string="Log!$A$1:$A$3"), title="t"))
    chart.series[0].val.numRef.f = "log!$A:$A"
    sheet.add_chart(chart)
    book = Workbook.new()
    transplant(book, made)
    refresh_charts(book, "Pic")
    assert caches(book, "xl/charts/chart1.xml") == {"log!$A:$A": ["1", "2", "3"]}


@pytest.mark.parametrize("formula", ["Gone!$A$1:$A$2", "(A!$A$1,A!$A$3)", "A!#REF!", "rate", "[1]A!$A$1"])
def test_references_that_lead_nowhere_keep_what_they_had(formula: str) -> None:
    book = with_charts()
    part = "xl/charts/chart2.xml"
    odd = book.package.read(part).replace(b"'A'!$B$2:$B$3", formula.encode())
    book.package.write(part, odd)
    refresh_charts(book, "A")
    assert caches(book)[formula] == ["3", "5"]


def test_a_sheet_without_drawing_has_nothing_to_refresh() -> None:
    book = Workbook.from_bytes(by_openpyxl())
    refresh_charts(book, "Other")
    assert not book.changed


def test_the_result_follows_the_schemas() -> None:
    book = Workbook.from_bytes(by_xlsxwriter())
    transplant(book, scratch("A"))
    refresh_charts(book, "A")
    assert errors(book.to_bytes()) == []


def test_a_damaged_chart_is_told_with_a_sentence() -> None:
    book = with_charts()
    book.package.write("xl/charts/chart2.xml", b"<c:chartSpace")
    with pytest.raises(WombatError, match=r"chart2\.xml"):
        refresh_charts(book, "A")


def test_a_chart_that_is_gone_is_passed_over() -> None:
    book = with_charts()
    book.package.remove("xl/charts/chart2.xml")
    refresh_charts(book, "A")
    assert "xl/charts/chart2.xml" not in book.package.names()
