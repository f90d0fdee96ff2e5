"""Networking tools: the share that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl

from .checklists import answers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [Filler("tools", "summary", ("share", "have", "lack"), _summary)]


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    return answers(plan.table("tools", "items"))
