"""SpreadsheetML 2003, the XML that old report programs save with the ending .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.sources.grid import Grid
from wombat.text import Texts

if TYPE_CHECKING:
    from lxml import etree

texts = Texts(__package__)

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"

COLUMNS = 16_384
"""Most columns a sheet may have."""

ROWS = 1_048_576
"""Most rows a sheet may have."""


def read_spreadsheetml(data: bytes, name: str) -> list[Grid]:
    """Return the sheets that hold anything, without their blank rows.

    Args:
        data: the whole file.
        name: of the file, for errors.

    Raises:
        WombatError: the XML is broken, or a cell lies outside of any sheet.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise WombatError(texts("list.broken", file=name))
    try:
        grids = [_sheet(sheet) for sheet in root.iter(f"{_S}Worksheet")]
    except ValueError:
        raise WombatError(texts("list.broken", file=name)) from None
    return [grid for grid in grids if grid.rows]


def _sheet(sheet: etree._Element) -> Grid:
    grid = Grid([], [], sheet.get(f"{_S}Name") or "Sheet1")
    lines: list[int] = []
    line = 0
    for row in sheet.iterfind(f"{_S}Table/{_S}Row"):
        line = _index(row, line + 1, ROWS)
        cells = _cells(row)
        if any(cell.strip() for cell in cells):
            grid.rows.append(cells)
            lines.append(line)
        line += _number(row, "Span")
    grid.lines = lines
    return grid


def _cells(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iterfind(f"{_S}Cell"):
        column = _index(cell, len(cells) + 1, COLUMNS)
        cells += [""] * (column - 1 - len(cells))
        cells.append(_text(cell.find(f"{_S}Data")))
        cells += [""] * min(_number(cell, "MergeAcross"), COLUMNS - len(cells))
    return cells


def _text(data: etree._Element | None) -> str:
    if data is None:
        return ""
    text = "".join(str(piece) for piece in data.itertext())
    kind = data.get(f"{_S}Type")
    if kind == "DateTime":
        day, _, clock = text.partition("T")
        return day if clock.startswith("00:00:00") or not clock else f"{day} {clock[:8]}"
    if kind == "Number":
        number = float(text)
        return str(int(number)) if number.is_integer() and abs(number) < 1e18 else text  # noqa: PLR2004
    if kind == "Boolean":
        return "TRUE" if text.strip() == "1" else "FALSE"
    return text


def _number(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_S}{name}") or 0)


def _index(element: etree._Element, otherwise: int, most: int) -> int:
    """Return the place an element states for itself, or the one it has by order.

    Raises:
        ValueError: it lies before the one just read or beyond the sheet.
    """
    stated = _number(element, "Index") or otherwise
    if not otherwise <= stated <= most:
        raise ValueError
    return stated
