"""Workbooks that other programs made: our sheets come in, all else stays as it is."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from tests.book.desk import Desk
from tests.xlsx import books
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RENEWED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def with_names_of_ours() -> bytes:
    """Return a workbook whose sheets bear names that ours would like to have."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name in ("Contacts", "contacts (2)", "It's Settings"):
        sheet = book.add_worksheet(name)
        sheet.write("A1", "mine")
        sheet.write_formula("B1", '=A1&"!"', None, "mine!")
    book.add_chartsheet("Chart").set_chart(_chart(book))
    book.close()
    return file.getvalue()


def _chart(book: xlsxwriter.Workbook) -> object:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Contacts!$A$1:$A$3"})
    return chart


@pytest.mark.parametrize(
    "made", [books.by_openpyxl, books.by_xlsxwriter, lambda: books.by_xlsxwriter(date1904=True), with_names_of_ours]
)
def test_every_part_of_the_users_stays(tmp_path: Path, sources: list[Path], made: Callable[[], bytes]) -> None:
    desk = Desk(tmp_path / "mine.xlsx")
    desk.path.write_bytes(made())
    before = books.parts(desk.path.read_bytes())
    names = Workbook.open(desk.path).sheet_names
    built = desk.build(*sources, language="en")
    assert built.written
    after = books.parts(desk.path.read_bytes())
    changed = {name for name in before if after.get(name) != before[name]} - RENEWED
    assert not {name for name in changed if "calcChain" not in name}
    assert Workbook.open(desk.path).sheet_names[: len(names)] == names
    assert len(Workbook.open(desk.path).sheet_names) > len(names) + 20
    assert len(built.plan.contacts) == 6
    assert desk.changes() == []


def test_a_sheet_of_the_users_name_is_not_ours(tmp_path: Path, sources: list[Path]) -> None:
    desk = Desk(tmp_path / "mine.xlsx")
    desk.path.write_bytes(with_names_of_ours())
    desk.build(*sources, language="en")
    assert desk.names()["contacts"] == "Contacts (3)"
    assert desk.cell("Contacts", 1, 1).value == "mine"
    formulas = [cell.formula for cell in desk.cells().values() if cell.formula]
    assert any("'Contacts (3)'!" in formula for formula in formulas)
    assert not [formula for formula in formulas if re.search(r"(?<!\))'?\bContacts'?!", formula)]


def test_dates_fall_on_their_day_in_a_workbook_of_the_1904_calendar(tmp_path: Path, sources: list[Path]) -> None:
    desk = Desk(tmp_path / "mine.xlsx")
    desk.path.write_bytes(books.by_xlsxwriter(date1904=True))
    desk.build(*sources, language="en")
    days = {str(each["date"]) for each in desk.read().plan.table("interactions", "log")}
    assert days == {"2026-10-01", "2026-10-05"}


def test_what_openpyxl_saves_is_read_without_a_false_alarm(desk: Desk) -> None:
    before = {contact.id: contact.name for contact in desk.read().plan.contacts}
    book = openpyxl.load_workbook(desk.path)
    book["Contacts"]["C20"] = "Oda New"
    book.save(desk.path)
    built = desk.build()
    assert not built.problems
    places = desk.read().opened.places.values()
    assert not [line for place in places for lines in place.forms.values() for line in lines.values() if line.kept]
    assert not [table.kept for place in places for table in place.tables.values() if table.kept]
    now = {contact.id: contact.name for contact in built.plan.contacts}
    assert now == before | {max(now, key=lambda each: int(each[1:])): "Oda New"}
    assert desk.changes() == []


def test_the_same_sources_again_add_nothing_and_a_new_one_merges(
    desk: Desk, sources: list[Path], tmp_path: Path
) -> None:
    place = desk.table("contacts", "people")
    row = place.numbers[0]
    desk.put("Contacts", [(row, place.columns["notes"], "typed"), (row, place.columns["company"], "Hill & Partners")])
    built = desk.build(*sources)
    assert sum(report.imported for report in built.reports) == 0
    again = desk.build(*sources)
    assert not again.written
    more = tmp_path / "more.csv"
    more.write_text(
        "Name,Email,Phone\nAnn Hill,ann@hill.example,+44 20 7946 0177\nPia Fresh,pia@fresh.example,\n", "utf-8"
    )
    merged = desk.build(more).reports[0]
    assert (merged.imported, merged.merged) == (1, 1)
    contact = desk.read().plan.contacts[0]
    assert (contact["notes"], contact.company) == ("typed", "Hill & Partners")
    assert len(contact.texts("phones")) == 2
    assert desk.changes() == []


def test_a_text_too_long_for_a_cell_is_cut_and_told(desk: Desk, tmp_path: Path) -> None:
    long = tmp_path / "long.csv"
    long.write_text(f'Name,Email,Notes\nQuin Long,quin@long.example,"{"word " * 9000}"\n', "utf-8")
    built = desk.build(long)
    (problem,) = built.problems
    assert "has 44999 characters, more than a cell holds; it was cut here" in problem.text.say("en")
    assert problem.where.startswith("Contacts!")
    assert desk.changes() == []


def test_the_file_is_a_whole_archive(desk: Desk) -> None:
    assert zipfile.ZipFile(desk.path).testzip() is None
