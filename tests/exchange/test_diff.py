"""Two workbooks compared in words: people, ties and answers added, changed, gone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.exchange.conftest import TODAY, build, type_in
from wombat.plan.differences import differences
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from tests.conftest import Wombat
    from wombat.plan.differences import Differences


def _between(one: Path, other: Path) -> Differences:
    return differences(*(prepare(book, Options(today=TODAY)).plan for book in (one, other)))


def test_a_workbook_does_not_differ_from_itself(li: Path) -> None:
    assert len(_between(li, li)) == 0


def test_people_ties_and_answers_are_told(wombat: Wombat, li: Path) -> None:
    old = Path(shutil.copy(li, li.with_name("old.xlsx")))
    (li.parent / "more.csv").write_text("From,To,Kind\nLi Mei,New Person,friend\n", "utf-8")
    type_in(li, "Li Mei", "Company", "Sunset")
    build(li, li.parent / "more.csv", owner="Li Nana")
    found = _between(old, li)
    people = {(each.what, each.who, each.field, each.before, each.after) for each in found.people}
    assert people == {("added", "New Person", "", "", ""), ("changed", "Li Mei", "Company", "Sunrise", "Sunset")}
    assert [(each.what, each.who) for each in found.ties] == [("added", "Li Mei → New Person (friend)")]
    answers = {(each.sheet, each.field, each.before, each.after) for each in found.answers}
    assert ("Settings", "Your name", "Li Na", "Li Nana") in answers
    back = _between(li, old)
    assert {(each.what, each.who) for each in back.people} == {("gone", "New Person"), ("changed", "Li Mei")}
    assert [each.what for each in back.ties] == ["gone"]
    data = wombat("diff", old, li, "--json")
    assert data.status == 0
    assert data.data["people"][0] == {
        "what": "added", "who": "New Person", "field": "", "before": "", "after": "", "sheet": "",
    }  # fmt: skip
    said = wombat("diff", old, li).out
    assert "changed: Li Mei, Company: “Sunrise” became “Sunset”" in said
    assert "added: Li Mei → New Person (friend)" in said


def test_two_persons_workbooks_are_compared_by_names_and_numbers(li: Path, mine: Path) -> None:
    found = _between(li, mine)
    assert {(each.what, each.who) for each in found.people} == {
        *(("gone", name) for name in ("Li Mei", "Zhou Tao", "Secret Sam")),
        ("added", "Ann Own"),
        ("changed", "王伟"),
    }


def test_a_file_that_is_no_workbook_is_an_error(wombat: Wombat, li: Path) -> None:
    (wombat.folder / "list.xlsx").write_text("no workbook")
    said = wombat("diff", li, "list.xlsx")
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert wombat("diff", li, "missing.xlsx").status == 2


def test_of_two_workbooks_people_are_the_same_by_their_numbers(tmp_path: Path) -> None:
    books = []
    for at, name in enumerate(("王伟明", "王偉明")):
        (tmp_path / f"{at}.csv").write_text(f"姓名,公司,手机\n{name},锐鑫贸易{at},138 0013 8000\n", "utf-8")
        books.append(tmp_path / f"{at}.xlsx")
        build(books[at], tmp_path / f"{at}.csv", owner=f"Owner {at}", country="CN", language="en")
    changed = {(each.what, each.field, each.before, each.after) for each in _between(*books).people}
    assert changed >= {("changed", "Name", "王伟明", "王偉明"), ("changed", "Company", "锐鑫贸易0", "锐鑫贸易1")}
    assert {what for what, *_ in changed} == {"changed"}
