"""Rows sorted, inserted, deleted, copied, emptied, and what is typed around a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.book.desk import Desk, said
from wombat.xlsx.coords import letters
from wombat.xlsx.xml import serialise

if TYPE_CHECKING:
    from wombat.xlsx.sheet import Sheet
    from wombat.xlsx.workbook import Workbook


def people(desk: Desk) -> dict[str, str]:
    """Return the name of each contact by id."""
    return {contact.id: contact.name for contact in desk.read().plan.contacts}


def copy_row(sheet: Sheet, source: int, target: int) -> None:
    """Copy all cells of a row, as a user does with whole rows."""
    for column, cell in dict(next(sheet.rows(source, source))[1]).items():
        sheet.put(target, column, cell.value, cell.formula, cell.style)


def test_sorted_rows_keep_their_order_and_ids(desk: Desk) -> None:
    before = people(desk)
    place = desk.table("contacts", "people")
    count = len(place.numbers)
    desk.edit(lambda book: book.sheet("Contacts").reorder(place.numbers[0], list(range(count))[::-1]))
    built = desk.build()
    assert not built.problems, said(built)
    assert people(desk) == before
    assert list(people(desk)) == list(before)[::-1]
    assert desk.changes() == []


def test_a_row_inserted_in_the_middle_is_a_new_contact_there(desk: Desk) -> None:
    place = desk.table("contacts", "people")

    def insert(book: Workbook) -> None:
        sheet = book.sheet("Contacts")
        sheet.insert_rows(place.numbers[2], 1)
        sheet.put(place.numbers[2], place.columns["name"], "Eve Middle")

    desk.edit(insert)
    desk.build()
    assert list(people(desk).values())[2] == "Eve Middle"
    assert len(set(people(desk))) == len(place.ids) + 1
    assert desk.changes() == []


def test_deleted_rows_stay_deleted_and_are_told(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    gone = place.ids[1]
    desk.edit(lambda book: book.sheet("Contacts").delete_rows(place.numbers[1]))
    built = desk.build()
    assert "1 row was deleted from “Contacts”" in said(built)
    assert gone not in people(desk)
    assert "Ben Wood" not in people(desk).values()
    again = desk.build()
    assert not again.written
    assert "deleted" not in said(again)


def test_a_suggestion_that_was_deleted_does_not_come_back(desk: Desk) -> None:
    place = desk.table("widen-network", "people")
    assert place.ids, "the sample should give a suggestion"
    sheet = desk.names()["widen-network"]
    desk.edit(lambda book: book.sheet(sheet).delete_rows(place.numbers[0]))
    desk.build()
    assert place.ids[0] not in desk.table("widen-network", "people").ids
    assert desk.changes() == []


def test_a_row_whose_cells_were_all_emptied_is_deleted(desk: Desk) -> None:
    place = desk.table("relations", "ties")
    desk.put("Who knows whom", [(place.numbers[0], column, None) for column in place.columns.values()])
    built = desk.build()
    assert "1 row was deleted" in said(built)
    assert place.ids[0] not in desk.table("relations", "ties").ids
    assert desk.changes() == []


def test_a_copied_row_gets_an_id_of_its_own_and_is_told(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    desk.edit(lambda book: copy_row(book.sheet("Contacts"), place.numbers[0], place.spare[0]))
    built = desk.build()
    assert f"Contacts!C{place.spare[0]}: This row is a copy" in said(built)
    names = list(people(desk).values())
    assert names.count("Ann Hill") == 2
    assert len(set(people(desk))) == len(names)
    assert "copy" not in said(desk.build())


def test_visible_cells_copied_into_a_spare_row_make_a_row_the_program_fills(desk: Desk) -> None:
    place = desk.table("contacts", "people")

    def copy(book: Workbook) -> None:
        sheet = book.sheet("Contacts")
        copy_row(sheet, place.numbers[0], place.spare[0])
        sheet.put(place.spare[0], 1, None)
        sheet.put(place.spare[0], 2, None)

    desk.edit(copy)
    desk.build()
    assert not desk.table("contacts", "people").kept
    assert desk.changes() == []


def test_ids_that_were_cleared_are_given_anew_and_told(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    before = list(people(desk).values())
    desk.put("Contacts", [(row, 1, None) for row in place.numbers])
    built = desk.build()
    assert f"{len(place.ids)} rows of “Contacts” were cleared" in said(built)
    assert "deleted" not in said(built)
    assert list(people(desk).values()) == before
    assert not set(people(desk)) & set(place.ids)
    assert desk.changes() == []


def test_ids_cleared_in_a_table_of_the_program_leave_no_second_set_of_rows(desk: Desk) -> None:
    place = desk.table("hubs", "ranking")
    sheet = desk.names()["hubs"]
    desk.put(sheet, [(row, 1, None) for row in place.numbers])
    desk.build()
    now = desk.table("hubs", "ranking")
    assert now.ids == place.ids
    assert now.numbers == place.numbers
    assert desk.changes() == []


def test_two_rows_with_one_id_in_a_table_of_the_program(desk: Desk) -> None:
    place = desk.table("hubs", "ranking")
    sheet = desk.names()["hubs"]
    desk.put(sheet, [(place.numbers[0], 1, place.ids[1])])
    desk.build()
    assert desk.table("hubs", "ranking").ids == place.ids
    assert desk.changes() == []


def test_a_row_typed_right_under_the_table_belongs_to_it(desk: Desk) -> None:
    place = desk.table("referrals", "log")
    below = place.last + 1
    desk.put("Referral log", [(below, place.columns["from"], "Ann Hill"), (below, place.columns["to"], "Ben Wood")])
    desk.build()
    assert below in desk.table("referrals", "log").numbers
    assert desk.changes() == []


def test_notes_under_and_beside_a_table_stay(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    beside = max(place.columns.values()) + 2
    first, last = place.numbers[0], place.last
    notes = {(first, beside): "beside", (last + 3, 3): "below", (last + 4, 5): f"=COUNTA(C{first}:C{last})"}
    desk.put("Contacts", [(row, column, value) for (row, column), value in notes.items()])
    desk.build()
    assert desk.cell("Contacts", first, beside).value == "beside"
    assert desk.cell("Contacts", last + 3, 3).value == "below"
    assert desk.cell("Contacts", last + 4, 5).formula == f"COUNTA(C{first}:C{last})"
    assert len(people(desk)) == len(place.ids)
    assert desk.changes() == []


def test_a_sum_right_under_a_table_is_no_row_of_it(desk: Desk) -> None:
    place = desk.table("referrals", "log")
    value, below = place.columns["value"], place.last + 1
    formula = f"SUM(J{place.heading + 1}:J{place.last})"
    desk.put("Referral log", [(below, place.columns["from"], "Total"), (below, value, "=" + formula)])
    desk.build()
    assert below not in desk.table("referrals", "log").numbers
    assert desk.cell("Referral log", below, value).formula == formula
    assert desk.changes() == []


def test_notes_below_move_down_when_the_table_grows(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    last, name = place.last, place.columns["name"]
    desk.put("Contacts", [(last + 2, 4, "below"), (last + 2, 6, f"=C{place.numbers[0]}")])
    desk.put("Contacts", [(row, name, f"Person {row}") for row in place.spare])
    desk.build()
    grown = desk.table("contacts", "people")
    assert grown.last > last
    assert len(grown.spare) == grown.part.spare
    assert desk.cell("Contacts", grown.last + 2, 4).value == "below"
    assert desk.cell("Contacts", grown.last + 2, 6).formula == f"C{place.numbers[0]}"
    assert desk.changes() == []


def test_a_note_in_a_blank_row_is_not_given_to_somebody_else(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    beside, row = max(place.columns.values()) + 1, place.spare[0]
    desk.put("Contacts", [(row, beside, "call back"), (place.spare[1], place.columns["hub_rank"], 7)])
    desk.put("Interaction log", [(desk.table("interactions", "log").spare[0], 3, "Gina Newcomer")])
    desk.build()
    now = desk.table("contacts", "people")
    assert "Gina Newcomer" in people(desk).values()
    assert row not in now.numbers
    assert place.spare[1] not in now.numbers
    assert desk.cell("Contacts", row, beside).value == "call back"
    assert desk.cell("Contacts", place.spare[1], place.columns["hub_rank"]).value == 7
    assert desk.changes() == []


def test_a_note_stays_with_its_row_when_the_ranking_changes(desk: Desk) -> None:
    place = desk.table("hubs", "ranking")
    sheet = desk.names()["hubs"]
    beside = max(place.columns.values()) + 1
    last = place.ids[-1]
    desk.put(sheet, [(place.numbers[-1], beside, "watch"), (place.last + 1, 4, "typed under the ranking")])
    log = desk.table("relations", "ties")
    name = desk.read().plan.contact(last).name
    others = [other for other in people(desk).values() if other != name]
    cells = [(row, log.columns["from"], name) for row in log.spare[: len(others)]]
    cells += [(row, log.columns["to"], other) for row, other in zip(log.spare, others, strict=False)]
    desk.put("Who knows whom", cells)
    desk.build()
    now = desk.table("hubs", "ranking")
    assert now.ids != place.ids
    row = dict(zip(now.ids, now.numbers, strict=True))[last]
    assert row < place.numbers[-1]
    assert desk.cell(sheet, row, beside).value == "watch"
    assert "typed under the ranking" in [cell.value for (name, _, _), cell in desk.cells().items() if name == sheet]
    assert desk.changes() == []


def test_typing_in_a_blank_row_among_the_programs_rows_stays(desk: Desk) -> None:
    place = desk.table("tie-strength", "breakdown")
    sheet = desk.names()["tie-strength"]
    desk.edit(lambda book: book.sheet(sheet).insert_rows(place.numbers[1], 1))
    desk.put(sheet, [(place.numbers[1], 3, "my own line")])
    desk.build()
    values = [cell.value for (name, _, _), cell in desk.cells().items() if name == sheet]
    assert values.count("my own line") == 1
    assert desk.table("tie-strength", "breakdown").ids == place.ids
    assert desk.changes() == []


def test_a_copied_heading_row_hides_nothing(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    before = people(desk)

    def copy(book: Workbook) -> None:
        sheet = book.sheet("Contacts")
        sheet.insert_rows(place.numbers[3], 1)
        copy_row(sheet, place.heading, place.numbers[3])

    desk.edit(copy)
    desk.build()
    assert {name: before[name] for name in before} == {name: people(desk)[name] for name in before}
    assert desk.changes() == []


def test_excels_row_of_totals_is_kept_at_the_end(desk: Desk) -> None:
    place = desk.table("referrals", "log")

    def total(book: Workbook) -> None:
        sheet = book.sheet("Referral log")
        table = next(each for each in sheet.tables() if each.first_row == place.heading)
        sheet.insert_rows(place.last + 1, 1)
        sheet.put(place.last + 1, 3, "Total")
        sheet.put(place.last + 1, place.columns["value"], 0, formula="SUBTOTAL(109,wombat_referrals_log[Value])")
        root = book.package.root(table.part)
        root.set("ref", f"A{place.heading}:{letters(table.last_col)}{place.last + 1}")
        root.set("totalsRowCount", "1")
        book.package.write(table.part, serialise(root))

    desk.edit(total)
    desk.put("Referral log", [(row, 3, "Ann Hill") for row in place.spare])
    desk.build()
    now = desk.table("referrals", "log")
    assert now.totals == 1
    assert len(now.ids) == len(place.ids) + len(place.spare)
    assert desk.cell("Referral log", now.last + 1, 3).value == "Total"
    assert desk.changes() == []


def test_contacts_deleted_all_at_once_leave_a_table_to_type_in(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    desk.edit(lambda book: book.sheet("Contacts").delete_rows(place.numbers[0], place.last - place.heading))
    desk.build()
    now = desk.table("contacts", "people")
    assert len(now.spare) >= now.part.spare
    desk.put("Contacts", [(now.spare[0], now.columns["name"], "Fay Fresh")])
    assert [contact.name for contact in desk.build().plan.contacts] == ["Fay Fresh"]
    assert desk.changes() == []
