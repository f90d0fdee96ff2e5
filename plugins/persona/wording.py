"""Sentences counted."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?](?=\s|$)|[。！？]")


def sentences(text: str) -> int:
    """Return how many sentences a text has; the last needs no stop."""
    return sum(bool(part.strip()) for part in _STOP.split(text))
