"""Profile: what is written, whether the pictures may be used, and whether it is the persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl, persona_fit, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

USABLE = frozenset({"own", "licensed", "consent"})
"""Answers after which a picture may be used."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("profile-kit", "items", ("state", "why"), _items),
        Filler("profile-kit", "summary", ("share", "missing", "rights", "departs"), _summary),
    ]


def _judged(plan: Plan, row: Row) -> tuple[str | None, Text | None]:
    if row["item"] is None:
        return None, None
    if row["shows"] is None:
        return "missing", None
    if row["kind"] is not None and row["rights"] not in USABLE:
        return "rights", texts("profile.rights")
    fit, words = persona_fit(plan, row.text("shows"))
    if fit == "fits":
        return "ready", None
    return "departs", texts(f"profile.{fit}", words=wording.listed(words, plan.language))


def _items(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    judged = {row.id: _judged(plan, row) for row in plan.table("profile-kit", "items")}
    return {
        row: {"state": state, "why": why.say(plan.language) if why else None} for row, (state, why) in judged.items()
    }


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("profile-kit", "items")
    items = table.filled("item")
    counts: dict[str, Value] = {state: table.chosen("state", state) for state in ("missing", "rights", "departs")}
    return {"share": table.chosen("state", "ready") / items if items else 0, **counts}
