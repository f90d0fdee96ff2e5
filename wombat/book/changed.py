"""A cell of the program: what it holds, the digest of that, and writing it only where it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.values import digest, formula_digest
from wombat.xlsx.cells import Formula

if TYPE_CHECKING:
    from wombat.book.values import Raw
    from wombat.xlsx.sheet import Sheet


def plain(cell: Raw | Formula) -> Raw:
    """Return the value of a cell, a formula's being the one it carries."""
    return cell.value if isinstance(cell, Formula) else cell


def seal(cell: Raw | Formula) -> str:
    """Return the digest by which the next build sees whether the user typed over a cell."""
    return formula_digest(cell.value) if isinstance(cell, Formula) else digest(cell)


def put_changed(sheet: Sheet, row: int, column: int, new: Raw | Formula, raw: Raw, formula: str | None) -> None:
    """Write a cell where its value or its formula is not what stands there."""
    text = new.text if isinstance(new, Formula) else None
    if text == formula and digest(plain(new)) == digest(raw):
        return
    sheet.put(row, column, plain(new), formula=text)
