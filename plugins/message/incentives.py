"""Incentive programme: which audiences have none, and which programmes were not checked with the trade's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION

_SETTLED = ("allowed", "free")
"""Answers after which nothing about the rules of the trade is open."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [Filler("incentives", "rules", ("without", "missing", "unchecked"), _rules)]


def _rules(plan: Plan, _network: Network) -> dict[str, Value]:
    programmes = plan.table("incentives", "programmes")
    without = [row.text("audience") for row in programmes if row["audience"] is not None and row["programme"] is None]
    unchecked = sum(row["programme"] is not None and row["checked"] not in _SETTLED for row in programmes)
    return {"without": wording.listed(without, plan.language) or None, "missing": len(without), "unchecked": unchecked}
