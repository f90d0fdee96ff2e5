"""What stands over a column and beside a form's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.definitions.model import Field


def heading_text(field: Field, language: str) -> str:
    """Return the heading of a column: the label, with the unit in brackets."""
    unit = f" ({field.unit.say(language)})" if field.unit else ""
    return field.label.say(language) + unit


def hint_text(field: Field, language: str) -> str:
    """Return what stands beside the value of a form's line: the unit and the help."""
    return " · ".join(text.say(language) for text in (field.unit, field.help) if text)
