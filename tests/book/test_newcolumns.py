"""Columns that a group adds to a table of another one, in a workbook that has the table already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.book.desk import said
from tests.book.sheets import delete_column
from wombat.xlsx.coords import areas
from wombat.xlsx.workbook import Workbook
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from tests.book.desk import Desk

SHEET = "Referral log"


def log_columns(desk: Desk) -> dict[str, int]:
    return desk.table("referrals", "log").columns


def headers(desk: Desk) -> tuple[str, ...]:
    tables = Workbook.open(desk.path).sheet(SHEET).tables()
    return next(table.headers for table in tables if table.display_name == "wombat_referrals_log")


def type_heat(desk: Desk, text: str) -> None:
    place = desk.table("referrals", "log")
    desk.put(SHEET, [(place.numbers[0], place.columns["heat"], text)])


def test_a_table_gains_the_columns_when_the_group_is_switched_on(desk: Desk) -> None:
    before = log_columns(desk)
    built = desk.build(switch_on=["partners"])
    assert not built.problems, said(built)
    columns = log_columns(desk)
    right = max(before.values())
    assert columns == before | {"heat": right + 1, "side": right + 2}
    assert headers(desk)[-2:] == ("Heat", "Inside or outside")
    assert desk.changes() == []


def test_new_columns_have_look_dropdown_and_colours(desk: Desk) -> None:
    desk.build(switch_on=["partners"])
    place = desk.table("referrals", "log")
    sheet = Workbook.open(desk.path).sheet(SHEET)
    column = place.columns["heat"]
    for row in (place.heading, place.numbers[0], place.spare[-1]):
        assert sheet.cell(row, column).style == sheet.cell(row, place.columns["state"]).style

    def covering(name: str) -> int:
        rules = sheet.root.iter(main(name))
        cells = (place.numbers[0], column), (place.spare[-1], column)
        return sum(all(any(area.holds(*cell) for area in areas(rule.get("sqref"))) for cell in cells) for rule in rules)

    assert covering("dataValidation") == 1
    assert covering("conditionalFormatting") >= 1


def test_rows_added_later_have_the_columns_too(desk: Desk) -> None:
    desk.build(switch_on=["partners"])
    place = desk.table("referrals", "log")
    cells = [(row, place.columns["from"], "Ann Hill") for row in place.spare]
    desk.put(SHEET, [*cells, (place.spare[-1], place.columns["heat"], "2 · material passed on")])
    desk.build()
    now = desk.table("referrals", "log")
    row = now.spare[-1]
    assert desk.cell(SHEET, row, now.columns["heat"]).style == desk.cell(SHEET, row, now.columns["state"]).style
    assert "h2" in desk.read().plan.table("referrals", "log").columns["heat"]


def test_what_was_typed_stays_while_the_group_is_off_and_is_read_when_it_is_on_again(desk: Desk) -> None:
    desk.build(switch_on=["partners"])
    type_heat(desk, "4 · meeting arranged")
    desk.build()
    desk.build(switch_off=["partners"])
    assert "heat" not in log_columns(desk)
    desk.build(switch_on=["partners"])
    assert desk.read().plan.table("referrals", "log").columns["heat"][0] == "h4"
    assert headers(desk).count("Heat") == 1


def test_a_column_that_the_user_takes_out_stays_out(desk: Desk) -> None:
    desk.build(switch_on=["partners"])
    column = log_columns(desk)["heat"]
    desk.edit(lambda book: delete_column(book, SHEET, column))
    desk.build()
    desk.build()
    assert "heat" not in log_columns(desk)
    assert "side" in log_columns(desk)


def test_a_column_of_the_users_with_a_heading_becomes_a_part_of_the_table(desk: Desk) -> None:
    place = desk.table("referrals", "log")
    at = max(place.columns.values()) + 1
    desk.put(SHEET, [(place.heading, at, "Mine"), (place.numbers[0], at, "kept")])
    built = desk.build(switch_on=["partners"])
    assert not built.problems, said(built)
    assert log_columns(desk)["heat"] == at + 1
    assert headers(desk)[-3:] == ("Mine", "Heat", "Inside or outside")
    assert desk.cell(SHEET, place.numbers[0], at).value == "kept"


@pytest.mark.parametrize("heading", [None, 7, "heat"])
def test_where_there_is_no_room_it_is_told_and_nothing_is_touched(desk: Desk, heading: object) -> None:
    place = desk.table("referrals", "log")
    at = max(place.columns.values()) + 1
    desk.put(SHEET, [(place.heading, at, heading), (place.numbers[1], at, "mine")])
    if heading == "heat":
        heading = None
        desk.put(SHEET, [(place.heading, at, "Total"), (place.heading, at + 1, "total"), (place.numbers[1], at + 1, 1)])
    built = desk.build(switch_on=["partners"])
    assert "is taken" in said(built)
    assert "heat" not in log_columns(desk)
    assert desk.cell(SHEET, place.numbers[1], at).value == "mine"
    desk.put(SHEET, [(row, column, None) for row in (place.heading, place.numbers[1]) for column in (at, at + 1)])
    assert not desk.build().problems
    assert log_columns(desk)["heat"] == at
