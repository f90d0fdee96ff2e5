"""Workbooks for the tests: what users have, and what a build adds."""

from __future__ import annotations

import base64
import io
import warnings
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Picture(Image):
    """An openpyxl picture that needs no imaging library."""

    def __init__(self) -> None:
        self.width = self.height = 10
        self.format = "png"
        self.anchor = "H2"

    def _data(self) -> bytes:
        return PIXEL


def saved(book: openpyxl.Workbook) -> bytes:
    """Return an openpyxl workbook as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def loaded(book: bytes) -> openpyxl.Workbook:
    """Return a file as an openpyxl workbook; it tells that it leaves pictures out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(book))


def parts(book: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_openpyxl() -> bytes:
    """Return a user's workbook with chart, picture, table, names, comment, validation and conditional format."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "My list"
    fill_sheet(sheet, "Deals")
    sheet.add_image(Picture())
    book.create_sheet("Other")["A1"] = "='My list'!B2"
    book.defined_names["rate"] = DefinedName("rate", attr_text="'My list'!$B$2")
    return saved(book)


def by_xlsxwriter(*, date1904: bool = False) -> bytes:
    """Return a user's workbook as another program writes it: shared strings, a picture, a table, a chart, comments."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": date1904})
    sheet = book.add_worksheet("Plan 2024")
    bold = book.add_format({"bold": True, "num_format": "0.0000", "bg_color": "#FFEE00"})
    sheet.add_table("A1:B4", {"name": "Deals", "columns": [{"header": "名"}, {"header": "Value"}]})
    sheet.write_column(1, 0, ["甲", "乙", "丙"])
    sheet.write_column(1, 1, [1, 2, 3], bold)
    sheet.write_datetime("D1", date(2024, 5, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_comment("A2", "a note")
    sheet.insert_image("F2", "pixel.png", {"image_data": io.BytesIO(PIXEL)})
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": "='Plan 2024'!$B$2:$B$4"})
    sheet.insert_chart("F5", chart)
    sheet.conditional_format("B2:B4", {"type": "cell", "criteria": ">", "value": 1, "format": bold})
    sheet.insert_textbox("F20", "keep me")
    book.define_name("rate", "='Plan 2024'!$B$2")
    book.define_name("'Plan 2024'!local", "='Plan 2024'!$A$1")
    book.close()
    return file.getvalue()


def fill_sheet(sheet: Any, table: str) -> None:
    """Put one of everything on an openpyxl sheet."""
    for row in (["名", "Value", "Day"], ["甲", 3, date(2024, 3, 1)], ["=1+1", 5, date(2024, 3, 2)]):
        sheet.append(row)
    sheet["A3"].data_type = "s"
    sheet["B2"].font, sheet["B2"].number_format = Font(name="Arial", bold=True, color="FF1F6F78"), "0.000"
    sheet["B3"].fill = PatternFill("solid", start_color="FFE08E45")
    sheet["C2"].alignment = Alignment(horizontal="center", wrap_text=True)
    sheet["A5"], sheet["B5"] = "total", f"=SUM({table}[Value])"
    sheet["A6"].hyperlink = "https://example.example/a?b=1&c=2"
    sheet["A7"] = "  spaces kept  "
    sheet["A2"].comment = Comment("a note", "somebody")
    sheet.add_table(Table(displayName=table, ref="A1:C3"))
    rule = CellIsRule(
        operator="greaterThan", formula=["4"], font=Font(color="FFB5485D"), fill=PatternFill(bgColor="FFFFEE00")
    )
    sheet.conditional_formatting.add("B2:B3", rule)
    choices = DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    choices.add("D2:D3")
    sheet.add_data_validation(choices)
    sheet.add_chart(bar_chart(sheet), "F2")
    sheet.freeze_panes, sheet.print_title_rows, sheet.print_area = "B2", "1:1", "A1:D9"
    sheet.sheet_view.showGridLines, sheet.sheet_view.zoomScale = False, 85
    sheet.sheet_properties.tabColor = "FF5B8C5A"
    sheet.page_setup.orientation, sheet.oddFooter.center.text = "landscape", "Page &P"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["D"].hidden = 31.5, True
    sheet.row_dimensions[2].height = 40


def bar_chart(sheet: Any) -> BarChart:
    """Return a chart of the values in column B over the names in column A."""
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=3))
    return chart


def scratch(*titles: str, table: str = "Hubs") -> openpyxl.Workbook:
    """Return a scratch workbook with one of everything on its first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title in titles or ("核心人脉", "Log"):
        book.create_sheet(title)
    fill_sheet(book.worksheets[0], table)
    book.worksheets[0].add_image(Picture())
    return book


def cells(sheet: Any) -> Iterator[tuple[str, Any]]:
    """Yield the place and the cell of everything on an openpyxl sheet."""
    return ((cell.coordinate, cell) for row in sheet.iter_rows() for cell in row)


def look(cell: Any) -> list[str]:
    """Return what a cell of openpyxl looks like."""
    seen = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection, cell.number_format)
    return [repr(each) for each in seen]


def errors(book: bytes) -> list[str]:
    """Return what breaks the schemas of the file format."""
    import tempfile
    from pathlib import Path

    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(book)
        found = OpenXmlValidator().validate(path)
    return [str(error) for error in found.errors if "inline-string" not in str(error)]
