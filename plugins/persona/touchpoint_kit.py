"""Touch-point kit: what is set up, and what departs from the persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, matrix_part, persona_fit, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("touchpoint-kit", "items", ("fit", "why"), _items),
        Filler("touchpoint-kit", "summary", ("share", "lack", "departs", "forwarded"), _summary),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which touch points that are set up depart from the persona, and why."""
    for row in plan.table("touchpoint-kit", "items"):
        if why := _departing(plan, row):
            said = texts("advice.touchpoint", item=row.text("item"), why=why)
            yield Advice(said, "touchpoint-kit", "items", row.id, "shows")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the touch points that are set up and show the persona."""
    return [matrix_part(texts, "persona-touchpoints", "message", "touchpoint-kit", 6, _showing)]


def _showing(plan: Plan) -> float:
    rows = plan.table("touchpoint-kit", "items")
    return sum(row["state"] == "have" and _departing(plan, row) is None for row in rows)


def _departing(plan: Plan, row: Row) -> Text | None:
    """Return why a touch point departs from the persona; None where it does not, or is not set up."""
    if row["state"] != "have":
        return None
    fit, words = persona_fit(plan, f"{row.text('shows')} {row.text('trait')}")
    return None if fit in ("fits", "unsaid") else texts(f"kit.{fit}", words=wording.listed(words, plan.language))


def _items(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: _item(plan, row) for row in plan.table("touchpoint-kit", "items") if row["state"] == "have"}


def _item(plan: Plan, row: Row) -> dict[str, Value]:
    if why := _departing(plan, row):
        return {"fit": "departs", "why": why.say(plan.language)}
    return {"fit": persona_fit(plan, f"{row.text('shows')} {row.text('trait')}")[0]}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("touchpoint-kit", "items")
    items, have, views = table.filled("item"), table.chosen("state", "have"), table.total("views")
    return {
        "share": have / items if items else 0,
        "lack": items - have,
        "departs": table.chosen("fit", "departs"),
        "forwarded": table.total("forwards") / views if views else None,
    }
