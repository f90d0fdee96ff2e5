"""Cells typed in every field of every worksheet are there after the next build, and in the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.book.desk import Desk, said

if TYPE_CHECKING:
    from wombat.book.places import SheetPlace, TablePlace
    from wombat.definitions.model import Field

FITTING: dict[str, Any] = {
    "text": "typed text",
    "note": "a note\nof two lines",
    "integer": 3,
    "number": 2.5,
    "money": 1200,
    "percent": 0.25,
    "date": date(2026, 3, 15),
    "birthday": "1980-02-03",
    "contact": "Ann Hill",
    "contacts": "Ann Hill; Ben Wood",
    "circle": "Lawyers",
    "circles": "Lawyers; Golf",
    "organisation": "Chamber",
    "list": "one; two",
    "phones": "+44 20 7946 0199",
    "emails": "typed@person.example",
    "profession": "Lawyer",
    "yes": "✓",
    "link": "https://example.example/",
}

ANSWERS = {"name", "weight", "professions", "duplicate_answer", "answer"}
"""Fields whose change makes the program do something, so that the rows may not stay as they are."""


def fitting(field: Field) -> Any:
    """Return something a user may type into a cell of the field."""
    if field.id == "plugins_off":
        return "none-such"
    return field.choices[0].label.say("en") if field.choices else FITTING[field.type]


def in_spare_row(place: TablePlace) -> list[tuple[int, int, Any]]:
    """Return what to type to fill the first spare row of a table."""
    row = min(place.spare)
    typed = [field for field in place.part.fields if field.owner == "user" and field.id not in ANSWERS - {"name"}]
    return [(row, place.columns[field.id], fitting(field)) for field in typed]


def test_every_cell_typed_in_every_worksheet_is_kept(desk: Desk) -> None:
    typed: dict[tuple[str, int, int], Any] = {}
    rows: dict[tuple[str, str, str, str], Any] = {}
    for sheet, place in desk.read().opened.places.items():
        cells = [
            (line.row, line.column, fitting(part.field(name)))
            for part in place.definition.parts
            for name, line in place.forms.get(part.id, {}).items()
            if part.field(name).owner == "user" and name != "owner"
        ]
        for table in place.tables.values():
            cells += in_spare_row(table) if table.part.rows == "user" and table.spare else []
            rows |= {(sheet, table.part.id, *cell): value for cell, value in in_rows(table).items()}
            at = dict(zip(table.ids, table.numbers, strict=True))
            cells += [(at[row], table.columns[name], value) for (row, name), value in in_rows(table).items()]
        desk.put(place.name, cells)
        typed |= {(place.name, row, column): value for row, column, value in cells if row not in program_rows(place)}
    built = desk.build()
    assert built.written
    found = desk.cells()
    assert not {place: value for place, value in typed.items() if found[place].value != value}, said(built)
    places = desk.read().opened.places
    for (sheet, part, row_id, name), value in rows.items():
        table = places[sheet].tables[part]
        row = dict(zip(table.ids, table.numbers, strict=True))[row_id]
        assert found[places[sheet].name, row, table.columns[name]].value == value, (sheet, part, row_id, name)
    assert desk.changes() == []


def in_rows(table: TablePlace) -> dict[tuple[str, str], Any]:
    """Return what to type into the user's cells of the rows that are there, by row id and field."""
    fields = [field for field in table.part.fields if field.owner == "user" and field.id in table.columns]
    return {(row_id, field.id): fitting(field) for row_id in table.ids for field in fields if field.id not in ANSWERS}


def program_rows(place: SheetPlace) -> set[int]:
    """Return the rows that the program may put into another order."""
    return {row for table in place.tables.values() if table.part.rows == "program" for row in table.numbers}


def test_what_was_typed_is_in_the_plan(desk: Desk) -> None:
    place = desk.table("contacts", "people")
    desk.put("Contacts", in_spare_row(place))
    contact = desk.build().plan.contacts[-1]
    assert contact["cadence"] == 3
    assert contact["last_contact"] == date(2026, 3, 15)
    assert contact["tags"] == ["one", "two"]
    assert contact["private"] is True
    assert contact["tie"] == "strong"
