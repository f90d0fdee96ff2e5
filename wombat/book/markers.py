"""How the program knows its sheets, parts and rows again: hidden names, and hidden texts in the first two columns."""

from __future__ import annotations

ID_COLUMN, WAS_COLUMN, FIRST_COLUMN = 1, 2, 3
"""The columns of the row id, of the digest of what was written, and the first one a user sees; A is 1."""

SHEET_NAME = "_wombat.sheet"
"""Defined name in the scope of one of our sheets; its value is the id of the worksheet."""
MANIFEST = "_wombat"
"""The hidden sheet with what the program must remember."""
SPARE = "+"
"""Stands for the id in a row that is ready for typing."""
_TITLE, _HEADING = "# ", "_id "
WAS_HEADING = "_was "


def anchor_name(sheet: str) -> str:
    """Return the workbook's defined name that points to the title of a worksheet of ours."""
    return f"_wombat.at.{sheet.replace('-', '_')}"


def table_name(sheet: str, part: str) -> str:
    """Return the name of the Excel table of a part."""
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


def form_mark(part: str, field: str) -> str:
    """Return what stands in the id column of a form's line."""
    return f"{part}.{field}"


def heading_part(mark: object) -> str | None:
    """Return the part whose heading row bears this mark, or None."""
    return mark.removeprefix(_HEADING) if isinstance(mark, str) and mark.startswith(_HEADING) else None


def is_title(mark: object) -> bool:
    """Tell whether the mark is that of a part's title."""
    return isinstance(mark, str) and mark.startswith(_TITLE)
