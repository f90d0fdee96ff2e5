"""A source is taken out again with all that it alone brought; a person is removed for good and leaves no trace."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.conftest import MINE, TODAY, build, rows_of, type_in
from wombat.plan.contacts_json import contacts_json
from wombat.prepare import Options, prepare
from wombat.xlsx.versions import kept_versions

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


def _contacts(book: Path) -> dict[str, dict[str, object]]:
    found = prepare(book, Options(today=TODAY)).plan
    return {each["name"]: each for each in contacts_json(found, {})}


def _whole(book: Path) -> str:
    with zipfile.ZipFile(book) as package:
        parts = [name + package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return "".join(parts) + re.sub("<[^>]*>", "", "".join(parts))


def test_a_colleague_forgotten_leaves_as_if_they_had_never_come(li: Path, mine: Path) -> None:
    before = _contacts(mine)
    build(mine, li)
    built = build(mine, forget=["Li Na"])
    assert len(built.forgotten) == 1
    assert _contacts(mine) == before
    for sheet, heading in (("Who knows whom", "From"), ("Conflicts", "Field"), ("Merged people", "Contact")):
        assert rows_of(mine, sheet, heading) == []
    assert [row["File"] for row in rows_of(mine, "Sources", "Records")] == ["b.csv"]
    assert "Li Na" not in _whole(mine)
    assert "Li Mei" not in _whole(mine)


@pytest.mark.parametrize("typed", [False, True])
def test_suggestions_about_whoever_leaves_go_unless_i_typed_in_them(li: Path, mine: Path, typed: bool) -> None:
    build(mine, li)
    assert "Zhou Tao" in _texts(mine, "Widen your network")
    if typed:
        type_in(mine, "Zhou Tao", "Outcome", "on the phone", sheet="Widen your network")
    build(mine, forget=["Li Na"])
    assert ("Zhou Tao" in _texts(mine, "Widen your network")) is typed


def _texts(book: Path, sheet: str) -> set[object]:
    return {cell.value for row in openpyxl.load_workbook(book)[sheet].iter_rows() for cell in row}


def test_a_workbook_that_held_much_is_read_after_it_was_forgotten(mine: Path) -> None:
    many = mine.with_name("many.csv")
    many.write_text("Name,Phone\n" + "\n".join(f"Person {at},1390000{at:04}" for at in range(1200)), "utf-8")
    before = _contacts(mine)
    build(mine, many)
    build(mine, forget=["many.csv"])
    assert _contacts(mine) == before


def test_what_i_typed_and_what_others_say_stays(li: Path, mine: Path) -> None:
    more = mine.with_name("more.csv")
    more.write_text("Name,Company,Phone\nZhou Tao,Blue Sea,13800000003\n", "utf-8")
    build(mine, li)
    build(mine, more)
    type_in(mine, "Li Mei", "Notes", "Met her at the fair")
    build(mine, forget=["li.xlsx"])
    found = _contacts(mine)
    assert (found["Li Mei"]["notes"], found["Li Mei"]["phones"]) == ("Met her at the fair", [])
    zhou = found["Zhou Tao"]
    assert (zhou["company"], zhou["phones"], zhou["sources"]) == ("Blue Sea", ["+8613800000003"], ["more.csv"])
    assert (zhou["emails"], zhou["title"]) == ([], None)


def test_a_decision_for_theirs_is_taken_back(li: Path, mine: Path) -> None:
    build(mine, li)
    opened = openpyxl.load_workbook(mine)
    sheet = opened["Conflicts"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "锐鑫贸易":
                heading = next(c for r in sheet.iter_rows() for c in r if c.value == "Which holds")
                sheet.cell(cell.row, heading.column).value = "theirs"
    opened.save(mine)
    build(mine)
    assert _contacts(mine)["王伟"]["company"] == "锐鑫贸易"
    build(mine, forget=["Li Na"])
    assert _contacts(mine)["王伟"]["company"] == "锐鑫国际"


def test_a_plain_file_is_a_source_like_any_other(mine: Path) -> None:
    ties = mine.with_name("ties.csv")
    ties.write_text("From,To,Kind\nAnn Own,New Person,friend\n王伟,Ann Own,knows\n", "utf-8")
    log = mine.with_name("log.csv")
    log.write_text(
        "From,To,Kind,Date,Value\nAnn Own,me,referred,2026-03-01,100\n王伟,me,referred,2026-03-02,7\n", "utf-8"
    )
    build(mine, ties, log)
    opened = openpyxl.load_workbook(mine)
    cell = next(c for row in opened["Referral log"].iter_rows() for c in row if c.value == 100)
    cell.value = 250
    opened.save(mine)
    build(mine, forget=["ties.csv", "log.csv"])
    assert _contacts(mine).keys() == {"王伟", "Ann Own"}
    assert rows_of(mine, "Who knows whom", "From") == []
    assert _log(mine) == [("Ann Own", 250)], "a row I changed is mine"
    again = build(mine, ties)
    assert again.reports[0].imported == 2


def test_a_source_that_is_not_there_is_told_with_those_that_are(wombat: Wombat, mine: Path) -> None:
    before = mine.read_bytes()
    said = wombat("build", "-o", mine, "--forget", "Nobody")
    assert said.status == 2
    assert "b.csv" in said.err
    assert mine.read_bytes() == before


def _log(book: Path) -> list[tuple[object, object]]:
    table = prepare(book, Options(today=TODAY)).plan.table("referrals", "log")
    return [(row["from"], row["value"]) for row in table if row["from"]]


def _with_zhou(li: Path, mine: Path) -> None:
    """Give the workbook everything that can name a person."""
    log = mine.with_name("log.csv")
    log.write_text("From,To,Kind,Date,Value,Prospect\nZhou Tao,me,referred,2026-03-01,100,Roof\n", "utf-8")
    build(mine, li, log)
    type_in(mine, "Ann Own", "Met through", "Zhou Tao")
    type_in(mine, "Ann Own", "Notes", "plays golf with Zhou Tao, zhoutao@blue.example")
    build(mine)


def test_a_person_is_removed_from_the_whole_package(wombat: Wombat, li: Path, mine: Path) -> None:
    _with_zhou(li, mine)
    said = wombat("build", "-o", mine, "--forget-person", "Zhou Tao", "--today", TODAY.isoformat())
    assert said.status == 0, said.err
    assert "Zhou Tao" not in said.out + said.err
    assert ".mine.bak1.xlsx" in said.err
    whole = _whole(mine)
    assert not [word for word in ("Zhou Tao", "zhou tao", "13800000003", "zhoutao@blue.example") if word in whole]
    ann = _contacts(mine)["Ann Own"]
    assert (ann["met_through"], ann["notes"]) == (None, "plays golf with (removed), (removed)")
    assert _log(mine) == [("(removed)", 100)]


def test_the_next_import_does_not_bring_them_back(li: Path, mine: Path) -> None:
    _with_zhou(li, mine)
    build(mine, forget_person=["Zhou Tao"])
    for name, text in (
        ("a.csv", "Name,Company,Phone\nZhou Tao,Blue Sea,13800000003\n"),
        ("b2.csv", "Name,Phone\nTao Z.,+86 138 0000 0003\n"),
        ("c.csv", "From,To,Kind\nZhou Tao,Ann Own,friend\n"),
        ("d.csv", "Name,Company\nZhou Tao,\n"),
    ):
        (mine.parent / name).write_text(text, "utf-8")
        report = build(mine, mine.parent / name).reports[0]
        assert (report.imported, len(report.set_aside)) == (0, 1), name
    type_in(li, "Zhou Tao", "City", "Wuxi")
    build(mine, li)
    assert "Zhou Tao" not in _contacts(mine)
    assert "Zhou Tao" not in _whole(mine)
    (mine.parent / "e.csv").write_text("Name,Company,Phone\nZhou Tao,Red Hill,13900000055\n", "utf-8")
    build(mine, mine.parent / "e.csv")
    assert "Zhou Tao" in _contacts(mine), "somebody else of that name is welcome"


def test_no_version_is_kept_where_none_is_wanted(li: Path, mine: Path) -> None:
    _with_zhou(li, mine)
    assert kept_versions(mine)
    build(mine, forget_person=["Zhou Tao"], keep=0)
    assert kept_versions(mine) == []


def test_what_is_mine_is_left_and_told(li: Path, mine: Path) -> None:
    _with_zhou(li, mine)
    opened = openpyxl.load_workbook(mine)
    opened.create_sheet("My notes")["B3"] = "lunch with Zhou Tao"
    opened.save(mine)
    built = build(mine, forget_person=["Zhou Tao"])
    assert "My notes!B3" in [problem.where for problem in built.problems]
    whole = _whole(mine)
    assert "13800000003" not in whole
    assert whole.count("Zhou Tao") == 2, "once in the cell, and once more with the tags left out"


def test_one_of_two_namesakes_is_asked_for_by_id(wombat: Wombat, mine: Path) -> None:
    (mine.parent / "two.csv").write_text(MINE + "Ann Own,Other,13800000077,,\n", "utf-8")
    build(mine, mine.parent / "two.csv")
    said = wombat("build", "-o", mine, "--forget-person", "Ann Own")
    assert said.status == 2
    which = next(each["id"] for each in contacts_json(prepare(mine, Options()).plan, {}) if each["company"] == "Other")
    assert str(which) in said.err
    assert wombat("build", "-o", mine, "--forget-person", str(which)).status == 0
    assert _contacts(mine)["Ann Own"]["company"] == "Mine"
