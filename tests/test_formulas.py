"""Every formula of the workbook gives in LibreOffice what the cell carries, and totals move while the user types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.keyboard import TODAY, type_everywhere
from tests.office import differences, formulas, needs_office, recalculated
from wombat import demo
from wombat.definitions.shelf import load_folders
from wombat.prepare import Options, prepare
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from tests.conftest import Wombat

pytestmark = [pytest.mark.slow, needs_office]

ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")
_, GROUPS = load_folders([(Path(__file__).parent.parent / "worksheets", "test")])
LIVE_FORMS = {
    "tie-strength": ("contacts", "strong", "weak", "share"),
    "diversity": ("memberships", "hours", "money", "spread"),
    "channels": ("online", "offline", "done", "balance"),
    "experience": ("first_impression", "habit", "core_value", "lovable", "weakest"),
    "image": ("views", "proven"),
    "press-topics": ("next_date", "count", "published"),
    "coverage": ("count", "missing", "latest"),
    "materials": ("share", "have", "lack", "open", "next_date"),
    "tools": ("share", "have", "lack"),
    "incentives": ("missing", "unchecked"),
    "incentive-actions": ("open", "late", "next_date"),
    "memory-hooks": ("count", "tried"),
    "work-network": ("invited",),
    "widen-network": ("open", "called", "lunches"),
    "referrals": ("count", "win_rate", "value_won", "unanswered", "not_thanked"),
    "interactions": ("count", "into", "out"),
    "relations": ("count",),
}
"""The totals that a user expects to move while typing."""
LIVE_COLUMNS = {
    ("start", "contents"): ("progress",),
    ("circles", "circles"): ("seats", "filled", "empty", "health"),
    ("diversity", "types"): ("count",),
    ("matrix", "parts"): ("score", "gain"),
    ("materials", "items"): ("days",),
    ("memory-hooks", "hooks"): ("length",),
}


ALL_GROUPS = [word for group in GROUPS if not group.always_on for word in ("--with", group.id)]


def built(wombat: Wombat, book: Path, language: str) -> None:
    said = wombat("build", "--demo", *ALL_GROUPS, "--lang", language, "--owner", "林晓雯", "-o", book)
    assert said.status == 0, said.err


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_formula_gives_what_its_cell_carries(wombat: Wombat, tmp_path: Path, language: str) -> None:
    book = tmp_path / "plan.xlsx"
    built(wombat, book, language)
    assert differences(book, tmp_path / "first") == []
    type_everywhere(book)
    assert wombat("build", "-o", book).status in (0, 1), "what was typed may be told"
    assert len(formulas(book)) > 300
    assert differences(book, tmp_path / "second") == []
    assert [found for found in formulas(book).items() if str(found[1][1]).startswith(ERRORS)] == []


def test_totals_are_formulas_and_move_while_typing(wombat: Wombat, tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    sources = [path for path in demo.sources() if path.name != "plan.csv"]
    assert wombat("build", *sources, *ALL_GROUPS, "--lang", "en", "--owner", "林晓雯", "-o", book).status == 0
    before = Workbook.open(recalculated(book, tmp_path / "before"))
    type_everywhere(book)
    after = Workbook.open(recalculated(book, tmp_path / "after"))
    places = prepare(book, Options(today=TODAY)).opened.places
    still = []
    for sheet, fields in LIVE_FORMS.items():
        place = places[sheet]
        for field in fields:
            line = next(lines[field] for lines in place.forms.values() if field in lines)
            old, new = (opened.sheet(place.name).cell(line.row, line.column) for opened in (before, after))
            assert old is not None, (sheet, field)
            assert old.formula, (sheet, field)
            still += [(sheet, field, old.value)] if new is None or new.value == old.value else []
    assert still == []


def test_columns_that_follow_the_user_are_formulas(demo: Path) -> None:
    opened = prepare(demo, Options(today=TODAY)).opened
    for (sheet, part), fields in LIVE_COLUMNS.items():
        place = opened.places[sheet]
        table, cells = place.tables[part], opened.book.sheet(place.name)
        for field in fields:
            found = [cells.cell(row, table.columns[field]) for row in table.numbers]
            assert any(cell is not None and cell.formula for cell in found), (sheet, part, field)
