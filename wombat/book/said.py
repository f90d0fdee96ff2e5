"""What the program says on a sheet, by place: words of the old language with the same in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.headings import heading_text, hint_text
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.definitions.model import Field, Part, Worksheet
    from wombat.text import Text

texts = Texts(__package__)
_LEGEND = ("legend.typed", "legend.filled", "legend.start")


def _pairs(said: Iterable[Text | None], old: str, new: str) -> dict[str, str]:
    return {text.say(old): text.say(new) for text in said if text is not None}


def band(definition: Worksheet, old: str, new: str) -> dict[str, str]:
    """Return the words at the top of a sheet."""
    said = [*map(texts, _LEGEND), definition.title, definition.purpose, definition.help]
    return _pairs(said, old, new)


def part_words(part: Part, old: str, new: str) -> dict[str, str]:
    """Return the title of a part and the line under it."""
    return _pairs((part.title, part.help), old, new)


def field_words(field: Field, old: str, new: str) -> dict[str, str]:
    """Return the label of a form's line and what stands beside its value."""
    return {hint_text(field, old): hint_text(field, new), field.label.say(old): field.label.say(new)}


def headings(field: Field, old: str, new: str) -> dict[str, str]:
    """Return the heading of a column."""
    return {field.label.say(old): field.label.say(new), heading_text(field, old): heading_text(field, new)}


def values(field: Field, old: str, new: str) -> dict[str, str]:
    """Return the labels of the choices of a field."""
    return _pairs((choice.label for choice in field.choices), old, new)
