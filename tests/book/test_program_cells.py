"""Cells of the program that the user typed over, and cells in which something stands that does not fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.book.desk import Desk, said
from wombat.checking import check

if TYPE_CHECKING:
    from wombat.xlsx.workbook import Workbook


def problems(desk: Desk) -> str:
    """Return what ``wombat check`` says."""
    return "\n".join(f"{problem.where}: {problem.text.say('en')}" for problem in check(desk.read()))


def test_a_value_typed_over_stays_is_named_and_clearing_brings_the_programs_back(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    row, column = place.numbers[0], place.columns["suggested_tie"]
    was = desk.cell("Contacts", row, column).value
    desk.put("Contacts", [(row, column, "old friend")])
    for _ in range(2):
        desk.build()
        assert desk.cell("Contacts", row, column).value == "old friend"
    assert f"Contacts!AA{row}:" in problems(desk).replace(f"Contacts!{_letters(column)}{row}:", f"Contacts!AA{row}:")
    assert desk.changes() == []
    desk.put("Contacts", [(row, column, None)])
    desk.build()
    assert desk.cell("Contacts", row, column).value == was
    assert f"{_letters(column)}{row}:" not in problems(desk)


def _letters(column: int) -> str:
    from wombat.xlsx.coords import letters

    return letters(column)


def test_a_value_typed_over_goes_along_when_the_rows_are_sorted(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    column = place.columns["hub_rank"]
    desk.put("Contacts", [(place.numbers[0], column, 99)])
    desk.build()
    order = list(range(len(place.numbers)))[::-1]
    desk.edit(lambda book: book.sheet("Contacts").reorder(place.numbers[0], order))
    desk.build()
    assert desk.table("contacts", "people").kept == {(place.ids[0], "hub_rank")}
    assert desk.cell("Contacts", place.numbers[-1], column).value == 99
    assert desk.changes() == []


def test_a_form_value_typed_over_stays_until_it_is_cleared(desk: Desk) -> None:
    sheet = desk.names()["tie-strength"]
    line = desk.place("tie-strength").forms["totals"]["strong"]
    before = desk.cell(sheet, line.row, line.column)
    for typed in (77, "=40+2"):
        desk.put(sheet, [(line.row, line.column, typed)])
        desk.build()
        assert f"{sheet}!D{line.row}:" in problems(desk)
        now = desk.cell(sheet, line.row, line.column)
        assert typed in (now.value, f"={now.formula}")
        assert desk.changes() == []
    desk.put(sheet, [(line.row, line.column, None)])
    desk.build()
    assert desk.cell(sheet, line.row, line.column) == before
    assert not desk.place("tie-strength").forms["totals"]["strong"].kept


def test_a_formula_of_ours_that_was_lost_comes_back(desk: Desk) -> None:
    sheet = desk.names()["circles"]
    place = desk.table("circles", "circles")
    row, column = place.numbers[0], place.columns["seats"]
    before = desk.cell(sheet, row, column)
    assert before.formula
    desk.put(sheet, [(row, column, before.value)])
    desk.build()
    assert desk.cell(sheet, row, column) == before


def test_a_formula_spelled_otherwise_is_ours_still(desk: Desk) -> None:
    sheet = desk.names()["circles"]
    place = desk.table("circles", "circles")
    row, column = place.numbers[0], place.columns["seats"]
    before = desk.cell(sheet, row, column)
    spelled = before.formula.replace(",", ", ").replace("$", "").lower() if before.formula else ""
    desk.edit(lambda book: book.sheet(sheet).put(row, column, before.value, formula=spelled))
    desk.build()
    assert not desk.table("circles", "circles").kept
    assert desk.cell(sheet, row, column) == before


def test_another_number_format_is_not_typing_over(desk: Desk) -> None:
    place = desk.table("sources", "files")
    sheet = desk.names()["sources"]
    row, column = place.numbers[0], place.columns["read_on"]
    cell = desk.cell(sheet, row, column)
    assert isinstance(cell.value, date)
    serial = cell.value.toordinal() - date(1899, 12, 30).toordinal()
    desk.edit(lambda book: book.sheet(sheet).put(row, column, serial, style=0))
    assert not desk.table("sources", "files").kept


@pytest.mark.parametrize(
    ("sheet", "part", "field", "typed"),
    [
        ("contacts", "people", "last_contact", "some day"),
        ("contacts", "people", "cadence", "often"),
        ("contacts", "people", "tie", "very strong"),
        ("referrals", "log", "value", "much"),
        ("referrals", "log", "date", "2026-02-31"),
        ("interactions", "log", "date", "#N/A"),
    ],
)
def test_what_does_not_fit_is_told_with_its_cell_and_left(
    desk: Desk, sheet: str, part: str, field: str, typed: str
) -> None:
    place, name = desk.table(sheet, part), desk.names()[sheet]
    row, column = place.numbers[0], place.columns[field]
    desk.put(name, [(row, column, typed)])
    built = desk.build()
    where = f"{name}!{_letters(column)}{row}: “{typed}”"
    assert where in said(built)
    assert built.failed
    assert where in problems(desk)
    assert desk.cell(name, row, column).value == typed
    assert desk.changes() == []


def test_a_setting_that_does_not_fit_is_told(desk: Desk) -> None:
    line = desk.place("settings").forms["main"]["unanswered_days"]
    desk.put("Settings", [(line.row, line.column, "two weeks")])
    assert f"Settings!D{line.row}: “two weeks”" in said(desk.build())
    assert desk.cell("Settings", line.row, line.column).value == "two weeks"
    assert desk.changes() == []


def test_a_row_that_was_given_a_height_keeps_it(desk: Desk) -> None:
    sheet = desk.names()["hubs"]
    place = desk.table("hubs", "ranking")

    def taller(book: Workbook) -> None:
        for row in place.numbers:
            book.sheet(sheet).set_height(row, 77)

    desk.edit(taller)
    log = desk.table("relations", "ties")
    desk.put(
        "Who knows whom", [(log.spare[0], log.columns["from"], "王伟"), (log.spare[0], log.columns["to"], "Cora Lane")]
    )
    assert desk.build().written
    assert [book_height(desk, sheet, row) for row in place.numbers] == [77.0] * len(place.numbers)


def book_height(desk: Desk, sheet: str, row: int) -> float | None:
    from wombat.xlsx.workbook import Workbook as Book

    return Book.open(desk.path).sheet(sheet).height(row)
