"""Touch-point kit: what is set up, and what departs from the persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl, wording

from .wording import found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("touchpoint-kit", "items", ("fit", "why"), _items),
        Filler("touchpoint-kit", "summary", ("share", "lack", "departs", "forwarded"), _summary),
    ]


def words(plan: Plan, field: str) -> list[str]:
    """Return the words of a list of `positioning`: ``traits`` or ``avoid``; none while the group is off."""
    value = plan.form("positioning", "route").get(field)
    return [word for word in (value if isinstance(value, list) else [str(value or "")]) if word.strip()]


def fit(plan: Plan, said: str) -> tuple[str, Text | None]:
    """Return whether what is said goes with the persona, ``fits``, ``departs`` or ``unsaid``, and the reason."""
    if not said.strip():
        return "unsaid", None
    if odd := found(words(plan, "avoid"), said):
        return "departs", texts("kit.avoids", words=wording.listed(odd, plan.language))
    traits = words(plan, "traits")
    if traits and not found(traits, said):
        return "departs", texts("kit.no_trait", traits=wording.listed(traits, plan.language))
    return "fits", None


def _items(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: _item(plan, row) for row in plan.table("touchpoint-kit", "items") if row["state"] == "have"}


def _item(plan: Plan, row: Row) -> dict[str, Value]:
    state, why = fit(plan, f"{row.text('shows')} {row.text('trait')}")
    return {"fit": state, "why": why.say(plan.language) if why else None}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("touchpoint-kit", "items")
    items, have, views = table.filled("item"), table.chosen("state", "have"), table.total("views")
    return {
        "share": have / items if items else 0,
        "lack": items - have,
        "departs": table.chosen("fit", "departs"),
        "forwarded": table.total("forwards") / views if views else None,
    }
