"""The charts of the fan economy: three funnels side by side, and two maps on which every point has its name."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from wombat.plugins.fans import pipeline, touchpoint_map
from wombat.plugins.fans.quadrants import SHOWN

from wombat import Placed, charts

COLUMNS = {"point": 3, "complexity": 4, "value": 5, "talk": 6, "trust": 7}
MAP = {"points": Placed(31, COLUMNS, {}, (10, 21), 16)}
STAGES = Placed(40, {"scheme": 3, "stage": 4, "reached": 5, "conversion": 6, "count": 7}, {}, (0, 0), 7)
FUNNELS = {"totals": Placed(0, {}, {}, (6, 15), 7), "stages": STAGES}


def sheet(width: int = 24) -> Any:
    made = Workbook().create_sheet("S")
    for letter in "CDEFG":
        made.column_dimensions[letter].width = width
    return made


def said(title: Any) -> list[str]:
    return [paragraph.r[0].t for paragraph in title.tx.rich.p]


def test_every_touch_point_is_a_series_that_bears_its_name() -> None:
    made = sheet()
    touchpoint_map.wombat_decorate("touchpoint-map", made, MAP, "en")
    value, trust = made._charts
    assert len(value.series) == len(trust.series) == SHOWN
    first, last = trust.series[0], trust.series[-1]
    assert (first.tx.strRef.f, first.xVal.numRef.f, first.yVal.numRef.f) == ("'S'!$C$32", "'S'!$F$32", "'S'!$G$32")
    assert last.tx.strRef.f == f"'S'!$C${31 + SHOWN}"
    assert [series.idx for series in trust.series] == [*range(SHOWN)]
    assert all(series.dLbls.showSerName and not series.dLbls.showVal for series in trust.series)
    assert (value.x_axis.crossesAt, value.y_axis.crossesAt) == (3, 3)


def test_the_critical_corners_are_named_in_every_language() -> None:
    for language, words in (("en", "repair first"), ("zh-CN", "先修补"), ("zh-TW", "先修補")):
        made = sheet()
        touchpoint_map.wombat_decorate("touchpoint-map", made, MAP, language)
        heading, corners = said(made._charts[1].title)
        assert words in corners
        assert words not in heading


def test_three_funnels_show_the_stages_of_their_scheme() -> None:
    made = sheet()
    pipeline.wombat_decorate("pipeline", made, FUNNELS, "en")
    shown = [chart.series[0].val.numRef.f for chart in made._charts]
    assert shown == ["'S'!$E$41:$E$46", "'S'!$E$47:$E$57", "'S'!$E$58:$E$63"]
    assert [said(chart.title) for chart in made._charts] == [["Six stages"], ["Eleven stages"], ["By relationship"]]


def test_charts_stand_side_by_side_over_the_width_of_the_sheet() -> None:
    made = sheet()
    pipeline.wombat_decorate("pipeline", made, FUNNELS, "en")
    corners = [(chart.anchor._from.col, chart.anchor.to.col) for chart in made._charts]
    assert corners == [(2, 3), (3, 5), (5, 6)]
    assert {(chart.anchor._from.row, chart.anchor.to.row) for chart in made._charts} == {(5, 19)}
    gaps = [b.anchor._from.colOff - a.anchor.to.colOff for a, b in zip(made._charts, made._charts[1:], strict=False)]
    assert all(abs(gap - charts.GAP * 360_000) <= 1 for gap in gaps)


def test_other_sheets_are_left_alone() -> None:
    made = sheet()
    pipeline.wombat_decorate("contacts", made, FUNNELS, "en")
    touchpoint_map.wombat_decorate("contacts", made, MAP, "en")
    assert made._charts == []
