"""Conditional formats of a field: data bars, and the tones of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.styles import Font

from wombat.book import look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from wombat.definitions.model import Choice, Field


def tone_formula(choice: Choice, language: str) -> str:
    """Return a choice's label as it stands in the formula of a conditional format."""
    return '"' + choice.label.say(language).replace('"', '""') + '"'


def add_formats(sheet: Sheet, field: Field, cells: str, language: str) -> None:
    """Give cells of a field their data bar or the tones of its choices; new rows of the table get them too."""
    if field.bar:
        most = {"type": "num", "value": 1} if field.type == "percent" else {"type": "max", "value": None}
        bar = DataBarRule(  # type: ignore[no-untyped-call]
            "num", 0, most["type"], most["value"], color=look.BAR, showValue=True, minLength=0, maxLength=100
        )
        sheet.conditional_formatting.add(cells, bar)
    for choice in field.choices:
        if choice.tone:
            fill, font = look.TONES[choice.tone]
            formula = [tone_formula(choice, language)]
            sheet.conditional_formatting.add(
                cells,
                CellIsRule(  # type: ignore[no-untyped-call]
                    operator="equal", formula=formula, font=Font(color=font), fill=look.tint(fill)
                ),
            )
