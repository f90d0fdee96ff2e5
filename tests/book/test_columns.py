"""Columns inserted, added, renamed and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.book.desk import Desk, said
from tests.book.sheets import delete_column, insert_column

if TYPE_CHECKING:
    from wombat.xlsx.workbook import Workbook


def contact(desk: Desk, name: str) -> dict[str, object]:
    """Return a contact's values by field."""
    found = next(each for each in desk.read().plan.contacts if each.name == name)
    return {field: found[field] for field in found.table.columns}


def test_a_column_inserted_among_ours_is_the_users(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    at, before = place.columns["title"], contact(desk, "Ann Hill")
    desk.edit(lambda book: insert_column(book, "Contacts", at, "Mine"))
    desk.put("Contacts", [(row, at, f"mine {row}") for row in place.numbers])
    desk.put("Contacts", [(place.spare[0], place.columns["name"], "Hal New")])
    built = desk.build()
    assert not built.problems, said(built)
    assert contact(desk, "Ann Hill") == before
    assert desk.table("contacts", "people").columns["title"] == at + 1
    for row in place.numbers:
        assert desk.cell("Contacts", row, at).value == f"mine {row}"
    assert desk.changes() == []


def test_a_column_right_of_the_table_with_formulas_to_ours(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    at = max(place.columns.values()) + 1
    desk.put("Contacts", [(place.heading, at, "Length")])
    desk.put("Contacts", [(row, at, f"=LEN(C{row})") for row in place.numbers])
    desk.build()
    for row in place.numbers:
        assert desk.cell("Contacts", row, at).formula == f"LEN(C{row})"
    assert desk.changes() == []


@pytest.mark.parametrize("field", ["name", "company", "notes", "hub_rank"])
def test_a_renamed_heading_is_known_by_its_place_and_told_once(desk: Desk, field: str) -> None:
    place, before = desk.table("contacts", "people"), contact(desk, "Ann Hill")
    desk.put("Contacts", [(place.heading, place.columns[field], "My word")])
    assert "“My word” is taken for" in said(desk.build())
    assert desk.cell("Contacts", place.heading, place.columns[field]).value == "My word"
    assert contact(desk, "Ann Hill") == before
    built = desk.build()
    assert not built.written
    assert "My word" not in said(built)


def test_a_renamed_heading_is_known_wherever_its_column_goes_later(desk: Desk) -> None:
    place, before = desk.table("contacts", "people"), contact(desk, "Ann Hill")
    desk.put("Contacts", [(place.heading, place.columns["company"], "Firm")])
    desk.build()
    desk.edit(lambda book: insert_column(book, "Contacts", place.columns["company"], "Mine"))
    built = desk.build()
    assert not built.problems, said(built)
    assert contact(desk, "Ann Hill") == before
    assert desk.changes() == []


def test_two_neighbours_renamed_at_once_keep_their_order(desk: Desk) -> None:
    place, before = desk.table("contacts", "people"), contact(desk, "Ann Hill")
    columns = place.columns
    desk.put("Contacts", [(place.heading, columns["company"], "One"), (place.heading, columns["title"], "Two")])
    desk.build()
    assert contact(desk, "Ann Hill") == before


def test_a_column_taken_out_is_told_once_and_its_neighbour_is_not_taken_for_it(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    beside = max(place.columns.values()) + 1
    desk.put("Contacts", [(place.heading, beside, "Mine"), (place.numbers[0], beside, "my note")])
    desk.build()
    last = max(place.columns, key=lambda name: place.columns[name])
    desk.edit(lambda book: delete_column(book, "Contacts", place.columns[last]))
    assert "was taken out" in said(desk.build())
    assert last not in desk.table("contacts", "people").columns
    assert desk.cell("Contacts", place.numbers[0], beside - 1).value == "my note"
    built = desk.build()
    assert not built.written
    assert "taken out" not in said(built)


def test_a_renamed_column_beside_a_new_one_is_not_guessed(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    at = place.columns["title"]
    desk.put("Contacts", [(place.heading, at, "Job")])
    desk.edit(lambda book: insert_column(book, "Contacts", at, "Mine"))
    desk.put("Contacts", [(place.numbers[0], at, "my note")])
    assert "it is not clear which column" in said(desk.build())
    assert "it is not clear which column" in said(desk.build())
    assert desk.cell("Contacts", place.numbers[0], at).value == "my note"
    assert desk.cell("Contacts", place.numbers[0], at + 1).value == "Lawyer"
    desk.put("Contacts", [(place.heading, at + 1, place.part.field("title").label.say("en"))])
    desk.build()
    assert contact(desk, "Ann Hill")["title"] == "Lawyer"


@pytest.mark.parametrize("at", [1, 3, 4, 5])
def test_a_column_inserted_on_a_sheet_of_forms_loses_no_value(desk: Desk, at: int) -> None:
    place = desk.place("settings")
    line = place.forms["main"]["owner"]
    desk.edit(lambda book: insert_column(book, "Settings", at))
    built = desk.build()
    assert built.plan.owner == "Olive Ward"
    column = line.column + (at <= line.column)
    assert desk.cell("Settings", line.row, column).value == "Olive Ward"
    assert desk.changes() == []


def test_a_column_inserted_before_the_hidden_ones(desk: Desk) -> None:
    before = contact(desk, "Ann Hill")
    desk.edit(lambda book: insert_column(book, "Contacts", 1))
    built = desk.build()
    assert not built.problems, said(built)
    assert contact(desk, "Ann Hill") == before
    assert desk.changes() == []


@pytest.mark.parametrize("column", [1, 2])
def test_without_the_hidden_columns_the_workbook_is_left_alone(desk: Desk, column: int) -> None:
    desk.edit(lambda book: delete_column(book, "Contacts", column))
    before = desk.path.read_bytes()
    with pytest.raises(Exception, match="The hidden first two columns of the sheet “Contacts”"):
        desk.build()
    assert desk.path.read_bytes() == before


def hidden(book: Workbook, name: str) -> str:
    return book.package.read(book.sheet_part(name)).decode().split("<sheetData")[0]


def test_the_hidden_columns_stay_hidden_and_widths_stay(desk: Desk) -> None:
    desk.edit(
        lambda book: book.package.write(
            book.sheet_part("Contacts"),
            book.package.read(book.sheet_part("Contacts")).replace(
                b'<col min="4"', b'<col outlineLevel="1" min="4"', 1
            ),
        )
    )
    desk.put("Contacts", [(desk.table("contacts", "people").spare[0], 3, "Ida New")])
    desk.build()
    from wombat.xlsx.workbook import Workbook as Book

    cols = hidden(Book.open(desk.path), "Contacts")
    assert cols.count('hidden="1"') >= 1
    assert 'outlineLevel="1"' in cols or "<cols>" in cols
