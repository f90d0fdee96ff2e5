"""The group off and on again: nothing typed is lost, and contacts bear its columns while it is on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.groups import type_cells
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat

ADDED = {"customer_stage", "detailed_stage", "suggested_stage", "next_step", "next_step_on", "lunar_birthday"}


def added(book: Path) -> set[str]:
    fields = prepare(book, Options()).plan.worksheets["contacts"].part("people").fields
    return {field.id for field in fields} & ADDED


def test_off_and_on_again(wombat: Wombat, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Phone\nAnn Lee,555-0101\n")
    book = tmp_path / "plan.xlsx"
    assert wombat.build("people.csv", "--lang", "en", "--owner", "Olive", "-o", book).status == 0
    assert added(book) == set()
    assert wombat.build("-o", book, "--with", "fans").status == 0
    assert added(book) == ADDED
    prepared = prepare(book, Options(today=date(2026, 11, 22)))
    type_cells(prepared, "contacts", "people", [{"lunar_birthday": "十月廿五"}])
    prepared.opened.book.save(book)
    assert wombat.build("-o", book).status == 0
    assert prepare(book, Options()).plan.contacts[0]["next_step"] == "Lunar birthday"
    for words in (("--without", "fans"), ("--with", "fans")):
        assert wombat.build("-o", book, *words).status == 0
    contact = prepare(book, Options()).plan.contacts[0]
    assert (contact["lunar_birthday"], contact["next_step_on"]) == ("十月廿五", date(2026, 12, 3))
