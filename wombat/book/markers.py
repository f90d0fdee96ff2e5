"""How the program knows its sheets, parts and rows again: hidden names, and hidden texts in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from wombat.xlsx.sheet import Sheet

ID_COLUMN, WAS_COLUMN, FIRST_COLUMN = 1, 2, 3
"""Where a new sheet has the row id, the digest of what was written, and the first column a user sees; A is 1."""

SHEET_NAME = "_wombat.sheet"
"""Defined name in the scope of one of our sheets; its value is the id of the worksheet."""
VALUES_NAME = "_wombat.values"
"""Defined name in the scope of a sheet with forms; it points to the column of their values."""
MANIFEST = "_wombat"
"""The hidden sheet with what the program must remember, and its own id."""
SPARE = "+"
"""Stands for the id in a row that is ready for typing."""
_SHEET, _TITLE, _HEADING, _WAS = "_sheet ", "# ", "_id ", "_was "


def sheet_mark(sheet: str) -> str:
    """Return what stands in the first row of the id column; it survives programs that drop defined names."""
    return _SHEET + sheet


def marked_sheet(mark: object) -> str | None:
    """Return the id of the worksheet whose first row bears this mark, or None."""
    return mark.removeprefix(_SHEET) if isinstance(mark, str) and mark.startswith(_SHEET) else None


def anchor_name(sheet: str) -> str:
    """Return the workbook's defined name that points to the title of a worksheet of ours."""
    return f"_wombat.at.{sheet.replace('-', '_')}"


def table_name(sheet: str, part: str) -> str:
    """Return the name of the Excel table of a part when it is made."""
    return f"wombat_{sheet}_{part}".replace("-", "_")


def list_name(kind: str) -> str:
    """Return the defined name of a column that a dropdown offers, such as the contacts' names."""
    return f"wombat_list_{kind}"


def title_mark(part: str) -> str:
    """Return what stands in the id column beside the title of a part."""
    return _TITLE + part


def heading_mark(part: str) -> str:
    """Return what stands in the id column of a table's heading row."""
    return _HEADING + part


def was_mark(part: str) -> str:
    """Return what stands in the digest column beside both."""
    return _WAS + part


def form_mark(part: str, field: str) -> str:
    """Return what stands in the id column of a form's line."""
    return f"{part}.{field}"


def heading_part(mark: object) -> str | None:
    """Return the part whose heading row bears this mark, or None."""
    return mark.removeprefix(_HEADING) if isinstance(mark, str) and mark.startswith(_HEADING) else None


def title_part(mark: object) -> str | None:
    """Return the part whose title bears this mark, or None."""
    return mark.removeprefix(_TITLE) if isinstance(mark, str) and mark.startswith(_TITLE) else None


def hidden_columns(sheet: Sheet, parts: Collection[str]) -> tuple[int, int] | None:
    """Return the columns of the ids and of the digests, or None where the user took one of them out.

    Args:
        sheet: one of ours.
        parts: ids of its parts; the marks of one are enough.
    """
    for _, cells in sheet.rows():
        marked = {cell.value: column for column, cell in cells.items() if isinstance(cell.value, str)}
        for part in parts:
            column = marked.get(title_mark(part)) or marked.get(heading_mark(part))
            if column and was_mark(part) in marked:
                return column, marked[was_mark(part)]
    return None
