"""What tests of groups beyond the plan share: fillers run as the program runs them, workbooks typed into."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tests.message.conftest import WORKSHEETS, Made, network_of
from tests.message.test_formulas import type_rows
from tests.office import differences, formulas
from wombat import Plan
from wombat.definitions.load import load_worksheet
from wombat.prepare import Options, prepare
from wombat.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Wombat
    from wombat import Filler, Worksheet

TODAY = date(2025, 6, 30)
Typed = dict[tuple[str, str], list[dict[str, Any]]]


def definitions(group: str) -> dict[str, Worksheet]:
    """Return the worksheets of a group by id, in their order; additions to other worksheets left out."""
    paths = [path for path in (WORKSHEETS / group).glob("*.toml") if "extends = " not in path.read_text("utf-8")]
    found = [load_worksheet(path) for path in paths]
    return {sheet.id: sheet for sheet in sorted(found, key=lambda sheet: sheet.order)}


def fillers(group: str, sheet: str) -> list[Filler]:
    """Return the fillers of the module that bears the name of a worksheet."""
    module = import_module(f"wombat.plugins.{group}.{sheet.replace('-', '_')}")
    return list(module.wombat_fillers())


def fill(group: str, sheet: str, part: str, plan: Plan, network: object = None) -> dict[str, Any]:
    """Run the fillers of a worksheet up to that of a part, each seeing what those before it gave; return the last."""
    for filler in fillers(group, sheet):
        values = dict(filler.fill(plan, network))  # type: ignore[arg-type]
        if (filler.sheet, filler.part) == (sheet, part):
            return {key: _plain(value) for key, value in values.items()}
        _keep(plan, filler, values)
    raise AssertionError(f"no filler for {sheet}.{part}")


def _keep(plan: Plan, filler: Filler, values: Mapping[str, Any]) -> None:
    table = plan.table(filler.sheet, filler.part)
    for row in table:
        for field, value in values.get(row.id, {}).items():
            row[field] = _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {field: _plain(each) for field, each in value.items()}
    return getattr(value, "value", value)


def assert_filled_once(group: str, sheet: Worksheet) -> None:
    """Assert that every field of the program has one filler, and that no filler writes elsewhere."""
    computed = {(part.id, field.id) for part in sheet.parts for field in part.fields if field.owner == "program"}
    mine = [each for each in fillers(group, sheet.id) if each.sheet == sheet.id]
    claimed = [(filler.part, field) for filler in mine for field in filler.fields]
    there = {(part.id, field.id) for part in sheet.parts for field in part.fields}
    assert len(claimed) == len(set(claimed))
    assert computed <= set(claimed) <= there


def assert_three_languages(sheet: Worksheet) -> None:
    """Assert that every text of a definition stands in all languages."""
    texts = [sheet.title, sheet.purpose, sheet.help]
    for part in sheet.parts:
        texts += [part.title, part.help]
        for field in part.fields:
            texts += [field.label, field.help, field.unit, *(choice.label for choice in field.choices)]
        texts += [value for item in part.items for value in item.values.values() if hasattr(value, "forms")]  # type: ignore[misc]
    assert sheet.help is not None
    for text in texts:
        assert text is None or set(LANGUAGES) <= set(text.forms)


def assert_empty_is_quiet(group: str, sheet: Worksheet, language: str) -> None:
    """Assert that an empty plan gives zeroes and blanks, never an error."""
    plan = Plan(today=TODAY, language=language, worksheets={sheet.id: sheet})
    network = network_of(plan)
    for filler in fillers(group, sheet.id):
        values = filler.fill(plan, network)
        if filler.sheet == sheet.id and sheet.part(filler.part).kind == "form":
            assert not any(_plain(value) for value in values.values() if isinstance(_plain(value), (int, float)))


def assert_formulas_hold(wombat: Wombat, folder: Path, group: str, typed: Typed, language: str, least: int) -> None:
    """Type rows into a new workbook, build, and assert that LibreOffice gives what the fillers gave."""
    clock = date.today()  # noqa: DTZ011 - TODAY() in LibreOffice is the clock's
    (folder / "people.csv").write_text("Name,Company,Phone\nAnn Lee,Acme,555-0101\nBo Wu,Bolt,555-0102\n")
    book = folder / "plan.xlsx"
    begin = ("people.csv", "--lang", language, "--owner", "Olive", "--with", group, "-o", book)
    assert wombat("build", *begin).status == 0
    prepared = prepare(book, Options(today=clock))
    for (sheet, part), rows in typed.items():
        type_cells(prepared, sheet, part, rows)
    prepared.opened.book.save(book)
    assert wombat("build", "-o", book).status == 0
    titles = tuple(f"{worksheet.title.say(language)}!" for worksheet in definitions(group).values())
    assert sum(place.startswith(titles) for place in formulas(book)) > least
    assert [odd for odd in differences(book, folder / "office") if odd[0].startswith(titles)] == []


def type_cells(prepared: Any, sheet: str, part: str, rows: list[dict[str, Any]]) -> None:
    """Type rows into the first rows of a table, or the one row of values into a form."""
    from wombat.book.values import to_cell

    if prepared.plan.worksheets[sheet].part(part).kind != "form":
        type_rows(prepared, sheet, part, rows)
        return
    place, definition = prepared.opened.places[sheet], prepared.plan.worksheets[sheet].part(part)
    cells = prepared.opened.book.sheet(place.name)
    for field, value in rows[0].items():
        line = place.forms[part][field]
        cells.put(line.row, line.column, to_cell(value, definition.field(field), prepared.plan.language))


def days(count: int) -> date:
    """Return the day that many days from the clock's today."""
    return date.today() + timedelta(days=count)  # noqa: DTZ011 - as TODAY() in LibreOffice


__all__ = [
    "LANGUAGES",
    "TODAY",
    "Made",
    "Typed",
    "assert_empty_is_quiet",
    "assert_filled_once",
    "assert_formulas_hold",
    "assert_three_languages",
    "days",
    "definitions",
    "fill",
    "fillers",
    "type_cells",
]
