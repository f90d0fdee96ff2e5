"""The formulas of the worksheets, recalculated by LibreOffice, give what the fillers gave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.office import differences, formulas, needs_office
from wombat.book.values import to_cell
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Wombat
    from wombat.prepare import Prepared

TODAY = date.today()  # noqa: DTZ011 - TODAY() in LibreOffice is the clock's
SOON, LATE = TODAY + timedelta(days=9), TODAY - timedelta(days=40)

TYPED: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("image", "views"): [{"view": "quick", "proof": "letter"}, {"view": "kind"}],
    ("press-topics", "topics"): [{"topic": "A", "date": SOON}, {"topic": "B", "date": LATE, "state": "published"}],
    ("coverage", "pieces"): [{"title": "A", "date": LATE, "file": "binder"}, {"title": "B"}],
    ("materials", "items"): [{"state": "have"}, {"state": "lack", "due": SOON}, {"state": "lack", "due": LATE}],
    ("tools", "items"): [{"state": "have"}, {"state": "lack"}],
    ("incentives", "programmes"): [{"programme": "dinner", "checked": "allowed"}, {"programme": "tea"}],
    ("incentive-actions", "preparations"): [{"what": "a", "due": LATE}, {"what": "b", "state": "done", "due": LATE}],
    ("memory-hooks", "hooks"): [{"hook": "I sell umbrellas", "tried": "club"}, {"hook": "省心"}],
    ("work-network", "people"): [{"name": "Ann Lee", "date": SOON}],
    ("widen-network", "people"): [{"called": LATE, "lunch": SOON}],
    ("matrix", "parts"): [{"weight": 3, "target": 2}],
    ("diversity", "organisations"): [{"organisation": "Rotary", "type": "service_club", "position": "Treasurer"}],
    ("referrals", "log"): [{"to": "Ann Lee", "date": LATE, "kind": "referral", "state": "won", "value": 100}],
}


def type_into(book: Path) -> None:
    """Type the rows of ``TYPED`` into the first rows of their tables."""
    prepared = prepare(book, Options(today=TODAY))
    for (sheet, part), rows in TYPED.items():
        type_rows(prepared, sheet, part, rows)
    prepared.opened.book.save(book)


def type_rows(prepared: Prepared, sheet: str, part: str, rows: list[dict[str, Any]]) -> None:
    place, definition = prepared.opened.places[sheet], prepared.plan.worksheets[sheet].part(part)
    cells, table = prepared.opened.book.sheet(place.name), place.tables[part]
    for number, row in zip(sorted({*table.numbers, *table.spare}), rows, strict=False):
        for field, value in row.items():
            cells.put(number, table.columns[field], to_cell(value, definition.field(field), prepared.plan.language))


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_formula_gives_what_the_filler_gives(wombat: Wombat, tmp_path: Path, language: str) -> None:
    (tmp_path / "people.csv").write_text("Name,Company,Phone\nAnn Lee,Acme,555-0101\nBo Wu,Bolt,555-0102\n")
    book = tmp_path / "plan.xlsx"
    for words in (("people.csv", "--lang", language, "--owner", "Olive"), ()):
        assert wombat("build", *words, "-o", book).status == 0
        if words:
            type_into(book)
    assert len(formulas(book)) > 100
    assert differences(book, tmp_path / "office") == []
