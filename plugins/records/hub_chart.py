"""The chart of the top hubs, first thing on their worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wombat import Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat import Placed

texts = Texts(__package__, "hub_chart.toml")
wombat_api = 1
_TOP = 10
_BAR = "1D4E89"


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put a bar for the score of each of the first ten into the space at the top."""
    if sheet != "hubs":
        return
    from wombat import charts

    chart = charts.bars(texts("chart.title").say(language))
    charts.show(chart, worksheet, places["ranking"], "contact", ["score"], [_BAR], _TOP)
    charts.put(chart, worksheet, places["figures"].space)
