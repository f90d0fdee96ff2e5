"""The image you want: how many descriptions there are, and how many have proof."""

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
    return [Filler("image", "wanted", ("views", "proven"), _counts)]


def _counts(plan: Plan, _network: Network) -> dict[str, Value]:
    views = plan.table("image", "views")
    proven = sum(row["view"] is not None and row["proof"] is not None for row in views)
    return {"views": filled(views, "view"), "proven": proven}
