"""A group off and on again: its sheets hide, what was typed stays, and nothing else takes it into account."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.groups import definitions, type_cells
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat

DAY = "2026-11-20"
TYPED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "partners": ("one-to-ones", "meetings", {"partner": "Ann Lee", "date": date(2026, 1, 7), "wants": "a builder"}),
    "persona": ("connector-roles", "steps", {"step": "First contact", "role": "sales", "adds": "Ann"}),
    "account": ("account-plan", "accounts", {"account": "Olive-1", "friends": 4900}),
    "care": ("messages", "planned", {"text": "Winter is coming: check your heaters.", "date": date(2026, 11, 24)}),
    "fans": ("fan-programme", "rituals", {"ritual": "Dinner", "date": date(2026, 11, 25), "who": "Olive"}),
}


def cells(book: Path, sheet: str, part: str) -> dict[str, Any]:
    """Return the first typed row of a table with the group on."""
    plan = prepare(book, Options(today=date.fromisoformat(DAY))).plan
    return {name: column[0] for name, column in plan.table(sheet, part).columns.items() if column}


def states(book: Path, group: str) -> set[str]:
    workbook = openpyxl.load_workbook(book)
    return {workbook[sheet.title.say("en")].sheet_state for sheet in definitions(group).values()}


@pytest.mark.slow
@pytest.mark.parametrize("group", sorted(TYPED))
def test_off_and_on_again(wombat: Wombat, tmp_path: Path, group: str) -> None:
    sheet, part, typed = TYPED[group]
    (tmp_path / "people.csv").write_text("Name,Phone\nAnn Lee,555-0101\nBo Wu,555-0102\n")
    book = tmp_path / "plan.xlsx"
    begin = ("people.csv", "--lang", "en", "--owner", "Olive", "--with", group, "--today", DAY)
    assert wombat.build(*begin, "-o", book).status == 0
    prepared = prepare(book, Options(today=date.fromisoformat(DAY)))
    type_cells(prepared, sheet, part, [typed])
    type_cells(prepared, "matrix", "parts", [{"weight": 3}])
    prepared.opened.book.save(book)
    assert wombat.build("-o", book, "--today", DAY).status == 0
    before = cells(book, sheet, part)
    assert before.items() >= typed.items()
    assert states(book, group) == {"visible"}

    assert wombat.build("-o", book, "--without", group, "--today", DAY).status == 0
    assert states(book, group) == {"hidden"}
    assert wombat("due", book, "--json", "--today", DAY).data["tasks"] == []
    told = wombat("check", book, "--json", "--today", DAY).data
    assert (told["problems"], told["advice"]) == ([], [])
    plan = prepare(book, Options()).plan
    off = [row for row in plan.table("matrix", "parts") if row.id.startswith(f"{group}-")]
    assert off
    assert all((row["axis"], row["score"], row["gain"]) == (None, 0, 0) and row["weight"] for row in off)
    assert not {"next_step", "partner_stage"} & plan.table("contacts").columns.keys()
    assert {row.text("where") for row in plan.table("start", "next")} <= {
        sheet.title.say("en") for sheet in plan.worksheets.values()
    }

    assert wombat.build("-o", book, "--with", group, "--today", DAY).status == 0
    assert states(book, group) == {"visible"}
    assert cells(book, sheet, part) == before
    parts = {row.id: row["axis"] for row in prepare(book, Options()).plan.table("matrix", "parts")}
    assert all(parts[row.id] in ("network", "message") for row in off)
    assert wombat.build("-o", book, "--json", "--today", DAY).data["written"] is False
