"""Changes to whole sheets as spreadsheet programs make them, which the engine itself never does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.coords import area, letters
from wombat.xlsx.xml import serialise

if TYPE_CHECKING:
    from wombat.xlsx.workbook import Workbook

_CELL = re.compile(r'(<c r=")([A-Z]+)(\d+)"')
_REFERENCE = re.compile(r"(?<![A-Za-z_.])(\$?)([A-Z]{1,2})(\$?)(\d+)")


def column_number(name: str) -> int:
    """Return the number of a column; A is 1."""
    number = 0
    for sign in name:
        number = number * 26 + ord(sign) - 64
    return number


def insert_column(book: Workbook, name: str, at: int, heading: str = "") -> None:
    """Insert a column before column ``at``: cells, tables, rules, merges, names and column widths follow.

    Formulas of other cells do not; those are the program's, which writes them anew.
    """

    def moved(column: str) -> str:
        number = column_number(column)
        return letters(number + 1 if number >= at else number)

    sheet = book.sheet(name)
    for table in sheet.tables():
        root = book.package.root(table.part)
        for element in [root, *root]:
            if element.get("ref"):
                element.set("ref", _references(element.get("ref", ""), moved))
        columns = next(child for child in root if child.tag.endswith("tableColumns"))
        if table.first_col < at <= table.last_col:
            new = columns[0].makeelement(columns[0].tag, {"id": "99", "name": heading or "Column1"})
            columns.insert(at - table.first_col, new)
            columns.set("count", str(len(columns)))
        book.package.write(table.part, serialise(root))
    part = sheet.part
    xml = book.package.read(part).decode()
    xml = _CELL.sub(lambda found: f'{found[1]}{moved(found[2])}{found[3]}"', xml)
    xml = re.sub(r'((?:sqref|ref)=")([^"]*)', lambda found: found[1] + _references(found[2], moved), xml)
    xml = re.sub(r"<col ([^>]*)/>", lambda found: f"<col {_widths(found[1], at)}/>", xml)
    book.package.write(part, xml.encode())
    value = book.name("_wombat.values", sheet=name)
    if value:
        book.set_name("_wombat.values", _references(value, moved), sheet=name, hidden=True)
    book._open.pop(name)
    if heading:
        for table in book.sheet(name).tables():
            book.sheet(name).put(table.first_row, at, heading)


def _references(text: str, moved: object) -> str:
    return _REFERENCE.sub(lambda found: f"{found[1]}{moved(found[2])}{found[3]}{found[4]}", text)  # type: ignore[operator]


def _widths(attributes: str, at: int) -> str:
    def shift(found: re.Match[str]) -> str:
        number = int(found[2])
        return f'{found[1]}="{number + 1 if number >= at else number}"'

    return re.sub(r'(min|max)="(\d+)"', shift, attributes)


def delete_column(book: Workbook, name: str, at: int) -> None:
    """Take a column out of a sheet and of the tables on it."""

    def moved(column: str) -> str:
        number = column_number(column)
        return letters(number - 1 if number > at else number)

    sheet = book.sheet(name)
    for table in sheet.tables():
        if table.last_col < at:
            continue
        root = book.package.root(table.part)
        for element in [root, *root]:
            place = area(element.get("ref") or "")
            if place:
                element.set(
                    "ref",
                    _references(f"{letters(place.first_column)}{place.first_row}", moved)
                    + ":"
                    + letters(place.last_column - 1)
                    + str(place.last_row),
                )
        columns = next(child for child in root if child.tag.endswith("tableColumns"))
        columns.remove(columns[at - table.first_col])
        columns.set("count", str(len(columns)))
        book.package.write(table.part, serialise(root))
    xml = book.package.read(sheet.part).decode()
    xml = re.sub(rf'<c r="{letters(at)}\d+"[^>]*(?:/>|>.*?</c>)', "", xml)
    xml = _CELL.sub(lambda found: f'{found[1]}{moved(found[2])}{found[3]}"', xml)
    book.package.write(sheet.part, xml.encode())
    book._open.pop(name)


def copy_sheet(book: Workbook, name: str, new: str, index: int | None = None) -> None:
    """Copy a sheet with its own names, as spreadsheet programs do; tables are copied under other names."""
    sheet = book.sheet(name)
    xml = re.sub(
        rb"<tableParts.*?</tableParts>|<(?:drawing|legacyDrawing)\b[^>]*/>", b"", book.package.read(sheet.part)
    )
    own = [(each.name, each.formula) for each in book.names() if each.sheet == name]
    book.add_sheet_part(new, xml, index=index)
    for local, formula in own:
        book.set_name(local, formula.replace(f"'{name}'", f"'{new}'"), sheet=new, hidden=True)
