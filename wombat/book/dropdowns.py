"""Dropdowns, input rules and the help shown when a cell is selected, as data validations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.worksheet.datavalidation import DataValidation

from wombat.book import markers
from wombat.book.values import limit_key, limits
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from wombat.definitions.model import Field
    from wombat.text import Text

texts = Texts(__package__)
_INLINE_LIMIT, _PROMPT_LIMIT, _PROMPT_TITLE_LIMIT = 255, 255, 32
LISTED = {
    "contact": ("contacts", "people", "name"),
    "circle": ("circles", "circles", "name"),
    "organisation": ("diversity", "organisations", "organisation"),
}
"""Field types whose dropdown offers a column of a worksheet: worksheet, part and field."""
_NUMBERS: dict[str, Literal["whole", "decimal"]] = {
    "integer": "whole",
    "number": "decimal",
    "money": "decimal",
    "percent": "decimal",
}


def choice_list(field: Field, language: str) -> str | None:
    """Return the formula of the dropdown of a field's choices, or None where they are too many for one."""
    labels = ["✓"] if field.type == "yes" else [choice.label.say(language) for choice in field.choices]
    joined = ",".join(label.replace(",", "，").replace('"', '""') for label in labels)
    return f'"{joined}"' if 0 < len(joined) <= _INLINE_LIMIT - 2 else None


def add_validation(sheet: Sheet, field: Field, cells: str, language: str) -> None:
    """Give cells of a user's field their dropdown or rule, and every cell the help of its field."""
    rule = DataValidation(allow_blank=True)
    if field.owner == "user":
        _restrict(rule, field, language)
    if field.help:
        rule.promptTitle = prompt_title(field, language)
        rule.prompt = prompt(field, language)
        rule.showInputMessage = True
    if rule.type or rule.prompt:
        sheet.add_data_validation(rule)
        rule.add(cells)


def _restrict(rule: DataValidation, field: Field, language: str) -> None:
    rule.showErrorMessage = False
    if field.type in LISTED:
        rule.type, rule.formula1 = "list", markers.list_name(field.type)
    elif field.type in {"choice", "yes"} and (formula := choice_list(field, language)):
        rule.type, rule.formula1 = "list", formula
        _warn(rule, "rule.choice", language, show=not field.open)
    elif field.type == "date":
        rule.type, rule.operator, rule.formula1 = "date", "greaterThan", "1"
        if field.past:
            rule.operator, rule.formula1, rule.formula2 = "between", "1", "TODAY()"
        _warn(rule, "rule.past" if field.past else "rule.date", language)
    elif field.type in _NUMBERS:
        rule.type = _NUMBERS[field.type]
        _limit(rule, field, language)


def _limit(rule: DataValidation, field: Field, language: str) -> None:
    """Let a rule for numbers hold the limits of the field."""
    ends = _ends(field)
    if {"least", "most"} <= ends.keys():
        rule.operator, rule.formula1, rule.formula2 = "between", ends["least"], ends["most"]
    elif "most" in ends:
        rule.operator, rule.formula1 = "lessThanOrEqual", ends["most"]
    elif "above" in ends:
        rule.operator, rule.formula1 = "greaterThan", ends["above"]
    else:
        rule.operator, rule.formula1 = "greaterThanOrEqual", ends.get("least", "-999999999999")
    _warn(rule, f"rule.{limit_key(field) or 'number'}", language, ends=ends)


def _ends(field: Field) -> dict[str, str]:
    return {name: f"{end:.12g}" for name, end in limits(field).items()}


def limit_warning(field: Field) -> Text | None:
    """Return what is said of a number outside the limits of its field, None where it has none."""
    key = limit_key(field)
    return texts(f"rule.{key}", **_ends(field)) if key else None


def _warn(
    rule: DataValidation, key: str, language: str, *, show: bool = True, ends: Mapping[str, str] | None = None
) -> None:
    rule.showErrorMessage, rule.errorStyle = show, "warning"
    rule.errorTitle, rule.error = "WOMBAT", texts(key, **(ends or {})).say(language)


def prompt_title(field: Field, language: str) -> str:
    """Return the first line of the help that is shown when a cell is selected."""
    return field.label.say(language)[:_PROMPT_TITLE_LIMIT]


def prompt(field: Field, language: str) -> str:
    """Return the help that is shown when a cell is selected, as long as Excel takes it."""
    said = field.help.say(language) if field.help else ""
    return said if len(said) <= _PROMPT_LIMIT else said[: _PROMPT_LIMIT - 1] + "…"
