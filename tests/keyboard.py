"""Something typed into every cell that is the user's, by the type of its field."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from wombat.book.values import to_cell
from wombat.prepare import Options, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.definitions.model import Field, Part
    from wombat.plan.model import Plan
    from wombat.prepare import Prepared

TODAY = date.today()  # noqa: DTZ011 - TODAY() in a spreadsheet is the clock's
ROWS = 9
"""How many rows of each table are typed into."""
_LEFT_ALONE = {("settings", "main"), ("settings", "groups"), ("settings", "options")}
_OFTEN_BLANK = {"file", "proof", "programme", "result"}


def type_everywhere(book: Path) -> None:
    """Type into the free cells of each form and of the first and the blank rows of each table, but for the settings.

    The people who are there stay who they are.
    """
    prepared = prepare(book, Options(today=TODAY))
    for sheet, definition in prepared.plan.worksheets.items():
        for part in definition.parts:
            if sheet in prepared.opened.places and (sheet, part.id) not in _LEFT_ALONE:
                _form(prepared, sheet, part) if part.kind == "form" else _table(prepared, sheet, part)
    prepared.opened.book.save(book)


def _form(prepared: Prepared, sheet: str, part: Part) -> None:
    place = prepared.opened.places[sheet]
    for at, field in enumerate(part.fields):
        line = place.forms[part.id][field.id]
        if field.owner == "user" and line.value is None:
            raw = to_cell(typed(prepared.plan, field, at), field, prepared.plan.language)
            prepared.opened.book.sheet(place.name).put(line.row, line.column, raw)


def _table(prepared: Prepared, sheet: str, part: Part) -> None:
    place = prepared.opened.places[sheet]
    table, cells = place.tables[part.id], prepared.opened.book.sheet(place.name)
    rows = [*table.numbers[: ROWS // 3], *sorted(table.spare)[: ROWS - ROWS // 3]]
    rows = rows[ROWS // 3 :] if sheet == "contacts" else rows
    for at, row in enumerate(rows):
        for field in part.fields:
            there = cells.cell(row, table.columns[field.id])
            if field.owner == "user" and (there is None or there.value is None):
                raw = to_cell(typed(prepared.plan, field, at), field, prepared.plan.language)
                cells.put(row, table.columns[field.id], raw)


def typed(plan: Plan, field: Field, at: int) -> Any:
    """Return what is typed into the cell of a field in the row ``at``."""
    names = [row.text("name") for row in plan.table("contacts", "people")]
    circles = [row.text("name") for row in plan.table("circles", "circles")]
    pick = {"contact": names, "circle": circles, "organisation": ["Rotary", "Chamber", "Rotary"]}
    if field.type == "choice":
        return field.choices[at * (2 * len(field.id) + 1) % len(field.choices)].id
    if field.type in pick:
        return pick[field.type][at % len(pick[field.type])]
    samples: dict[str, Any] = {
        "date": TODAY + timedelta(days=-14 * at if field.past else 21 - 14 * at),
        "birthday": "--05-20",
        "integer": 1 + at % 5,
        "number": 0.5 + at,
        "money": 1500 * (at + 1),
        "percent": 0.1 * (at + 1),
        "yes": at % 2 == 0 or None,
        "list": ["one", f"two {at}"],
        "phones": [f"555-01{at:02}"],
        "emails": [f"mail{at}@people.example"],
        "contacts": names[at : at + 2],
        "circles": circles[:1],
        "profession": ["lawyer", "printer", "律师"][at % 3],
    }
    said = None if at % 3 == 2 and field.id in _OFTEN_BLANK else f"{field.id} {at}"
    return _within(field, samples.get(field.type, said))


def _within(field: Field, value: Any) -> Any:
    """Return a value that a field takes: a number brought into its scale, anything else as it is."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    low = value if field.least is None else max(field.least, value)
    return low if field.most is None else min(field.most, low)
