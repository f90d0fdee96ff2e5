"""Headings that stand in two rows: one above several columns, or the same in another language."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    RoleOf = Callable[[str], str]

LONGEST = 40
"""Characters of the longest heading of a second row."""


def both_rows(rows: list[list[str]], header: int, role_of: RoleOf) -> tuple[int, list[str]]:
    """Return the last row of headings and the headings of both rows together, of one where one row makes them.

    Args:
        rows: of the sheet.
        header: position of the row that names most.
        role_of: what a heading means, empty where nobody knows it.
    """
    headings = rows[header]
    if header + 1 < len(rows) and _is_second(rows[header + 1], headings, role_of):
        return header + 1, _joined(headings, rows[header + 1], role_of)
    if header > 0 and _is_first(rows[header - 1], headings, role_of):
        return header, _joined(rows[header - 1], headings, role_of)
    return header, headings


def _is_second(row: list[str], headings: list[str], role_of: RoleOf) -> bool:
    """Tell whether the row below the headings holds nothing but headings, two at least.

    One that nobody knows may be among them where the row above leaves room for it.
    """
    cells = {at: cell.strip() for at, cell in enumerate(row) if cell.strip()}
    known = [at for at, cell in cells.items() if len(cell) <= LONGEST and role_of(cell)]
    room = all(at >= len(headings) or not role_of(headings[at]) for at in cells)
    return len(known) > 1 and (len(known) == len(cells) or (room and len(known) * 2 > len(cells))) and row != headings


def _is_first(row: list[str], headings: list[str], role_of: RoleOf) -> bool:
    """Tell whether the row above the headings names groups of them, or columns that they leave blank."""
    filled = {cell.strip() for cell in row if cell.strip()}
    if len(filled) < 2 or any(len(cell) > LONGEST for cell in filled):  # noqa: PLR2004 - a title, and no groups
        return False
    named = [heading for heading in headings if heading.strip()]
    return len(set(named)) < len(named) or any(
        role_of(above) for above, below in zip_longest(row, headings, fillvalue="") if not below.strip()
    )


def _joined(upper: list[str], lower: list[str], role_of: RoleOf) -> list[str]:
    """Return one heading a column: the known one of the two, or both where a name or a repeated one says too little."""
    joined: list[str] = []
    group = ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        group = above.strip() or (group if below.strip() else "")
        if not below.strip() or (role_of(above) and not role_of(below)):
            joined.append(above)
        elif group and group != below and (below in joined or role_of(below) == "name" != role_of(group)):
            joined.append(f"{group} {below}")
        else:
            joined.append(below)
    return joined
