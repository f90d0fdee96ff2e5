"""Rows typed into a workbook as a user types them, for tests that build again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any


def type_rows(book: Path, sheet: str, part: str, *rows: Mapping[str, Any]) -> None:
    """Type values into the first rows of a table, those there already first, or one row of values into a form.

    Args:
        book: a workbook that the program made; it is saved.
        sheet: id of the worksheet.
        part: id of the table or form in it.
        rows: values by field id, as a plan holds them: dates, choice ids, names of contacts.

    Raises:
        KeyError: the workbook has no such worksheet, part or field.
        ValueError: there are more rows than the table has room for.
    """
    from wombat.book.values import to_cell
    from wombat.prepare import Options, prepare

    prepared = prepare(book, Options())
    place, definition = prepared.opened.places[sheet], prepared.plan.worksheets[sheet].part(part)
    cells, language = prepared.opened.book.sheet(place.name), prepared.plan.language
    if definition.kind == "form":
        lines = place.forms[part]
        places = [{field: (line.row, line.column) for field, line in lines.items()}]
    else:
        table = place.tables[part]
        numbers = sorted({*table.numbers, *table.spare})
        places = [{field: (number, column) for field, column in table.columns.items()} for number in numbers]
    if len(rows) > len(places):
        raise ValueError(f"{sheet}.{part} has room for {len(places)} rows, not for {len(rows)}")
    for where, row in zip(places, rows, strict=False):
        for field, value in row.items():
            cells.put(*where[field], to_cell(value, definition.field(field), language))
    prepared.opened.book.save(book)
