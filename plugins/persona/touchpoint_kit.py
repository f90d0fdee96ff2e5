"""Touch-point kit: what is set up, and what departs from the persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl, persona_fit, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("touchpoint-kit", "items", ("fit", "why"), _items),
        Filler("touchpoint-kit", "summary", ("share", "lack", "departs", "forwarded"), _summary),
    ]


def _items(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: _item(plan, row) for row in plan.table("touchpoint-kit", "items") if row["state"] == "have"}


def _item(plan: Plan, row: Row) -> dict[str, Value]:
    fit, words = persona_fit(plan, f"{row.text('shows')} {row.text('trait')}")
    if fit in ("fits", "unsaid"):
        return {"fit": fit}
    why = texts(f"kit.{fit}", words=wording.listed(words, plan.language))
    return {"fit": "departs", "why": why.say(plan.language)}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("touchpoint-kit", "items")
    items, have, views = table.filled("item"), table.chosen("state", "have"), table.total("views")
    return {
        "share": have / items if items else 0,
        "lack": items - have,
        "departs": table.chosen("fit", "departs"),
        "forwarded": table.total("forwards") / views if views else None,
    }
