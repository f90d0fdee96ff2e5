"""What every call of a plugin took and gave, for ``--trace-plugins``."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a function of a plugin.

    Attributes:
        doing: the hook, or what the function was called for, such as the worksheet that a filler fills.
        plugin: its name.
        seconds: by the clock.
        size: how many things it returned; None where that cannot be counted or where it failed.
        failed: whether it failed.
    """

    doing: str
    plugin: str
    seconds: float
    size: int | None
    failed: bool = False


def size_of(result: Any) -> int | None:
    """Return how many things a result holds."""
    return len(result) if isinstance(result, Sized) else None
