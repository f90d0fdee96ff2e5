"""A row of the program that comes between others looks like them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


def test_a_new_first_row_looks_like_the_others(wombat: Wombat, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Birthday\nAnn Lee,1980-12-01\nBo Wu,1980-12-02\n")
    (tmp_path / "more.csv").write_text("Name,Birthday\nCy Fox,1980-11-23\nDi Orr,1980-12-03\n")
    book = tmp_path / "plan.xlsx"
    words = ("--lang", "en", "--owner", "Olive", "--with", "fans", "-o", book)
    assert wombat.build("people.csv", *words).status == 0
    assert wombat.build("more.csv", "-o", book).status == 0
    prepared = prepare(book, Options(today=date(2026, 11, 22)))
    table = prepared.opened.places["follow-up"].tables["due"]
    sheet = prepared.opened.book.sheet(prepared.opened.places["follow-up"].name)
    looks = [sheet.row_style(number) for number in range(table.heading + 1, table.heading + 5)]
    names = [row.text("contact") for row in prepared.plan.table("follow-up", "due")]
    assert names == ["Cy Fox", "Ann Lee", "Bo Wu", "Di Orr"]
    ours = sorted(table.columns.values())
    assert all([look.get(column) for column in ours] == [looks[1].get(column) for column in ours] for look in looks)
    assert None not in [looks[1].get(column) for column in ours]
