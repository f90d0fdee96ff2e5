"""Ways in and out: which are there and which are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [Filler("interaction-index", "summary", ("share_in", "share_out", "missing_in", "missing_out"), _summary)]


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the share that is there and the names of the others, for both directions; a blank answer is missing."""
    found: dict[str, Value] = {}
    for direction in ("in", "out"):
        rows = [row for row in plan.table("interaction-index", "ways") if row["direction"] == direction]
        missing = [row.text("way") for row in rows if row["state"] != "have" and row["way"] is not None]
        found[f"share_{direction}"] = sum(row["state"] == "have" for row in rows) / len(rows) if rows else 0
        found[f"missing_{direction}"] = wording.listed(missing, plan.language) or None
    return found
