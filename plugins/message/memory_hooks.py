"""Memory hooks: how many there are, how many were tried, how long each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl

from .checklists import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("memory-hooks", "summary", ("count", "tried"), _summary),
        Filler("memory-hooks", "hooks", ("length",), _lengths),
    ]


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    hooks = plan.table("memory-hooks", "hooks")
    tried = sum(row["hook"] is not None and row["tried"] is not None for row in hooks)
    return {"count": filled(hooks, "hook"), "tried": tried}


def _lengths(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"length": _excel_length(row.text("hook")) or None} for row in plan.table("memory-hooks", "hooks")}


def _excel_length(text: str) -> int:
    """Return the length that Excel's LEN gives: UTF-16 units, so that most emoji count as two."""
    return len(text.encode("utf-16-le")) // 2
