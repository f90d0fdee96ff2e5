"""Columns added at the right end of a table, and how wide columns are."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from wombat.xlsx.coords import Area, area
from wombat.xlsx.styles import number
from wombat.xlsx.tables import tables
from wombat.xlsx.xml import main, serialise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from wombat.xlsx.sheet import Sheet


def append_columns(sheet: Sheet, name: str, headers: Sequence[str]) -> None:
    """Let a table reach further to the right; what stands in the cells is left as it is.

    Args:
        sheet: of the table.
        name: display name of the table.
        headers: name of each further column, from left to right, as its heading has it.

    Raises:
        KeyError: the sheet has no table of that display name.
        ValueError: two columns would bear one name.
    """
    table = next((table for table in tables(sheet) if table.display_name.casefold() == name.casefold()), None)
    if table is None:
        raise KeyError(name)
    every = [header.casefold() for header in (*table.headers, *headers)]
    if len(set(every)) < len(every):
        raise ValueError(f"two columns of the table {name} would bear one name")
    root = sheet.book.package.root(table.part)
    wider = table.area._replace(last_column=table.last_col + len(headers))
    root.set("ref", str(wider))
    for element in root.iter(main("autoFilter")):
        filtered = area(element.get("ref") or "")
        if filtered and filtered.last_column == table.last_col:
            element.set("ref", str(filtered._replace(last_column=wider.last_column)))
    columns = root.find(main("tableColumns"))
    if columns is not None:
        _append(columns, headers)
    sheet.book.package.write(table.part, serialise(root))


def _append(columns: _Element, headers: Sequence[str]) -> None:
    highest = max((number(column, "id") for column in columns), default=0)
    for at, header in enumerate(headers, highest + 1):
        columns.append(columns.makeelement(main("tableColumn"), {"id": str(at), "name": header}))
    columns.set("count", str(len(columns)))


def overlaps(sheet: Sheet, place: Area, but: str = "") -> bool:
    """Tell whether an area shares cells with a table of the sheet, other than the one of display name ``but``."""
    return any(
        table.display_name.casefold() != but.casefold()
        and table.first_row <= place.last_row
        and place.first_row <= table.last_row
        and table.first_col <= place.last_column
        and place.first_column <= table.last_col
        for table in tables(sheet)
    )


def set_width(sheet: Sheet, column: int, like: _Element) -> None:
    """Make a column at least as wide as the element ``col`` says, with its format for blank cells; others stay."""
    columns = sheet.frame.ensure("cols")
    for element in list(columns):
        first, last = number(element, "min"), number(element, "max")
        if first <= column <= last:
            if element.get("hidden") in ("1", "true") or _width(element) >= _width(like):
                return
            for low, high in ((first, column - 1), (column + 1, last)):
                if low <= high:
                    _add(columns, element, low, high)
            columns.remove(element)
    _add(columns, like, column, column)
    columns[:] = sorted(columns, key=lambda element: number(element, "min"))
    sheet.touch()


def _width(element: _Element) -> float:
    try:
        return float(element.get("width") or 0)
    except ValueError:
        return 0.0


def _add(columns: _Element, like: _Element, first: int, last: int) -> None:
    element = deepcopy(like)
    element.set("min", str(first))
    element.set("max", str(last))
    columns.append(element)
