"""How wide the columns of a worksheet are, in characters of the default font, and what wraps in them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from wombat.book.headings import hint_text
from wombat.book.heights import text_width
from wombat.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.definitions.model import Field, Part, Worksheet

WRAPPED = {"note", "list", "contacts"}
"""Types of fields whose text wraps in its cell."""
_REGISTER = 20
"""A table with more columns is a register: its rows stay one line high, so that many fit on a screen."""
_WIDTHS = {
    "note": 44, "text": 18, "list": 22, "contacts": 26, "contact": 18, "organisation": 20, "circle": 18,
    "circles": 22, "profession": 18, "phones": 20, "emails": 26, "date": 13, "birthday": 12, "link": 26,
    "money": 13, "choice": 13, "yes": 9, "integer": 11, "number": 11, "percent": 11,
}  # fmt: skip
_LABEL, _LONGEST_LABEL, _VALUE, _LEAST_COLUMNS = 24, 34, 22, 3
BAND = 112
"""How wide a worksheet is at least, in characters, so that its title and purpose have room."""
_PICTURE, _TALL = 172, 24
"""How wide one with a picture is; a part that keeps so many rows free holds one."""
_STRETCHED = {"note", "text", "list", "contacts"}


def width(field: Field) -> int:
    """Return the width that a field's column asks for, in characters."""
    return field.width or _WIDTHS[field.type]


def is_register(part: Part) -> bool:
    """Tell whether a part is a table of so many columns that its rows stay one line high."""
    return part.kind != "form" and len(part.fields) > _REGISTER


def wraps(part: Part, field: Field) -> bool:
    """Tell whether a row grows with the text of a field."""
    return field.type in WRAPPED and not is_register(part)


def column_widths(definition: Worksheet) -> tuple[int, ...]:
    """Return the width of each column in characters, so that forms and tables fit and the band is wide enough."""
    asked = [_asked(part) for part in definition.parts]
    widths = [max(column) for column in zip_longest(*asked, fillvalue=0)]
    least = _PICTURE if any(part.space >= _TALL for part in definition.parts) else BAND
    missing = max(least, _hints(definition, widths)) - sum(widths)
    if missing > 0 and len(widths) >= _LEAST_COLUMNS and _ends_in_text(definition, len(widths)):
        widths[-1] += missing
    elif missing > 0:
        blank = max(1, _LEAST_COLUMNS - len(widths))
        widths += [missing // blank] * blank
    return tuple(widths)


def rooms(definition: Worksheet, part: Part) -> dict[str, int]:
    """Return the width of the column of each field of a table; other parts may have made it wider."""
    return dict(zip((field.id for field in part.fields), column_widths(definition), strict=False))


def _asked(part: Part) -> list[int]:
    if part.kind != "form":
        return [width(field) for field in part.fields]
    label = max(text_width(field.label.say(language)) for field in part.fields for language in LANGUAGES)
    return [min(_LONGEST_LABEL, max(_LABEL, label + 4)), _VALUE]


def _hints(definition: Worksheet, widths: Sequence[int]) -> int:
    """Return how wide the sheet must be for the help beside the values of its forms."""
    said = [
        text_width(hint_text(field, language))
        for part in definition.parts
        if part.kind == "form"
        for field in part.fields
        for language in LANGUAGES
        if not runs_over(field, widths)
    ]
    return sum(widths[:2]) + max(said) if said else 0


def runs_over(field: Field, widths: Sequence[int]) -> bool:
    """Tell whether the value of a form's line runs over all columns to the right."""
    return field.type in {"note", "list", "contacts", "link"} or (field.width or 0) > widths[1]


def _ends_in_text(definition: Worksheet, columns: int) -> bool:
    """Tell whether the last column is that of a table, for long text."""
    return any(len(part.fields) == columns and part.fields[-1].type in _STRETCHED for part in definition.tables())
