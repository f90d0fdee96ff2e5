"""The two quadrant charts of the touch-point map: every point with its name, and what to do in which corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import SeriesLabel, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from wombat import Texts, charts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from wombat import Placed

texts = Texts(__package__)
SHOWN = 40
"""Rows of the table that the charts show; with more names nothing could be read."""
_CROSS, _MOST = 3, 6
"""The score at which the quadrants meet, and the end of both axes."""
_CHARTS = (("complexity", "value", "1D4E89"), ("talk", "trust", "B45309"))
_SIDES = ("r", "t", "l", "b")
"""Where names stand beside their points, in turn, so that those of equal points can be read."""
_WIDEST = 19.0


def add_charts(worksheet: Worksheet, place: Placed, language: str) -> None:
    """Add value against complexity, and trust against conversations, into the space above the table."""
    made = [_chart(worksheet, place, (across, up), colour, language) for across, up, colour in _CHARTS]
    charts.put_beside(made, worksheet, place, _WIDEST)


def _chart(worksheet: Worksheet, place: Placed, fields: tuple[str, str], colour: str, language: str) -> ScatterChart:
    across, up = fields
    chart = ScatterChart(scatterStyle="lineMarker", style=2)
    heading, corners = (texts(f"map.{key}").say(language) for key in (f"{across}_{up}", f"{up}_corners"))
    chart.title = charts.title(heading, 1100, corners)
    chart.legend, chart.roundedCorners = None, False
    chart.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.09, y=0.17, w=0.86, h=0.67))
    chart.x_axis = _axis(10, 100, "b", texts(f"map.{across}").say(language))
    chart.y_axis = _axis(100, 10, "l", texts(f"map.{up}").say(language))
    chart.series = [_point(worksheet, place, fields, row, colour) for row in range(SHOWN)]
    for at, series in enumerate(chart.series):
        series.idx = series.order = at
    return chart


def _point(worksheet: Worksheet, place: Placed, fields: tuple[str, str], row: int, colour: str) -> XYSeries:
    """Return one row of the table as a series of its own, so that its name stands beside the point."""
    number = place.heading + 1 + row
    name, x, y = (
        str(Reference(worksheet, min_col=place.columns[field], min_row=number)) for field in ("point", *fields)
    )
    look = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill="FFFFFF", w=9525))
    series = XYSeries(tx=SeriesLabel(strRef=StrRef(name)), marker=Marker(symbol="circle", size=9, spPr=look))
    series.xVal, series.yVal = AxDataSource(numRef=NumRef(f=x)), NumDataSource(numRef=NumRef(f=y))
    series.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    series.dLbls = _named(_SIDES[row % len(_SIDES)])
    return series


def _named(side: str) -> DataLabelList:
    """Return labels that show the name of the series and nothing else."""
    hidden = dict.fromkeys(("showVal", "showCatName", "showLegendKey", "showPercent", "showBubbleSize"), False)
    return DataLabelList(dLblPos=side, txPr=charts.labels(900), showSerName=True, **hidden)


def _axis(own: int, other: int, side: str, title: str) -> NumericAxis:
    """Return an axis from 0 to 6 that crosses the other in the middle; its figures stand at the edge."""
    lines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=charts.RULE, w=6350)))
    axis = NumericAxis(axId=own, crossAx=other, axPos=side, delete=False, majorUnit=1, majorGridlines=lines)
    axis.scaling.min, axis.scaling.max = 0, _MOST
    axis.title, axis.number_format, axis.crosses = charts.title(title, 900), "0", None
    axis.crossesAt, axis.tickLblPos = _CROSS, "low"
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=charts.INK, w=12700))
    axis.txPr = charts.labels(900)
    return axis
