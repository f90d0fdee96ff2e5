"""Whether the user typed over a cell of the program, from the digest of what was written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.values import digest, formula_digest

if TYPE_CHECKING:
    from wombat.book.shapes import Shapes
    from wombat.book.values import Raw

OVERRIDE = "----"
"""Stands for the digest of a program's cell that the user typed over."""


def typed_over(raw: Raw, formula: str | None, was: str, ours: Shapes, row: int) -> bool:
    """Tell whether the user replaced what the program wrote into its own cell.

    A blank cell is none: whoever clears a cell gets the program's value back.

    Args:
        raw: what the cell shows.
        formula: of the cell, or None.
        was: digest of what was written, empty in a row that the program has not written yet.
        ours: knows the program's formulas of this field.
        row: of the cell.
    """
    if formula is not None:
        return not ours.ours(formula, row)
    if raw is None or raw == "" or not was:
        return False
    if was[0] == "f":
        return formula_digest(raw) != was
    return was == OVERRIDE or digest(raw) != was
