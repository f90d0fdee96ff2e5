"""What tests of plugins use: the command line, sample plans and workbooks, golden files of worksheets.

The fixtures come by themselves with pytest; everything here is imported when it is first named, so that a test run
that does not use it pays nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.testing.command import TODAY, Said, Wombat
    from wombat.testing.golden import Golden, sheet_text
    from wombat.testing.made import PlanBuilder
    from wombat.testing.typed import type_rows

_HOMES = {
    "Golden": "golden",
    "PlanBuilder": "made",
    "Said": "command",
    "TODAY": "command",
    "Wombat": "command",
    "sheet_text": "golden",
    "type_rows": "typed",
}

__all__ = ["TODAY", "Golden", "PlanBuilder", "Said", "Wombat", "sheet_text", "type_rows"]


def __getattr__(name: str) -> object:
    """Import a name when it is first used.

    Raises:
        AttributeError: there is none.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'wombat.testing' has no attribute {name!r}")
    return getattr(import_module(f"wombat.testing.{_HOMES[name]}"), name)
