"""Rows that a table has from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.text import Text

if TYPE_CHECKING:
    from wombat.definitions.model import Item, Part
    from wombat.plan.model import Value


def item_value(part: Part, item: Item, field: str, language: str) -> Value:
    """Return what an item holds in a field, its words in the language; lists are divided by semicolons."""
    value = item.values.get(field)
    said = value.say(language) if isinstance(value, Text) else value
    if part.field(field).type in {"list", "contacts", "circles"} and isinstance(said, str):
        return [entry.strip() for entry in said.replace("；", ";").split(";") if entry.strip()]
    return said
