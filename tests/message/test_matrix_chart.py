from __future__ import annotations

from openpyxl import Workbook
from wombat.plugins.message.matrix import wombat_decorate

from wombat import Placed

PLACES = {
    "position": Placed(0, {}, {"network": (7, 4), "message": (8, 4)}, (0, 0), 10),
    "parts": Placed(34, {}, {}, (15, 18), 10),
    "path": Placed(60, {"stage": 3, "date": 4, "network": 5, "message": 6}, {}, (0, 0), 10),
}


def test_the_chart_shows_the_path_and_todays_position() -> None:
    sheet = Workbook().create_sheet("Matrix")
    wombat_decorate("matrix", sheet, PLACES, "en")
    (chart,) = sheet._charts
    assert [(series.xVal.numRef.f, series.yVal.numRef.f) for series in chart.series] == [
        ("'Matrix'!$E$61:$E$180", "'Matrix'!$F$61:$F$180"),
        ("'Matrix'!$D$7", "'Matrix'!$D$8"),
    ]
    assert chart.anchor == "C15", "in the space above the parts"


def test_other_sheets_are_left_alone() -> None:
    sheet = Workbook().create_sheet("Contacts")
    wombat_decorate("contacts", sheet, PLACES, "en")
    assert not sheet._charts
