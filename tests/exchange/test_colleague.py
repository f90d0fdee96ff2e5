"""A colleague's workbook is a source like any other, and what it gave is kept apart from what is one's own."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from tests.exchange.conftest import TODAY, build, rows_of, type_in
from wombat.origins import origins
from wombat.plan.contacts_json import contacts_json
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat


def _contacts(book: Path) -> dict[str, dict[str, object]]:
    found = prepare(book, Options(today=TODAY)).plan
    return {each["name"]: each for each in contacts_json(found, {})}


def test_the_network_of_a_colleague_joins_mine(li: Path, mine: Path) -> None:
    report = build(mine, li).reports[0]
    assert (report.importer, report.records) == ("workbook", 6)
    found = _contacts(mine)
    assert found.keys() == {"王伟", "Ann Own", "Li Mei", "Zhou Tao", "Li Na"}
    assert found["王伟"]["sources"] == ["b.csv", "Li Na"]
    assert found["Zhou Tao"]["sources"] == ["Li Na"]
    assert found["Zhou Tao"]["stated_tie"] is None, "how well they know somebody is not how well I do"
    ties = {
        (row["From"], row["To"]): (row["Strength"], row["Source"]) for row in rows_of(mine, "Who knows whom", "From")
    }
    assert ties == {("Li Na", "Zhou Tao"): (3, "Li Na"), ("Li Mei", "Zhou Tao"): (2, "Li Na")}


def test_their_strong_tie_opens_an_introduction(wombat: Wombat, li: Path, mine: Path) -> None:
    build(mine, li)
    type_in(mine, "Li Na", "Tie", "strong")
    said = wombat("path", mine, "Zhou Tao")
    assert said.status == 0
    assert "Li Na" in said.out


def test_mine_wins_and_theirs_is_kept_in_conflicts(li: Path, mine: Path) -> None:
    build(mine, li)
    assert _contacts(mine)["王伟"]["company"] == "锐鑫国际"
    conflicts = {
        row["Field"]: (row["In your workbook"], row["In the source"], row["Theirs is from"])
        for row in rows_of(mine, "Conflicts", "Field")
    }
    assert conflicts["Company"] == ("锐鑫国际", "锐鑫贸易", "Li Na")


def test_what_is_private_there_is_nowhere_here(li: Path, mine: Path) -> None:
    build(mine, li)
    with zipfile.ZipFile(mine) as book:
        whole = b"".join(book.read(name) for name in book.namelist())
    for private in ("Secret Sam", "Hidden Ltd", "13800000009", "sam@hidden.example", "Spy"):
        assert private.encode() not in whole


def test_building_it_twice_adds_nothing(li: Path, mine: Path) -> None:
    build(mine, li)
    once = mine.read_bytes()
    assert not build(mine, li).written
    assert mine.read_bytes() == once
    build(li, today=date(2026, 11, 23))
    build(mine, li)
    assert len(rows_of(mine, "Who knows whom", "From")) == 2
    assert len(rows_of(mine, "Conflicts", "Field")) == 1
    assert len(_contacts(mine)) == 5


def test_a_newer_version_updates_what_came_from_them_and_nothing_else(li: Path, mine: Path) -> None:
    build(mine, li)
    type_in(mine, "Li Mei", "City", "Suzhou")
    type_in(mine, "Li Mei", "Company", "Sunrise Group")
    type_in(li, "Li Mei", "Company", "Sunset")
    type_in(li, "Li Mei", "E-mails", "mei@sunset.example")
    type_in(li, "Zhou Tao", "Job title", "Judge")
    type_in(li, "Zhou Tao", "Tie", "weak")
    assert not build(mine, li).failed
    found = _contacts(mine)
    assert found["Zhou Tao"]["title"] == "Judge"
    assert found["Li Mei"]["emails"] == ["mei@sunset.example"]
    assert (found["Li Mei"]["city"], found["Li Mei"]["company"]) == ("Suzhou", "Sunrise Group")
    assert found["王伟"]["company"] == "锐鑫国际"
    conflicts = {(row["Contact"], row["Field"]): row["In the source"] for row in rows_of(mine, "Conflicts", "Field")}
    assert conflicts["Li Mei", "Company"] == "Sunset"
    strengths = {(row["From"], row["To"]): row["Strength"] for row in rows_of(mine, "Who knows whom", "From")}
    assert strengths["Li Na", "Zhou Tao"] == 1


def test_who_became_private_there_leaves_again(li: Path, mine: Path) -> None:
    build(mine, li)
    type_in(mine, "Li Mei", "Notes", "Met her at the fair")
    type_in(li, "Li Mei", "Do not share", "✓")
    type_in(li, "Zhou Tao", "Do not share", "✓")
    build(mine, li)
    found = _contacts(mine)
    assert "Zhou Tao" not in found
    assert (found["Li Mei"]["notes"], found["Li Mei"]["phones"], found["Li Mei"]["sources"]) == (
        "Met her at the fair",
        [],
        [],
    )
    assert rows_of(mine, "Who knows whom", "From") == []


def test_my_own_workbook_is_no_source_of_itself(wombat: Wombat, mine: Path) -> None:
    before = mine.read_bytes()
    said = wombat.build(mine, "-o", mine)
    assert said.status == 2
    assert "mine.xlsx" in said.err
    assert mine.read_bytes() == before


def test_every_value_and_tie_says_where_it_came_from(li: Path, mine: Path) -> None:
    build(mine, li)
    type_in(mine, "王伟", "City", "Suzhou")
    plan = build(mine).plan
    who = {contact.name: contact.id for contact in plan.contacts}
    assert origins(plan, who["王伟"], "company") == ["b.csv"]
    assert origins(plan, who["王伟"], "phones") == ["b.csv", "Li Na"], "who said it first stands first"
    assert origins(plan, who["王伟"], "city") == [], "what I typed is mine"
    assert origins(plan, who["Zhou Tao"], "title") == ["Li Na"]
    assert all(row["Source"] == "Li Na" for row in rows_of(mine, "Who knows whom", "From"))


def test_the_decision_is_obeyed_and_outlives_newer_versions(li: Path, mine: Path) -> None:
    build(mine, li)
    answer = next(
        row for row in prepare(mine, Options()).plan.table("conflicts", "values") if row["field"] == "Company"
    )
    opened = openpyxl.load_workbook(mine)
    heading = next(cell for row in opened["Conflicts"].iter_rows() for cell in row if cell.value == "Which holds")
    said = next(c for row in opened["Conflicts"].iter_rows() for c in row if c.value == answer["theirs"])
    opened["Conflicts"].cell(said.row, heading.column).value = "theirs"
    opened.save(mine)
    build(mine)
    assert _contacts(mine)["王伟"]["company"] == "锐鑫贸易"
    type_in(li, "Li Mei", "City", "Wuxi")
    build(mine, li)
    assert _contacts(mine)["王伟"]["company"] == "锐鑫贸易"
    assert _contacts(mine)["Li Mei"]["city"] == "Wuxi"


def test_a_tie_both_tell_of_stays_mine_when_they_take_it_out(li: Path, mine: Path) -> None:
    people, ties = mine.with_name("people.csv"), mine.with_name("mine-ties.csv")
    people.write_text("Name,Phone\nLi Mei,13800000002\nZhou Tao,13800000003\n", "utf-8")
    ties.write_text("From,To,Kind\nLi Mei,Zhou Tao,knows\n", "utf-8")
    build(mine, people, ties, li)
    told = {(row["From"], row["To"]): row["Source"] for row in rows_of(mine, "Who knows whom", "From")}
    assert told["Li Mei", "Zhou Tao"] == "mine-ties.csv; Li Na"
    type_in(li, "Zhou Tao", "Do not share", "✓")
    build(mine, li)
    told = {(row["From"], row["To"]): row["Source"] for row in rows_of(mine, "Who knows whom", "From")}
    assert told == {("Li Mei", "Zhou Tao"): "mine-ties.csv"}
