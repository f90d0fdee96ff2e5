"""Who knows whom: how many ties, how many people, and names that nobody bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Advice, Filler, Texts, hookimpl, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [Filler("relations", "totals", ("count", "imported", "people", "unknown"), fill_totals)]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Find ties that lead from somebody to the very same."""
    table = plan.table("relations", "ties")
    for row_id, one, other in zip(table.ids, named(plan, table, "from"), named(plan, table, "to"), strict=True):
        if one is not None and one == other:
            yield Advice(texts("wrong.self_tie"), "relations", "ties", row_id, "to", wrong=True)


def fill_totals(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the totals of the form; rows without any name count for nothing."""
    ties = plan.table("relations", "ties")
    ends = [named(plan, ties, end, blank="") for end in ("from", "to")]
    pairs = list(zip(*ends, strict=True))
    return {
        "count": sum(1 for name in ties.columns.get("from", []) if name),
        "imported": sum(1 for source in ties.columns.get("source", []) if source),
        "people": len({who for pair in pairs for who in pair if who and who != OWNER}),
        "unknown": sum(1 for pair in pairs if None in pair),
    }
