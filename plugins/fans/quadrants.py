"""The two quadrant charts of the touch-point map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import Marker
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter

from wombat import Texts, charts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from wombat import Placed

texts = Texts(__package__)
_ROWS, _CROSS = 200, 3
"""Rows of the table that the charts show, and the score at which the quadrants meet."""
_CHARTS = (("complexity", "value", "1D4E89"), ("talk", "trust", "B45309"))
_WIDTH, _APART = 14.5, 78
"""Width of a chart in centimetres, and the characters of columns it takes with the gap beside it."""


def add_charts(worksheet: Worksheet, place: Placed, language: str) -> None:
    """Add value against complexity, and trust against conversations, into the space above the table."""
    column, passed = 3, 0.0
    for at, (across, up, colour) in enumerate(_CHARTS):
        while passed < at * _APART:
            passed += worksheet.column_dimensions[get_column_letter(column)].width or 10
            column += 1
        chart = _chart(worksheet, place, (across, up), colour, language)
        worksheet.add_chart(chart, f"{get_column_letter(column)}{place.space[0]}")


def _chart(worksheet: Worksheet, place: Placed, fields: tuple[str, str], colour: str, language: str) -> ScatterChart:
    across, up = fields
    chart = ScatterChart(scatterStyle="lineMarker", style=2)
    chart.width, chart.height = _WIDTH, round((place.space[1] - 1) * charts.ROW, 1)  # type: ignore[assignment]
    chart.title = charts.title(texts(f"map.{across}_{up}").say(language), 1000)
    chart.legend, chart.roundedCorners = None, False
    chart.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.09, y=0.17, w=0.86, h=0.66))
    chart.x_axis = _axis(10, 100, "b", texts(f"map.{across}").say(language))
    chart.y_axis = _axis(100, 10, "l", texts(f"map.{up}").say(language))
    first, last = place.heading + 1, place.heading + _ROWS
    x, y = (Reference(worksheet, min_col=place.columns[field], min_row=first, max_row=last) for field in fields)
    series = SeriesFactory(y, x, title=texts(f"map.{across}_{up}").say(language))
    series.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    look = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour, w=9525))
    series.marker = Marker(symbol="circle", size=9, spPr=look)
    chart.series = [series]
    return chart


def _axis(own: int, other: int, side: str, title: str) -> NumericAxis:
    """Return an axis from 0 to 6 that crosses the other in the middle; its figures stand at the edge."""
    lines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=charts.RULE, w=6350)))
    axis = NumericAxis(axId=own, crossAx=other, axPos=side, delete=False, majorUnit=1, majorGridlines=lines)
    axis.scaling.min, axis.scaling.max = 0, 6
    axis.title, axis.number_format, axis.crosses = charts.title(title, 900), "0", None
    axis.crossesAt, axis.tickLblPos = _CROSS, "low"
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=charts.INK, w=12700))
    axis.txPr = charts.labels(900)
    return axis
