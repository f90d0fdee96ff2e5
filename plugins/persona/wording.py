"""Words looked for in what the owner wrote, and sentences counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STOP = re.compile(r"[.!?](?=\s|$)|[。！？]")


def found(words: Iterable[str], text: str) -> list[str]:
    """Return the words that stand in a text, without regard to case; blanks are no words."""
    lowered = text.lower()
    return [word.strip() for word in words if word.strip() and word.strip().lower() in lowered]


def sentences(text: str) -> int:
    """Return how many sentences a text has; the last needs no stop."""
    return sum(bool(part.strip()) for part in _STOP.split(text))
