"""Sheets renamed, moved, hidden, copied and deleted, and sheets of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.book.desk import Desk, said
from tests.book.sheets import copy_sheet
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'


def state(desk: Desk, name: str) -> str:
    return Workbook.open(desk.path).state(name)


def people(desk: Desk) -> list[str]:
    return [contact.name for contact in desk.read().plan.contacts]


def test_renamed_moved_and_hidden_sheets_are_known(desk: Desk) -> None:
    before = people(desk)

    def change(book: Workbook) -> None:
        book.rename("Contacts", "Ann's people & co")
        book.move("Settings", 0)
        book.set_state("Interaction log", "hidden")

    desk.edit(change)
    row = desk.table("contacts", "people").spare[0]
    desk.put("Ann's people & co", [(row, 3, "Jo New")])
    built = desk.build()
    assert not built.problems, said(built)
    assert people(desk) == [*before, "Jo New"]
    assert desk.names()["contacts"] == "Ann's people & co"
    assert Workbook.open(desk.path).sheet_names[0] == "Settings"
    assert state(desk, "Interaction log") == "hidden"
    assert desk.changes() == []


def test_a_deleted_sheet_is_made_anew_and_told(desk: Desk) -> None:
    desk.edit(lambda book: book.remove_sheet("Referral log"))
    built = desk.build()
    assert "The sheet “Referral log” is no longer in the workbook and was made anew." in said(built)
    assert "Referral log" in Workbook.open(desk.path).sheet_names
    assert desk.changes() == []


def test_after_the_contacts_sheet_was_deleted_the_sources_can_be_read_again(desk: Desk, sources: list[object]) -> None:
    before = people(desk)
    desk.edit(lambda book: book.remove_sheet("Contacts"))
    desk.build(*sources)  # type: ignore[arg-type]
    assert set(people(desk)) == set(before)
    assert desk.changes() == []


def test_a_copied_sheet_is_the_users_and_told(desk: Desk) -> None:
    for index in (0, None):
        desk.edit(lambda book, at=index: copy_sheet(book, "Contacts", f"Contacts copy {at}", at))  # type: ignore[misc]
    copied = {place[1:]: cell.value for place, cell in desk.cells().items() if place[0] == "Contacts copy 0"}
    desk.put("Contacts", [(desk.table("contacts", "people").spare[0], 3, "Kim New")])
    built = desk.build()
    assert "“Contacts copy 0” is a copy of “Contacts”" in said(built)
    assert {place[1:]: cell.value for place, cell in desk.cells().items() if place[0] == "Contacts copy 0"} == copied
    assert "Kim New" in people(desk)
    assert desk.changes() == []


def test_a_copy_takes_the_place_of_a_sheet_that_was_deleted(desk: Desk) -> None:
    before = people(desk)
    desk.edit(lambda book: copy_sheet(book, "Contacts", "My people"))
    desk.edit(lambda book: book.remove_sheet("Contacts"))
    built = desk.build()
    assert not built.problems, said(built)
    assert desk.names()["contacts"] == "My people"
    assert people(desk) == before
    assert desk.changes() == []


def test_without_defined_names_the_sheets_are_known_by_their_first_row(desk: Desk) -> None:
    def strip(book: Workbook) -> None:
        for name in book.names():
            if name.name.startswith("_wombat"):
                book.delete_name(name.name, name.sheet)

    desk.edit(strip)
    desk.edit(lambda book: book.rename("Contacts", "Ours"))
    before = people(desk)
    built = desk.build()
    assert not built.problems, said(built)
    assert desk.names()["contacts"] == "Ours"
    assert people(desk) == before
    assert desk.changes() == []


def test_without_the_hidden_sheet_the_language_is_seen_and_nothing_is_lost(desk: Desk) -> None:
    before = people(desk)
    desk.edit(lambda book: book.remove_sheet("_wombat"))
    built = desk.build()
    assert built.plan.language == "en"
    assert people(desk) == before
    assert desk.changes() == []


def test_the_hidden_sheet_is_known_when_it_was_renamed(desk: Desk) -> None:
    desk.edit(lambda book: book.rename("_wombat", "do not touch"))
    assert not desk.build().problems
    assert "_wombat" not in Workbook.open(desk.path).sheet_names
    assert desk.changes() == []


def test_formulas_of_the_user_follow_our_rows(desk: Desk) -> None:
    place = desk.table("referrals", "people")
    log = desk.table("referrals", "log")
    row = place.numbers[0]
    desk.edit(lambda book: book.add_sheet_part("Mine", OWN))
    desk.put("Mine", [(1, 1, f"='Referral log'!C{row}"), (2, 1, "='Contacts'!C9&\"!\""), (3, 1, 'text "quoted"')])
    desk.put("Referral log", [(each, log.columns["from"], "Ann Hill") for each in log.spare])
    desk.build()
    now = desk.table("referrals", "people")
    assert now.heading > place.heading
    assert desk.cell("Mine", 1, 1).formula == f"'Referral log'!C{row + now.heading - place.heading}"
    assert desk.cell("Mine", 3, 1).value == 'text "quoted"'
    assert desk.changes() == []


def damage(desk: Desk, change: Callable[[str], str]) -> None:
    def edit(book: Workbook) -> None:
        sheet = book.sheet("_wombat")
        rows = {number: str(cells[1].value) for number, cells in sheet.rows() if 1 in cells}
        text = change("".join(rows.values()))
        for at, number in enumerate(rows):
            sheet.put(number, 1, text[at * 30_000 : (at + 1) * 30_000] or None)

    desk.edit(edit)
