"""Rates and costs as the worksheets' formulas compute them: blank where there is nothing to divide by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat import Row


def number(row: Row, field: str) -> float:
    """Return the number in a cell, 0 where there is none, as ``N()`` does."""
    return row.number(field) or 0


def ratio(part: float, whole: float) -> float | None:
    """Return a part of a whole, None where the whole is not above 0."""
    return part / whole if whole > 0 else None
