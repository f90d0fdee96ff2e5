"""What charts remember of the cells they show; previewers that do not calculate draw from nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from wombat.xlsx.coords import MAX_ROW, area
from wombat.xlsx.dates import to_serial
from wombat.xlsx.drawings import drawing_of
from wombat.xlsx.formulas import sheet_name
from wombat.xlsx.xml import serialise

if TYPE_CHECKING:
    from wombat.xlsx.cells import Value
    from wombat.xlsx.coords import Area
    from wombat.xlsx.sheet import Sheet
    from wombat.xlsx.workbook import Workbook

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NUMBERS, _TEXTS = f"{_C}numRef", f"{_C}strRef"
_EITHER = {f"{_C}cat", f"{_C}xVal"}
"""What may show numbers or text."""
_SILENT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"('(?:[^']|'')+'|[^'!()\[\],]+)!([^!,]+)")


def refresh_charts(book: Workbook, sheet: str) -> None:
    """Give the charts on a sheet the present values of the cells they show; if these are the same, nothing changes.

    Args:
        book: the workbook.
        sheet: name of the sheet that the charts lie on; their cells may be on any sheet.

    Raises:
        KeyError: there is no such sheet.
        WombatError: a chart or the drawing is damaged.
    """
    drawing = drawing_of(book.sheet(sheet))
    if drawing is None:
        return
    for relation in book.package.relations(drawing).of_type("chart"):
        if relation.target in book.package:
            _refresh(book, relation.target)


def _refresh(book: Workbook, part: str) -> None:
    root = book.package.root(part)
    before = serialise(root)
    for reference in list(root.iter(_NUMBERS, _TEXTS)):
        found = _cells(book, reference.findtext(f"{_C}f") or "")
        if found:
            _remember(reference, *found)
    after = serialise(root)
    if after != before:
        book.package.write(part, after)


def _cells(book: Workbook, formula: str) -> tuple[Sheet, Area] | None:
    """Return the sheet and the cells that a reference names, None where it names no one area of this workbook."""
    found = _REFERENCE.fullmatch(formula.strip())
    if not found:
        return None
    wanted = (sheet_name(found[1]) or "").casefold()
    name = next((name for name in book.sheet_names if name.casefold() == wanted), None)
    cells = area(found[2])
    if name is None or cells is None:
        return None
    sheet = book.sheet(name)
    if cells.last_row == MAX_ROW:
        cells = cells.rows(cells.first_row, max(cells.first_row, sheet.last_row))
    return sheet, cells


def _remember(reference: etree._Element, sheet: Sheet, cells: Area) -> None:
    """Write the values of the cells behind a reference, as numbers or as text as they are."""
    values = _values(sheet, cells)
    parent = reference.getparent()
    either = parent is not None and parent.tag in _EITHER
    if either and any(isinstance(value, str) for value in values):
        reference.tag = _TEXTS
    for old in [child for child in reference if child.tag in (f"{_C}numCache", f"{_C}strCache")]:
        reference.remove(old)
    reference.insert(1, _numbers(sheet, cells, values) if reference.tag == _NUMBERS else _texts(values))


def _values(sheet: Sheet, cells: Area) -> list[Value]:
    """Return the values of an area row by row."""
    columns = range(cells.first_column, cells.last_column + 1)
    rows = dict(sheet.values(cells.first_row, cells.last_row))
    blank: dict[int, Value] = {}
    return [rows.get(row, blank).get(c) for row in range(cells.first_row, cells.last_row + 1) for c in columns]


def _numbers(sheet: Sheet, cells: Area, values: list[Value]) -> etree._Element:
    cache = etree.Element(f"{_C}numCache")
    style = sheet.cell(cells.first_row, cells.first_column).style
    etree.SubElement(cache, f"{_C}formatCode").text = sheet.book.styles.number_format(style)
    figures = [_figure(value, date1904=sheet.book.date1904) for value in values]
    _points(cache, figures)
    return cache


def _texts(values: list[Value]) -> etree._Element:
    cache = etree.Element(f"{_C}strCache")
    _points(cache, [None if value is None else _SILENT.sub("", str(value)) for value in values])
    return cache


def _points(cache: etree._Element, shown: list[str | None]) -> None:
    etree.SubElement(cache, f"{_C}ptCount", {"val": str(len(shown))})
    for i, text in enumerate(shown):
        if text is not None:
            point = etree.SubElement(cache, f"{_C}pt", {"idx": str(i)})
            etree.SubElement(point, f"{_C}v").text = text


def _figure(value: Value, *, date1904: bool) -> str | None:
    """Return a number as a chart keeps it, None for what is none."""
    if isinstance(value, date):
        return repr(to_serial(value, date1904=date1904))
    return repr(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
