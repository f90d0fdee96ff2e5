"""Charts in the look of the workbook, made with openpyxl while a sheet is decorated.

A chart goes on showing the rows of a table that grows only if the table is the last one of its sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.hooks import Placed

INK, RULE = "1F2A44", "D9E0E8"
ROW = 0.66
"""Height of a row of a sheet in centimetres."""
GAP = 0.6
"""Centimetres between charts that stand side by side."""
_FIRST, _CHARACTER = 3, 7 / 96 * 2.54
"""The first column that is shown, and the width of a character in centimetres."""
_UNITS = 360_000
"""Units of drawings in a centimetre."""
_LABELS = {"showVal": True, "showSerName": False, "showCatName": False, "showLegendKey": False}


def title(text: str, size: int = 1200, beneath: str = "") -> Title:
    """Return a title, with a plain line beneath it if there is one; size in hundredths of a point."""
    lines = [_line(text, size, bold=True), *([_line(beneath, size - 100, bold=False)] if beneath else ())]
    return Title(tx=Text(rich=RichText(bodyPr=RichTextProperties(), p=lines)), overlay=False)


def _line(text: str, size: int, *, bold: bool) -> Paragraph:
    look = CharacterProperties(sz=size, b=bold, solidFill=INK)
    return Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])


def labels(size: int = 1000) -> RichText:
    """Return the look of what stands at an axis or a point; size in hundredths of a point."""
    look = CharacterProperties(sz=size, solidFill=INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def bars(heading: str, number_format: str = "0") -> BarChart:
    """Return a bar chart without rules, with the figures at the ends of the bars and the first one on top."""
    chart = _plain(heading)
    chart.type, chart.gapWidth, chart.legend = "bar", 45, None
    chart.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.16, y=0.13, w=0.78, h=0.84))
    chart.dataLabels = DataLabelList(numFmt=number_format, txPr=labels(), **_LABELS)
    chart.y_axis.delete, chart.y_axis.majorGridlines, chart.y_axis.scaling.min = True, None, 0
    chart.x_axis.scaling.orientation = "maxMin"
    return chart


def columns(heading: str, number_format: str = "0") -> BarChart:
    """Return a chart of upright columns with a legend, for what was done over time; whole numbers at its axis."""
    chart = _plain(heading)
    chart.type, chart.gapWidth = "col", 60
    chart.legend.position = "b"
    chart.x_axis.number_format = number_format
    chart.y_axis.delete, chart.y_axis.scaling.min, chart.y_axis.majorUnit = False, 0, 1
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=RULE)))
    chart.y_axis.number_format, chart.y_axis.txPr = "0", labels()
    return chart


def _plain(heading: str) -> BarChart:
    chart = BarChart()
    chart.title, chart.roundedCorners = title(heading), False
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=RULE))
    chart.x_axis.delete, chart.x_axis.majorTickMark, chart.x_axis.txPr = False, "none", labels()
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    return chart


def show(
    chart: BarChart, worksheet: Any, place: Placed, names: str, values: Sequence[str], colours: Sequence[str], rows: int
) -> None:
    """Let a chart show the first rows of a table.

    Args:
        chart: takes a series for each field of ``values``, named by its heading where there are several.
        worksheet: the openpyxl worksheet.
        place: of the table.
        names: field along the axis.
        values: fields with the figures.
        colours: of each, as ``RRGGBB``.
        rows: how many.
    """
    first, last = place.heading + 1, place.heading + rows
    several = len(values) > 1
    for field, colour in zip(values, colours, strict=True):
        top = place.heading if several else first
        figures = Reference(worksheet, min_col=place.columns[field], min_row=top, max_row=last)
        chart.add_data(figures, titles_from_data=several)
        chart.series[-1].graphicalProperties.solidFill = colour
    chart.set_categories(Reference(worksheet, min_col=place.columns[names], min_row=first, max_row=last))


def put(chart: BarChart, worksheet: Any, space: tuple[int, int], width: float = 24) -> None:
    """Put a chart into the rows kept free for it, one of them left blank; width in centimetres."""
    chart.width, chart.height = width, round((space[1] - 1) * ROW, 1)  # type: ignore[assignment]
    worksheet.add_chart(chart, f"C{space[0]}")


def put_beside(charts: Sequence[Any], worksheet: Any, place: Placed, widest: float = 24) -> None:
    """Put charts side by side into the rows kept free above a part, over the width of the sheet.

    Args:
        charts: from left to right.
        worksheet: the openpyxl worksheet.
        place: of the part.
        widest: how wide one may be at most, in centimetres.
    """
    from openpyxl.drawing.spreadsheet_drawing import TwoCellAnchor

    columns = range(_FIRST, max(place.last_column, _FIRST) + 1)
    whole = sum(_centimetres(worksheet, column) for column in columns)
    width = min(widest, (whole - GAP * (len(charts) - 1)) / len(charts))
    first, rows = place.space
    for at, chart in enumerate(charts):
        left = at * (width + GAP)
        begin, end = (_corner(worksheet, *corner) for corner in ((left, first - 1), (left + width, first + rows - 2)))
        chart.anchor = TwoCellAnchor("oneCell", _from=begin, to=end)
        worksheet.add_chart(chart)


def _corner(worksheet: Any, left: float, row: int) -> Any:
    """Return a corner of a drawing by its distance from the first column, in centimetres."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker

    column = _FIRST
    while left > (step := _centimetres(worksheet, column)):
        column, left = column + 1, left - step
    return AnchorMarker(col=column - 1, colOff=round(left * _UNITS), row=row)


def _centimetres(worksheet: Any, column: int) -> float:
    """Return the width of a column on the screen."""
    from openpyxl.utils import get_column_letter

    characters: float = worksheet.column_dimensions[get_column_letter(column)].width or 10
    return characters * _CHARACTER


def add_funnel(
    worksheet: Any, place: Placed, fields: tuple[str, str], rows: int, heading: str, colour: str = "5B4B8A"
) -> None:
    """Put bars for the steps of a funnel, the first on top, into the space above their table.

    Args:
        worksheet: the openpyxl worksheet.
        place: of the table.
        fields: the name of a step and its figure.
        rows: how many steps.
        heading: of the chart.
        colour: of the bars, as ``RRGGBB``.
    """
    chart = bars(heading, "#,##0")
    chart.gapWidth = 15
    show(chart, worksheet, place, fields[0], [fields[1]], [colour], rows)
    put(chart, worksheet, place.space)
