"""Names that no contact bears, typed where one is named: the next build makes contacts of them, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from wombat.testing import type_rows

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.testing import Wombat

NAMED: list[tuple[str, str, dict[str, Any]]] = [
    ("contacts", "people", {"met_through": "Mia Through"}),
    ("closed-business", "slips", {"thanks_to": "Theo Thanks", "customer": "A shop"}),
    ("work-network", "people", {"name": "Walt Work"}),
    ("widen-network", "people", {"name": "Wilma Widen"}),
    ("interactions", "log", {"contact": "Lara Log"}),
    ("circles", "seats", {"sits": ["Sam Seat", "Sue Seat"]}),
]
NEW = {"Mia Through", "Theo Thanks", "Walt Work", "Wilma Widen", "Lara Log", "Sam Seat", "Sue Seat"}


@pytest.fixture
def book(wombat: Wombat) -> Path:
    """Return a workbook with two contacts and a tie."""
    (wombat.folder / "people.csv").write_text(
        "Name,E-mail\nAnn Hill,ann@hill.example\nBen Wood,b@wood.example\n", "utf-8"
    )
    path = wombat.folder / "plan.xlsx"
    assert wombat.build("people.csv", "-o", path, "--owner", "Olive Ward", "--with", "partners").status == 0
    type_rows(path, "circles", "circles", {"name": "Builders"})
    type_rows(path, "interactions", "log", {"contact": "Ann Hill"})
    assert wombat.build("-o", path).status == 0
    return path


def names(wombat: Wombat, book: Path) -> list[str | None]:
    return [each["name"] for each in wombat("contacts", book, "--json").data["contacts"]]


def test_names_typed_anywhere_become_contacts_as_check_says(wombat: Wombat, book: Path) -> None:
    for sheet, part, row in NAMED:
        type_rows(book, sheet, part, row)
    told = wombat("check", book, "--json")
    assert told.status == 0
    assert len([note for note in told.data["notes"] if "the next build adds the name there" in note["text"]]) == len(
        NEW
    )
    assert wombat.build("-o", book, "--json").status == 0
    assert set(names(wombat, book)) == NEW | {"Ann Hill", "Ben Wood"}
    again = wombat("check", book, "--json")
    assert (again.status, again.data["problems"], again.data["notes"]) == (0, [], [])


def test_a_contact_whose_name_was_cleared_is_told_and_none_is_made_of_the_name(wombat: Wombat, book: Path) -> None:
    type_rows(book, "contacts", "people", {"name": None})
    for _ in range(2):
        built = wombat.build("-o", book, "--json")
        assert built.status == 1
        assert [each["where"] for each in built.data["problems"]] == ["Contacts!C7"]
        assert names(wombat, book) == [None, "Ben Wood"]
        told = wombat("check", book, "--json").data["problems"]
        assert any("whose name cell is empty now" in each["text"] for each in told)
    type_rows(book, "contacts", "people", {"name": "Ann Hill"})
    assert wombat.build("-o", book, "--json").status == 0
    assert wombat("check", book).status == 0


def test_a_name_written_otherwise_is_told_with_how_it_is_written(wombat: Wombat, book: Path) -> None:
    type_rows(book, "interactions", "log", {"contact": "Hill, Ann"})
    wombat.build("-o", book)
    assert names(wombat, book) == ["Ann Hill", "Ben Wood"]
    (problem,) = wombat("check", book, "--json").data["problems"]
    assert problem["text"].endswith("write it as there: Ann Hill.")
