"""How the worksheets look: colours, fonts and cell styles, in one place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell

    from wombat.definitions.model import Field

INK = "1F2A44"
SLATE = "475569"
GREY = "64748B"
RULE = "D9E0E8"
PAPER = "FFFFFF"
TYPED = "FFFBEB"
FILLED = "F1F5F9"
TYPED_MARK, FILLED_MARK = "D97706", "64748B"
"""Colours of the legend's squares: those of the cells, strong enough for a small sign."""
LINK = "0369A1"

GROUP_COLOURS = {"start": INK, "network": "0F766E", "message": "B45309", "records": "1D4E89"}
"""The colour of a group's titles, headings and tabs; others take `OTHER_GROUP`."""
OTHER_GROUP = "5B4B8A"

FONTS = {"en": "Calibri", "zh-CN": "Microsoft YaHei", "zh-TW": "Microsoft JhengHei"}

NUMBER_FORMATS = {
    "date": "yyyy-mm-dd",
    "integer": "#,##0",
    "number": "[=0]0_);[<0.1]0.000_);0.00_)",
    "money": "#,##0_)",
    "percent": "0%",
}
"""By field type; ``_)`` keeps figures off the border, since LibreOffice forgets the indent of right-aligned ones."""
TYPED_NUMBER = "General"
"""Figures as the user typed them."""
TEXT_FORMAT = "@"
"""For cells whose digits are no number: phones, ids, birthdays without a year."""
_AS_TEXT = {"phones", "birthday", "emails"}
_SIDES = {
    **dict.fromkeys(("date", "birthday", "choice", "yes", "integer", "percent"), "center"),
    **dict.fromkeys(("number", "money"), "right"),
}
TONES = {"good": ("DCFCE7", "166534"), "open": ("FEF3C7", "92400E"), "bad": ("FEE2E2", "991B1B")}
"""Fill and font of a choice's tone."""
BAR = "5EB6AE"
"""Colour of data bars."""


def group_colour(group: str) -> str:
    """Return the colour of a group as ``RRGGBB``."""
    return GROUP_COLOURS.get(group, OTHER_GROUP)


@cache
def fill(colour: str) -> PatternFill:
    """Return a solid fill."""
    return PatternFill("solid", start_color=colour, end_color=colour)


@cache
def tint(colour: str) -> PatternFill:
    """Return the fill of a conditional format, which Excel takes from the background colour."""
    return PatternFill(bgColor=colour, fill_type="solid")


@cache
def rule() -> Border:
    """Return the thin line under a row."""
    side = Side("thin", color=RULE)
    return Border(bottom=side, left=side, right=side, top=side)


@cache
def font(language: str, size: float = 10.5, colour: str = INK, *, bold: bool = False, italic: bool = False) -> Font:
    """Return the font of a language; size in points."""
    return Font(name=FONTS[language], size=size, color=colour, bold=bold, italic=italic)


def number_format(field: Field) -> str:
    """Return the Excel number format of a field's cells."""
    if field.type in _AS_TEXT:
        return TEXT_FORMAT
    if field.type == "number" and field.owner == "user":
        return TYPED_NUMBER
    return NUMBER_FORMATS.get(field.type, "General")


@cache
def aligned(side: str = "left", *, wrapped: bool = False, top: bool = False) -> Alignment:
    """Return an alignment; at the left a little off the border."""
    return Alignment(
        horizontal=side,
        vertical="top" if top else "center",
        wrap_text=wrapped or None,
        indent=1 if side == "left" else 0,
    )


def side(field: Field) -> str:
    """Return where the values of a field stand in their cells: left, center or right."""
    if field.type == "number" and field.owner == "user":
        return field.align or "center"
    return field.align or _SIDES.get(field.type, "left")


def dress_value(cell: Cell | MergedCell, field: Field, language: str, *, wrapped: bool) -> None:
    """Style a cell that holds a value: warm where the user types, cool where the program fills."""
    typed, note = field.owner == "user", field.type == "note"
    cell.font = font(language, colour=LINK if field.type == "link" else INK)
    cell.fill = fill(TYPED if typed else FILLED)
    cell.border = rule()
    cell.alignment = aligned(side(field), wrapped=wrapped or note, top=note and not wrapped)
    cell.number_format = number_format(field)


def dress_heading(cell: Cell | MergedCell, field: Field, colour: str, language: str) -> None:
    """Style the heading of a column: the group's colour where the user types, slate where the program fills."""
    cell.font = font(language, 10.5, PAPER, bold=True)
    cell.fill = fill(colour if field.owner == "user" else SLATE)
    cell.alignment = aligned("left" if side(field) == "left" else "center", wrapped=True)
    cell.border = rule()
