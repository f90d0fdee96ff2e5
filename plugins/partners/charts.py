"""Bar charts above tables, with openpyxl, in the colour of the group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wombat import Texts

if TYPE_CHECKING:
    from wombat import Placed

texts = Texts(__package__)

_COLOURS = ("5B4B8A", "0F766E", "B45309")
_WIDTH, _ROW = 22, 0.7
"""Width of a chart and height of a row of the sheet, in centimetres."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of the first rows of a table.

    Attributes:
        title: key of its title in the texts.
        names: field along the axis.
        values: fields whose values are the bars.
        rows: how many rows of the table.
        upright: columns instead of bars, for time.
    """

    title: str
    names: str
    values: tuple[str, ...] | str
    rows: int = 8
    upright: bool = False


def add_bars(worksheet: Any, place: Placed, bars: Bars, language: str) -> None:
    """Add a bar chart to the space above a table.

    Args:
        worksheet: an openpyxl worksheet in the making.
        place: of the table, with space above it.
        bars: what to show.
        language: of the title.
    """
    from openpyxl.chart import BarChart, Reference

    values = (bars.values,) if isinstance(bars.values, str) else bars.values
    first, last = place.heading + 1, place.heading + bars.rows
    chart = BarChart()
    chart.type, chart.gapWidth, chart.title = "col" if bars.upright else "bar", 40, texts(bars.title).say(language)
    for colour, field in zip(_COLOURS, values, strict=False):
        column = place.columns[field]
        top = first if len(values) == 1 else place.heading
        chart.add_data(
            Reference(worksheet, min_col=column, min_row=top, max_row=last), titles_from_data=len(values) > 1
        )
        chart.series[-1].graphicalProperties.solidFill = colour
    chart.set_categories(Reference(worksheet, min_col=place.columns[bars.names], min_row=first, max_row=last))
    _axes(chart, upright=bars.upright)
    if len(values) == 1:
        chart.legend = None
    elif chart.legend:
        chart.legend.position = "b"
    chart.width, chart.height = _WIDTH, round((place.space[1] - 1) * _ROW)
    worksheet.add_chart(chart, f"C{place.space[0]}")


def _axes(chart: Any, *, upright: bool) -> None:
    """Show the names, the first on top of bars; figures stand at the bars, at the axis of columns."""
    from openpyxl.chart.label import DataLabelList

    chart.x_axis.delete = False
    chart.y_axis.delete = not upright
    if upright:
        chart.x_axis.number_format, chart.y_axis.majorUnit, chart.y_axis.scaling.min = "mm-dd", 1, 0
        return
    chart.y_axis.majorGridlines = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
