"""Profile: what is written, whether the pictures may be used, and whether it is the persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, matrix_part, persona_fit, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Text, Value

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


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say what is missing once something is written, which pictures may not be used, and what is not the persona."""
    table = plan.table("profile-kit", "items")
    begun = table.filled("shows") > 0
    for row in table:
        state, why = _judged(plan, row)
        if state in ("rights", "departs") or (begun and state == "missing"):
            said = texts(f"advice.{state}", item=row.text("item"), why=why or "")
            yield Advice(said, "profile-kit", "items", row.id, "rights" if state == "rights" else "shows")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the pieces of the profile that are ready."""
    return [matrix_part(texts, "account-profile", "message", "profile-kit", 5, _ready)]


def _ready(plan: Plan) -> float:
    return sum(_judged(plan, row)[0] == "ready" for row in plan.table("profile-kit", "items"))


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
