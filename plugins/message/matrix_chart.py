"""The matrix as a chart: the way so far across two axes, with today's position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter

from wombat import Texts, charts

from .matrix_path import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.chart.series import XYSeries
    from openpyxl.worksheet.worksheet import Worksheet

    from wombat import Placed

texts = Texts(__package__)

_WAY, _TODAY = "94A3B8", "B45309"
_WIDTH = 17.5
"""In centimetres."""


def add_chart(worksheet: Worksheet, places: Mapping[str, Placed], language: str) -> None:
    """Add the chart to the space above the parts.

    Args:
        worksheet: the sheet in the making.
        places: where the parts ``position``, ``parts`` and ``path`` stand.
        language: of the labels.
    """
    first, rows = places["parts"].space
    chart = ScatterChart(scatterStyle="lineMarker", style=2)
    chart.width = _WIDTH  # type: ignore[assignment]  # the stubs know whole centimetres only
    chart.height = max(5.0, (rows - 1) * charts.ROW)
    chart.title, chart.legend = charts.title(texts("matrix.chart.title").say(language)), Legend(legendPos="r")
    chart.x_axis = _axis(10, 100, "b", texts("matrix.axis.network").say(language))
    chart.y_axis = _axis(100, 10, "l", texts("matrix.axis.message").say(language))
    chart.series = [_way(worksheet, places["path"], language), _today(worksheet, places["position"], language)]
    worksheet.add_chart(chart, f"{get_column_letter(3)}{first}")


def _axis(own: int, other: int, side: str, title: str) -> NumericAxis:
    lines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=charts.RULE, w=6350)))
    axis = NumericAxis(axId=own, crossAx=other, axPos=side, delete=False, majorUnit=0.25, majorGridlines=lines)
    axis.scaling.min, axis.scaling.max = 0, 1
    axis.title, axis.number_format, axis.crosses = charts.title(title, 1000), "0%", "min"
    return axis


def _way(worksheet: Worksheet, path: Placed, language: str) -> XYSeries:
    """Return the line through the positions of all builds."""
    network, message = (
        Reference(worksheet, min_col=path.columns[field], min_row=path.heading + 1, max_row=path.heading + LONGEST)
        for field in ("network", "message")
    )
    line = GraphicalProperties(ln=LineProperties(solidFill=_WAY, w=22225))
    return _series(network, message, texts("matrix.chart.way").say(language), line, _dot(6, _WAY))


def _today(worksheet: Worksheet, form: Placed, language: str) -> XYSeries:
    """Return the one dot of the present position."""
    network, message = (
        Reference(worksheet, min_row=form.lines[field][0], min_col=form.lines[field][1])
        for field in ("network", "message")
    )
    line = GraphicalProperties(ln=LineProperties(noFill=True))
    return _series(network, message, texts("matrix.chart.today").say(language), line, _dot(12, _TODAY))


def _series(x: Reference, y: Reference, title: str, line: GraphicalProperties, dot: Marker) -> XYSeries:
    series: XYSeries = SeriesFactory(y, x, title=title)
    series.smooth, series.spPr, series.marker = False, line, dot
    return series


def _dot(size: int, colour: str) -> Marker:
    look = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour, w=9525))
    return Marker(symbol="circle", size=size, spPr=look)
