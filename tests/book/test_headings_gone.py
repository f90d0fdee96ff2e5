"""The row of headings of a table deleted: its rows are no deleted ones, and headings typed anew bring all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.testing import Wombat

if TYPE_CHECKING:
    from tests.book.desk import Desk
    from wombat.xlsx.workbook import Workbook

PART = ("referrals", "log")


def test_the_workbook_stays_as_it_is_and_a_sentence_says_what_to_do(desk: Desk) -> None:
    place, sheet = desk.table(*PART), desk.names()["referrals"]
    desk.edit(lambda book: book.sheet(sheet).delete_rows(place.heading, 1))
    before, wombat = desk.path.read_bytes(), Wombat(desk.path.parent)
    for command in (("build", "-o"), ("check",), ("hubs",)):
        said = wombat(*command, desk.path)
        assert said.status == 1
        assert f"its rows begin in row {place.heading}" in said.err
        assert "stay deleted" not in said.err
    assert desk.path.read_bytes() == before


def test_headings_typed_anew_are_those_of_the_table(desk: Desk) -> None:
    place, sheet, rows = desk.table(*PART), desk.names()["referrals"], desk.read().plan.table(*PART)
    before = {name: list(column) for name, column in rows.columns.items()}
    headings = {column: desk.cell(sheet, place.heading, column).value for column in place.columns.values()}

    def retype(book: Workbook) -> None:
        book.sheet(sheet).delete_rows(place.heading, 1)
        book.sheet(sheet).insert_rows(place.heading, 1)

    desk.edit(retype)
    desk.put(sheet, [(place.heading, column, said) for column, said in headings.items()])
    built = desk.build()
    assert not built.problems, built.problems
    after = desk.read().plan.table(*PART)
    assert after.ids == rows.ids
    assert {name: list(column) for name, column in after.columns.items()} == before
    assert not desk.build().problems
