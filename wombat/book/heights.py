"""How high a row must be for the text that wraps in it; LibreOffice and phones do not work it out themselves."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST, _LINE, _PADDING, _MOST = 20.0, 14.5, 7.0, 400.0
"""Points: the height of a row of one line, of each line, of the room around them, and what Excel allows, nearly."""


def text_width(text: str) -> int:
    """Return the width of a text in characters of the default font; Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of ``width`` characters."""
    room = max(1, width - 3)
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height in points of a row with these wrapped texts, each with the width of its column."""
    most = max((lines(text, width) for text, width in cells), default=1)
    return LEAST if most <= 1 else min(_MOST, most * _LINE + _PADDING)
