"""What cannot be so, typed into a workbook: told with its cell by build and check, left there, and not counted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wombat.prepare import Options, prepare
from wombat.testing import Said, Wombat, type_rows

PEOPLE = "Name,Company,E-mail\nAnn Hill,Hill Legal,ann@hill.example\n" + "".join(
    f"{name} Wood,Wood Works,{name}-no-address-in-the-source\n"
    for name in ("Ben", "Cora", "Dan", "Eve", "Finn", "Gwen", "Hal", "Ida")
)
TO_COME = date(2099, 1, 1)
WRONG: list[tuple[str, str, dict[str, Any], str]] = [
    ("contacts", "people", {"birthday": "32.13.1990"}, "not a birthday"),
    ("contacts", "people", {"birthday": "2090-01-01"}, "still to come"),
    ("contacts", "people", {"last_contact": TO_COME}, "still to come"),
    ("contacts", "people", {"emails": ["not-an-email"]}, "not an e-mail address"),
    ("contacts", "people", {"phones": ["call me"]}, "not a phone number"),
    ("contacts", "people", {"cadence": -5}, "1 or more"),
    ("contacts", "people", {"met_through": "Gwen Wood"}, "Nobody is met through themselves"),
    ("contacts", "people", {"name": None}, "no name any more"),
    ("contacts", "people", {"lunar_birthday": "99-99"}, "lunar calendar"),
    ("referrals", "log", {"from": "Ann Hill", "date": TO_COME}, "still to come"),
    ("referrals", "log", {"from": "Ann Hill", "value": -500}, "0 or more"),
    ("referrals", "log", {"from": "Ann Hill", "value": "lots"}, "needs a number"),
    ("referrals", "log", {"from": "Ann Hill", "to": "Ann Hill"}, "nobody referred anybody"),
    ("relations", "ties", {"from": "Ann Hill", "to": "Ann Hill"}, "this is no tie"),
    ("relations", "ties", {"from": "Ann Hill", "to": "Ben Wood", "strength": -2}, "more than 0"),
    ("experience", "products", {"product": "Tea", "habit_score": 9}, "from 1 to 5"),
    ("settings", "main", {"country": "ZZZ"}, "not the code of a country"),
    ("settings", "main", {"cadence_tags": ["客户 abc"]}, "not a tag with a number of days"),
    ("settings", "main", {"plugins_off": ["nosuch"]}, "no plugin or package"),
    ("settings", "weights", {"weight": -1}, "0 or more"),
    ("follow-up", "rules", {"day": "31-31"}, "no day of the year"),
    ("follow-up", "rules", {"whom": "tag", "tag": None}, "names none"),
    ("service", "log", {"contact": "Ann Hill", "date": date(2026, 5, 5), "answered": date(2026, 5, 1)}, "before the"),
    ("touchpoint-map", "points", {"point": "Shop", "value": 10}, "from 1 to 5"),
]


@dataclass(slots=True)
class Wrong:
    """What was said of the workbook: by two builds and a check; and how its sheets are called."""

    names: dict[str, str]
    built: Said
    again: Said
    checked: Said


def rows_of(sheet: str, part: str) -> list[dict[str, Any]]:
    """Return the wrong rows of a table, and as one those of a form."""
    rows = [row for one, other, row, _ in WRONG if (one, other) == (sheet, part)]
    return [{key: value for row in rows for key, value in row.items()}] if part == "main" else rows


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook into which nothing was typed."""
    wombat = Wombat(tmp_path_factory.mktemp("plain"))
    (wombat.folder / "people.csv").write_text(PEOPLE, "utf-8")
    assert wombat.build("people.csv", "-o", "plan.xlsx", "--owner", "Olive Ward", "--with", "fans").status == 0
    return wombat.folder / "plan.xlsx"


@pytest.fixture(scope="module")
def wrong(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Wrong:
    """Return what build and check say of a workbook with everything wrong typed into it."""
    wombat = Wombat(tmp_path_factory.mktemp("wrong"))
    book = wombat.folder / "plan.xlsx"
    shutil.copy(plain, book)
    for sheet, part in dict.fromkeys((sheet, part) for sheet, part, _, _ in WRONG):
        type_rows(book, sheet, part, *rows_of(sheet, part))
    names = {sheet: place.name for sheet, place in prepare(book, Options()).opened.places.items()}
    built = wombat.build("-o", book, "--json")
    return Wrong(names, built, wombat.build("-o", book, "--json"), wombat("check", book, "--json"))


@pytest.mark.parametrize(("sheet", "part", "row", "said"), WRONG)
def test_what_cannot_be_so_is_told_with_its_cell(
    wrong: Wrong, sheet: str, part: str, row: dict[str, Any], said: str
) -> None:
    place = f"{wrong.names[sheet]}!"
    told = [each for each in wrong.built.data["problems"] if each["where"].startswith(place) and said in each["text"]]
    assert told, (part, row)
    for problem in told:
        assert problem in wrong.again.data["problems"]
        assert problem in wrong.checked.data["problems"]


def test_a_problem_in_a_cell_makes_the_exit_status_1_each_time(wrong: Wrong) -> None:
    assert (wrong.built.status, wrong.again.status, wrong.checked.status) == (1, 1, 1)
    assert len(wrong.built.data["problems"]) == len(WRONG)
    assert wrong.built.data["notes"] == []


def test_what_a_source_says_is_no_problem_of_the_user(wombat: Wombat, plain: Path) -> None:
    book = Path(shutil.copy(plain, wombat.folder / "plan.xlsx"))
    type_rows(book, "experience", "products", {"product": "Tea", "habit_score": 5})
    built = wombat.build("-o", book, "--json")
    assert (built.status, built.data["problems"], built.data["notes"]) == (0, [], [])
    assert wombat("check", book).status == 0


def test_a_wrong_value_stays_in_its_cell_and_counts_for_nothing(wombat: Wombat, plain: Path) -> None:
    referral = {"from": "Ann Hill", "kind": "referral", "state": "won", "value": -500}
    book = Path(shutil.copy(plain, wombat.folder / "plan.xlsx"))
    type_rows(book, "contacts", "people", {"birthday": "32.13.1990"})
    type_rows(book, "referrals", "log", referral)
    assert wombat.build("-o", book).status == 1
    prepared = prepare(book, Options())
    for sheet, part, field, value in (
        ("contacts", "people", "birthday", "32.13.1990"),
        ("referrals", "log", "value", -500),
    ):
        table = prepared.opened.places[sheet].tables[part]
        cells = prepared.opened.book.sheet(prepared.opened.places[sheet].name)
        assert cells.cell(table.numbers[0], table.columns[field]).value == value
    assert prepared.plan.table("referrals", "people").row("c1")["value"] in (None, 0)
    assert [each["birthday"] for each in wombat("contacts", book, "--json").data["contacts"]] == [None] * 9


def test_a_birthday_is_read_however_it_is_typed(wombat: Wombat, plain: Path) -> None:
    said = ["20.5.1990", "5月20日", date(1990, 5, 20)]
    book = Path(shutil.copy(plain, wombat.folder / "plan.xlsx"))
    type_rows(book, "contacts", "people", *({"birthday": each} for each in said))
    birthdays = [each["birthday"] for each in wombat("contacts", book, "--json").data["contacts"]]
    assert birthdays[:3] == ["1990-05-20", "--05-20", "1990-05-20"]


def test_a_country_that_is_none_is_refused(wombat: Wombat) -> None:
    for code in ("QQ", "XYZ", "1"):
        assert wombat.build("-o", "plan.xlsx", "--country", code).status == 2
    assert not (wombat.folder / "plan.xlsx").exists()


def test_a_plugin_that_is_none_is_refused(wombat: Wombat) -> None:
    said = wombat.build("-o", "plan.xlsx", "--no-plugin", "nosuch")
    assert said.status == 2
    assert "nosuch" in said.err
