"""The tables of a sheet: where they stand, their headings, how far down they go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.xlsx.coords import Area, area
from wombat.xlsx.formulas import corners, each_reference, written
from wombat.xlsx.xml import main, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from wombat.xlsx.sheet import Sheet

PRINT_AREA = "_xlnm.Print_Area"
"""The defined name of a sheet that says what is printed."""


@dataclass(frozen=True, slots=True)
class TableRef:
    """A table of a sheet.

    Attributes:
        name: internal name.
        display_name: the name formulas use.
        first_row: of the table, its header row where it has one.
        first_col: of the table.
        last_row: of the table, its totals row where it has one.
        last_col: of the table.
        headers: column names in order.
        part: name of its part in the package.
        header_rows: 1, or 0 where the header row is hidden.
        totals_rows: 0, or 1 where it shows totals.
    """

    name: str
    display_name: str
    first_row: int
    first_col: int
    last_row: int
    last_col: int
    headers: tuple[str, ...]
    part: str
    header_rows: int = 1
    totals_rows: int = 0

    @property
    def area(self) -> Area:
        """The cells of the table."""
        return Area(self.first_row, self.first_col, self.last_row, self.last_col)


def tables(sheet: Sheet) -> list[TableRef]:
    """Return the tables of a sheet in the order of its relations; damaged ones are left out."""
    package = sheet.book.package
    found = []
    for relation in sheet.relations.of_type("table"):
        if relation.target in package:
            table = _table(package.root(relation.target), relation.target)
            found.extend([table] if table else [])
    return found


def _table(root: _Element, part: str) -> TableRef | None:
    place = area(root.get("ref") or "")
    if place is None:
        return None
    headers = tuple(
        column.get("name") or "" for column in root.iterfind(f"{main('tableColumns')}/{main('tableColumn')}")
    )
    shown = root.get("displayName") or ""
    header_rows, totals = root.get("headerRowCount", "1"), root.get("totalsRowCount", "0")
    return TableRef(
        root.get("name") or shown,
        shown,
        place.first_row,
        place.first_column,
        place.last_row,
        place.last_column,
        headers,
        part,
        int(header_rows) if header_rows.isdecimal() else 1,
        int(totals) if totals.isdecimal() else 0,
    )


def _root_of(sheet: Sheet, name: str) -> tuple[_Element, TableRef]:
    for table in tables(sheet):
        if table.display_name.casefold() == name.casefold():
            return sheet.book.package.root(table.part), table
    raise KeyError(name)


def resize_table(sheet: Sheet, name: str, last_row: int) -> None:
    """Make a table end at another row; its filter goes along.

    Raises:
        KeyError: the sheet has no table of that display name.
        ValueError: the table would have no row for data.
    """
    root, table = _root_of(sheet, name)
    if last_row < table.first_row + table.header_rows:
        raise ValueError(f"the table {name} would have no rows")
    if last_row == table.last_row:
        return
    root.set("ref", str(table.area.rows(table.first_row, last_row)))
    for element in root.iter(main("autoFilter"), main("sortState"), main("sortCondition")):
        _stretch(element, table.last_row - table.totals_rows, last_row - table.totals_rows)
    sheet.book.package.write(table.part, serialise(root))
    _extend_print_area(sheet, table.last_row, last_row)


def _extend_print_area(sheet: Sheet, old: int, new: int) -> None:
    """Let what is printed end where the table ends, if it did so before."""
    printed = sheet.book.name(PRINT_AREA, sheet.name)
    if not printed:
        return

    def stretched(_sheet: str | None, body: str) -> str | None:
        places = corners(body)
        if len(places) == 1 or places[1][3] != old:
            return None
        return written([places[0], (*places[1][:3], new)])

    sheet.book.set_name(PRINT_AREA, each_reference(printed, stretched), sheet.name)


def _stretch(element: _Element, old: int, new: int) -> None:
    place = area(element.get("ref") or "")
    if place and place.last_row == old:
        element.set("ref", str(place.rows(place.first_row, new)))


def set_table_headers(sheet: Sheet, name: str, headers: Mapping[int, str]) -> None:
    """Give columns of a table other names, in the table and in its header cells.

    Args:
        sheet: the sheet of the table.
        name: display name of the table.
        headers: new name by position of the column in the table, counted from 0.

    Raises:
        KeyError: the sheet has no table of that display name.
        ValueError: two columns would bear one name.
    """
    root, table = _root_of(sheet, name)
    names = [headers.get(at, old) for at, old in enumerate(table.headers)]
    if len({header.casefold() for header in names}) < len(names):
        raise ValueError(f"two columns of the table {name} would bear one name")
    if tuple(names) == table.headers:
        return
    for column, header in zip(root.iterfind(f"{main('tableColumns')}/{main('tableColumn')}"), names, strict=True):
        column.set("name", header)
    sheet.book.package.write(table.part, serialise(root))
    for at, header in headers.items() if table.header_rows else ():
        sheet.put(table.first_row, table.first_col + at, header)
