"""How wide the columns of a worksheet are, in characters of the default font, and what wraps in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.definitions.model import Field, Worksheet

WRAPPED = {"note", "list", "contacts"}
"""Types of fields whose text wraps in its cell."""
_WIDTHS = {
    "note": 44, "text": 18, "list": 22, "contacts": 26, "contact": 18, "organisation": 20, "circle": 18,
    "circles": 22, "profession": 18, "phones": 20, "emails": 26, "date": 13, "birthday": 12, "link": 26,
    "money": 13, "choice": 13, "yes": 9, "integer": 11, "number": 11, "percent": 11,
}  # fmt: skip


def width(field: Field) -> int:
    """Return the width of a field's column in characters."""
    return field.width or _WIDTHS[field.type]


_LABEL_WIDTH, _VALUE_WIDTH, _LEAST_COLUMNS = 26, 22, 6
_BAND_WIDTH = 110
"""How wide the coloured band at the top is at least, in characters."""


def column_widths(definition: Worksheet) -> list[int]:
    """Return the width of each column in characters, so that forms and tables fit and the band is wide enough."""
    widths = [0] * _LEAST_COLUMNS
    for part in definition.parts:
        chars = [_LABEL_WIDTH, _VALUE_WIDTH] if part.kind == "form" else [width(each) for each in part.fields]
        widths += [0] * (len(chars) - len(widths))
        widths = [max(have, chars[at]) if at < len(chars) else have for at, have in enumerate(widths)]
    blank = [at for at, chars in enumerate(widths) if not chars]
    missing = max(_BAND_WIDTH - sum(widths), 12 * len(blank))
    for at in blank:
        widths[at] = missing // len(blank)
    return widths
