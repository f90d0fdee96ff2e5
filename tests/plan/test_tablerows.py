"""Rows for any worksheet: appended, merged with what is there, or used to fill its blanks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wombat import Plan, Table
from wombat.book.ids import Ids
from wombat.definitions.load import load_worksheet
from wombat.plan.tablerows import add_rows
from wombat.records import TableRow

WORKSHEETS = Path(__file__).parents[2] / "worksheets"
DAY = date(2026, 1, 2)


@pytest.fixture
def plan() -> Plan:
    made = Plan(today=date(2026, 6, 30))
    made.worksheets["referrals"] = load_worksheet(WORKSHEETS / "records" / "referrals.toml")
    made.worksheets["introduction"] = load_worksheet(WORKSHEETS / "message" / "introduction.toml")
    made.tables["referrals", "log"] = Table(
        "referrals", "log", ("from", "to", "date", "prospect", "state", "days_open")
    )
    made.tables["referrals", "log"].add("r0", {"from": "Ann", "date": DAY, "prospect": "a mill"})
    made.forms["introduction", "pieces"] = {"name": "Olive", "hook": None}
    return made


def row(values: dict[str, Any], key: tuple[str, ...] = (), sheet: str = "referrals", part: str = "log") -> TableRow:
    return TableRow("line 3", sheet, part, values, key)


def test_a_row_with_a_key_fills_the_blanks_of_the_row_that_is_there(plan: Plan) -> None:
    new = row({"from": "ann", "date": DAY, "state": "won", "prospect": "a bakery"}, ("from", "date"))
    done = add_rows(plan, [new], Ids())
    (there,) = plan.table("referrals", "log")
    assert (there["state"], there["prospect"]) == ("won", "a mill")
    assert (done.imported, done.merged) == (1, 0)
    assert add_rows(plan, [new], Ids()).merged == 1


def test_a_row_whose_key_nobody_has_is_appended(plan: Plan) -> None:
    add_rows(plan, [row({"from": "Bo", "date": DAY}, ("from", "date")), row({"from": "Cy"}, ("to",))], Ids())
    assert [each["from"] for each in plan.table("referrals", "log")] == ["Ann", "Bo", "Cy"]


def test_a_row_is_known_by_its_id_too(plan: Plan) -> None:
    rows = [row({"_id": "r0", "state": "won"}, ("_id",)), row({"_id": "r9", "from": "Bo"}, ("_id",))]
    assert add_rows(plan, rows, Ids()).imported == 2
    assert [(each["from"], each["state"]) for each in plan.table("referrals", "log")] == [("Ann", "won"), ("Bo", None)]
    assert "_id" not in plan.table("referrals", "log").columns


def test_a_form_keeps_what_it_says_and_its_blank_lines_are_filled(plan: Plan) -> None:
    new = row({"name": "Olga", "hook": "I insure mills"}, sheet="introduction", part="pieces")
    assert add_rows(plan, [new], Ids()).imported == 1
    assert plan.form("introduction", "pieces") == {"name": "Olive", "hook": "I insure mills"}
    assert add_rows(plan, [new], Ids()).merged == 1


def test_a_field_that_there_is_not_and_a_row_of_the_programs_fields_are_set_aside(plan: Plan) -> None:
    done = add_rows(plan, [row({"from": "Bo", "colour": "red"}), row({"days_open": 3})], Ids())
    assert ["colour" in aside.reason.say("en") for aside in done.set_aside] == [True, False]
    assert len(plan.table("referrals", "log")) == 1
