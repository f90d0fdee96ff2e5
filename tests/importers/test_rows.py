"""Rows for any worksheet, in blocks that name it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat.plugins.importers.rows import wombat_importers

from wombat import SetAside, Source, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from wombat import Record

TEXT = """worksheet,one-to-ones,meetings,
partner,date,wants,
Ann Lee,2026-03-05,"bakers, grocers",
,,,

worksheet,referrals,log,
from*,date*,value,tags
Bo,2026-13-05,1250.5,a; b
Cy,,0912345678,
worksheet,partner-profile,mine
years
7,lost
"""


def read(folder: Path, text: str = TEXT) -> tuple[int, list[Record]]:
    path = folder / "rows.csv"
    path.write_text(text, "utf-8")
    source = Source(path, today=date(2026, 6, 30), country="", owner="")
    (importer,) = wombat_importers()
    return importer.recognise(source), list(importer.read(source))


def test_blocks_go_to_their_worksheets_with_values_of_their_kind(tmp_path: Path) -> None:
    sure, records = read(tmp_path)
    assert sure > 90
    rows = [record for record in records if isinstance(record, TableRow)]
    log = ("referrals", "log")
    assert [(row.sheet, row.part, row.values, row.key) for row in rows] == [
        ("one-to-ones", "meetings", {"partner": "Ann Lee", "date": date(2026, 3, 5), "wants": "bakers, grocers"}, ()),
        (*log, {"from": "Bo", "date": "2026-13-05", "value": 1250.5, "tags": ["a", "b"]}, ("from", "date")),
        (*log, {"from": "Cy", "value": "0912345678"}, ("from", "date")),
    ]  # fmt: skip


def test_a_cell_without_a_field_sets_its_row_aside(tmp_path: Path) -> None:
    asides = [record for record in read(tmp_path)[1] if isinstance(record, SetAside)]
    assert [aside.where for aside in asides] == ["line 12"]


def test_other_lists_are_not_meant(tmp_path: Path) -> None:
    assert read(tmp_path, "name,company\nworksheet,x,y\n")[0] == 0
