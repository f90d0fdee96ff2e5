"""The chart of the top hubs, first thing on their worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wombat import Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.chart import BarChart
    from openpyxl.chart.text import RichText
    from openpyxl.chart.title import Title

    from wombat import Placed

texts = Texts(__package__, "hub_chart.toml")
_TOP = 10
_WIDTH, _ROW = 24, 0.66
"""Width of the chart and height of a row of the sheet, in centimetres."""
_BAR, _INK = "1D4E89", "1F2A44"


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put a bar for the score of each of the first ten into the space at the top."""
    if sheet != "hubs":
        return
    from openpyxl.chart import Reference

    place, top = places["ranking"], places["figures"].space
    first, last = place.heading + 1, place.heading + _TOP
    score, name = place.columns["score"], place.columns["contact"]
    chart = _chart(texts("chart.title").say(language))
    chart.add_data(Reference(worksheet, min_col=score, min_row=first, max_row=last))
    chart.set_categories(Reference(worksheet, min_col=name, min_row=first, max_row=last))
    chart.series[0].graphicalProperties.solidFill = _BAR
    chart.width, chart.height = _WIDTH, round(top[1] * _ROW, 1)
    worksheet.add_chart(chart, f"C{top[0]}")


def _chart(title: str) -> BarChart:
    """Return a bar chart without rules, with the figures at the ends of the bars and the first one on top."""
    from openpyxl.chart import BarChart
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.layout import Layout, ManualLayout
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", 45, None
    chart.title = _title(title)
    chart.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.16, y=0.13, w=0.78, h=0.84))
    chart.dataLabels = DataLabelList(
        numFmt="0", showVal=True, showSerName=False, showCatName=False, showLegendKey=False, txPr=_text(1000)
    )
    chart.y_axis.delete, chart.y_axis.majorGridlines, chart.y_axis.scaling.min = True, None, 0
    chart.x_axis.scaling.orientation, chart.x_axis.delete, chart.x_axis.majorTickMark = "maxMin", False, "none"
    chart.x_axis.txPr = _text(1000)
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill="D9E0E8"))
    chart.roundedCorners = False
    return chart


def _text(size: int, *, bold: bool = False) -> RichText:
    """Return the look of a text; size in hundredths of a point."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    look = CharacterProperties(sz=size, b=bold, solidFill=_INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _title(text: str) -> Title:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import (
        CharacterProperties,
        Paragraph,
        ParagraphProperties,
        RegularTextRun,
        RichTextProperties,
    )

    look = CharacterProperties(sz=1200, b=True, solidFill=_INK)
    run = RegularTextRun(rPr=look, t=text)
    return Title(
        tx=Text(
            rich=RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])])
        ),
        overlay=False,
    )
