"""Rows inserted, deleted and put in order, and everything that points to them follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.everyformula import change_formulas
from wombat.xlsx.formulas import corners, each_reference, written
from wombat.xlsx.moves import Inserted, Move, Removed, Reordered
from wombat.xlsx.references import following, moved_area
from wombat.xlsx.shift_frame import move_frame
from wombat.xlsx.shift_parts import move_parts, move_sources
from wombat.xlsx.strings import escaped, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat.xlsx.sheet import Sheet

_SPREAD = re.compile(r'(<f\s[^<>]*?\bref=")([^"]+)(?=")')
_FORMULA = re.compile(r"(<f(?:\s[^<>]*)?(?<!/)>)([^<]+)(?=</f\s*>)")


def insert_rows(sheet: Sheet, at: int, count: int) -> None:
    """Insert blank rows; see `Sheet.insert_rows`."""
    _move_all(sheet, Inserted(at, count))
    sheet.cell_rows.insert(at, count)


def delete_rows(sheet: Sheet, rows: Iterable[int]) -> None:
    """Take rows out; see `Sheet.delete_rows`."""
    move = Removed(rows)
    _move_all(sheet, move)
    sheet.cell_rows.remove(move.rows)


def _move_all(sheet: Sheet, move: Move) -> None:
    sheet.settle()
    change_formulas(sheet.book, sheet.name, following(sheet.name, move), own=True)
    _move_spread(sheet, move)
    move_frame(sheet, move)
    move_parts(sheet, move)
    move_sources(sheet.book, sheet.name, move)


def _move_spread(sheet: Sheet, move: Move) -> None:
    """Move the area that an array formula or a data table spreads over."""
    if not sheet.cell_rows.holds(b' ref="'):
        return
    for row, xml in sheet.cell_rows.each():
        if b"<f " in xml:
            text = _SPREAD.sub(lambda found: found[1] + (moved_area(found[2], move) or found[2]), xml.decode())
            if text.encode() != xml:
                sheet.cell_rows.put(row, text.encode())


def reorder(sheet: Sheet, first_row: int, order: Sequence[int]) -> None:
    """Put rows into another order; see `Sheet.reorder`."""
    move = Reordered(first_row, order)
    if not move.moved:
        return
    sheet.expand_shared()
    for old, new in move.moved.items():
        xml = sheet.cell_rows.get(old)
        if xml is not None and b"<f" in xml:
            sheet.cell_rows.put(old, _with_own_row(sheet.name, xml, old, new))
    move_frame(sheet, move)
    move_parts(sheet, move)
    sheet.cell_rows.reorder(first_row, [first_row + source for source in order])


def _with_own_row(name: str, xml: bytes, old: int, new: int) -> bytes:
    """Return a row in which what its formulas say of the row itself is said of its new number."""

    def change(sheet: str | None, body: str) -> str | None:
        places = corners(body)
        own = sheet is None or sheet.casefold() == name.casefold()
        if not own or any(row != old or not column for _, column, _, row in places):
            return None
        return written([(dollar, column, other, new) for dollar, column, other, _ in places])

    def replaced(found: re.Match[str]) -> str:
        formula = plain_text(found[2])
        moved = each_reference(formula, change)
        return found[0] if moved == formula else found[1] + escaped(moved)

    text = _FORMULA.sub(replaced, xml.decode())
    return _SPREAD.sub(lambda found: found[1] + moved_spread(found[2], old, new), text).encode()


def moved_spread(text: str, old: int, new: int) -> str:
    """Return the area of an array formula in one row after that row moved."""
    return moved_area(text, Reordered(min(old, new), _swap(abs(old - new)))) or text


def _swap(distance: int) -> list[int]:
    return [distance, *range(1, distance), 0]
