"""The chart of the top hubs above the hub ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wombat import Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat import Placed

texts = Texts(__package__, "hub_chart.toml")
_TOP = 10
_WIDTH, _ROW = 22, 0.7
"""Width of the chart and height of a row of the sheet, in centimetres."""


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put a bar for the score of each of the first ten into the space above the ranking."""
    if sheet != "hubs":
        return
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList

    place = places["ranking"]
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", 40, None
    chart.title = texts("chart.title").say(language)
    first, last = place.heading + 1, place.heading + _TOP
    score, name = place.columns["score"], place.columns["contact"]
    chart.add_data(Reference(worksheet, min_col=score, min_row=first, max_row=last))
    chart.set_categories(Reference(worksheet, min_col=name, min_row=first, max_row=last))
    chart.series[0].graphicalProperties.solidFill = "0F766E"
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    chart.width, chart.height = _WIDTH, round(place.space[1] * _ROW)
    worksheet.add_chart(chart, f"C{place.space[0]}")
