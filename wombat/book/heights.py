"""How high a row must be for the text that wraps in it; LibreOffice and phones do not work it out themselves."""

from __future__ import annotations

import math
import textwrap
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST, _LINE, _PADDING, _MOST = 20.0, 15.0, 7.0, 400.0
"""Points: the height of a row of one line, of each line, of the room around them, and what Excel allows, nearly."""
REGISTER_LINE = 16.5
"""Points: the height of a row of a register, which shows the first line of a note."""
_MARGIN = 2
"""Characters that the indent and the edges of a cell take."""
_LATIN = 0.9
"""Mean width of a Latin letter, in digits, of the fonts in use."""


def text_width(text: str) -> int:
    """Return the width of a text in digits of the default font; Chinese characters take two."""
    if text.isascii():
        return math.ceil(_LATIN * len(text))
    return math.ceil(sum(2 if unicodedata.east_asian_width(sign) in "WFA" else _LATIN for sign in text))


def lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of ``width`` characters; Latin text breaks between words."""
    space = max(1, width - _MARGIN)
    if len(text) <= space // 2:
        return 1 + text.count("\n")
    return sum(_paragraph(line, space) for line in text.split("\n"))


def _paragraph(line: str, space: int) -> int:
    taken = text_width(line)
    if taken <= space:
        return 1
    if line.isascii():
        return len(textwrap.wrap(line, max(1, int(space / _LATIN))))
    return math.ceil(taken / space)


def height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height in points of a row with these wrapped texts, each with the width of its column."""
    most = max((lines(text, width) for text, width in cells), default=1)
    return LEAST if most <= 1 else min(_MOST, most * _LINE + _PADDING)


def own_height(points: float | None, before: float) -> bool:
    """Tell whether a row has the height that the program gave it, or none of its own.

    Args:
        points: of the row now; None where it has none of its own.
        before: what its text asked for before.
    """
    return points is None or abs(points - before) < _LINE / 2 or abs(points - LEAST) < _LINE / 2
