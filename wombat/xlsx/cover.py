"""New rows get the look of others: height, cell formats, validations, conditional formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.coords import areas, letters, merged, sqref
from wombat.xlsx.xml import XM, main

if TYPE_CHECKING:
    from lxml.etree import _Element

    from wombat.xlsx.coords import Area
    from wombat.xlsx.rowxml import RowXml
    from wombat.xlsx.sheet import Sheet

_NUMBER = re.compile(rb"""\s(?:r|spans)\s*=\s*["'][^"']*["']""")
_RULES = (main("dataValidation"), main("conditionalFormatting"), main("ignoredError"))


def cover(sheet: Sheet, first_row: int, last_row: int, like: int) -> None:
    """Extend validations and conditional formats; see `Sheet.cover`."""
    for element in sheet.root.iter(*_RULES):
        new = _extended(element.get("sqref") or "", first_row, last_row, like)
        if new is not None:
            element.set("sqref", new)
            sheet.touch()
    for element in sheet.root.iter(f"{{{XM}}}sqref"):
        new = None if _is_sparkline(element) else _extended(element.text or "", first_row, last_row, like)
        if new is not None:
            element.text = new
            sheet.touch()


def _is_sparkline(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("}sparkline")


def _extended(text: str, first_row: int, last_row: int, like: int) -> str | None:
    """Return a list of areas with more rows, None where it does not hold for row ``like`` or holds for them already."""
    there = areas(text)
    more: list[Area] = [place.rows(first_row, last_row) for place in there if place.first_row <= like <= place.last_row]
    if not more or len(there) != len(text.split()):
        return None
    new = merged([*there, *more])
    return None if new == merged(there) else sqref(_kept_first(there, new))


def _kept_first(old: list[Area], new: list[Area]) -> list[Area]:
    """Return the areas so that the one which holds the first cell stays first: relative formulas count from it."""
    corner = old[0]
    first = [place for place in new if place.holds(corner.first_row, corner.first_column)]
    return first + [place for place in new if place not in first]


def like_row(sheet: Sheet, first_row: int, last_row: int, like: int) -> None:
    """Make rows look like another; see `Sheet.like_row`."""
    cover(sheet, first_row, last_row, like)
    if sheet.cell_rows.get(like) is None:
        return
    parts = sheet.row_parts(like)
    attributes = _NUMBER.sub(b"", parts.attributes).decode()
    formats = [(letters(column), parts.style(column)) for column in sorted(parts.cells)]
    present = set(sheet.cell_rows.present(first_row, last_row))
    run: list[bytes] = []
    for row in range(first_row, last_row + 2):
        if row in present or row > last_row:
            sheet.cell_rows.put_all(row - len(run), run) if run else None
            run = []
        else:
            cells = "".join(f'<c r="{name}{row}" s="{style}"/>' if style else "" for name, style in formats)
            run.append(f'<row r="{row}"{attributes}>{cells}</row>'.encode())
    for row in sorted(present):
        _restyle(sheet, row, parts, attributes.encode())


def _restyle(sheet: Sheet, row: int, like: RowXml, attributes: bytes) -> None:
    """Give a row that is there the formats of another; its values stay."""
    cells = next(sheet.rows(row, row))[1]
    parts = sheet.row_parts(row)
    parts.attributes = b' r="%d"' % row + attributes
    for column in like.cells:
        style = like.style(column)
        if column in parts.cells:
            parts.cells[column] = _with_style(parts.cells[column], style)
        elif style and column not in cells:
            parts.cells[column] = f'<c r="{letters(column)}{row}" s="{style}"/>'.encode()
    sheet.cell_rows.put(row, parts.joined())


_STYLE = re.compile(rb"""(\A<c(?:\s[^>]*?)?)\ss\s*=\s*["']\d+["']""")


def _with_style(cell: bytes, style: int) -> bytes:
    bare = _STYLE.sub(rb"\1", cell, count=1)
    return b'<c s="%d"' % style + bare[2:] if style else bare
