"""Levels of O2O marketing: how far the owner has come, and what the next level needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl

from .stages import RELATIONSHIP, beyond, relationship, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("o2o-levels", "levels", ("people", "reached"), _levels, ("contacts",)),
        Filler("o2o-levels", "summary", ("level", "next", "needs"), _summary, ("contacts",)),
    ]


def _named(plan: Plan) -> list[Row]:
    return [row for row in plan.table("o2o-levels", "levels") if row["level"] is not None]


def people(plan: Plan, stage: str) -> int:
    """Return how many contacts have come to a stage of relationship; nobody for a blank one."""
    there = beyond(RELATIONSHIP, stage) if stage else frozenset[str]()
    return sum(relationship(contact) in there for contact in plan.contacts)


def _met(plan: Plan, row: Row) -> bool:
    """Tell whether a level is practised and has people with whom the relationship has come far enough."""
    return row["state"] == "have" and (row["needs"] is None or people(plan, row.text("needs")) > 0)


def _reached(plan: Plan) -> dict[str, str]:
    """Return ``yes``, ``gap`` or ``no`` for each level in order: a level above one that is not met does not count."""
    found: dict[str, str] = {}
    whole = True
    for row in _named(plan):
        met = _met(plan, row)
        whole = whole and met
        found[row.id] = "no" if not met else "yes" if whole else "gap"
    return found


def _levels(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    reached = _reached(plan)
    return {row.id: {"people": people(plan, row.text("needs")), "reached": reached[row.id]} for row in _named(plan)}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    rows, reached = _named(plan), _reached(plan)
    done = [row for row in rows if reached[row.id] == "yes"]
    ahead = rows[len(done)] if len(done) < len(rows) else None
    return {
        "level": done[-1].text("level") if done else None,
        "next": ahead.text("level") if ahead else None,
        "needs": " ".join(text.say(plan.language) for text in _needs(plan, ahead)) or None if ahead else None,
    }


def _needs(plan: Plan, row: Row) -> list[Text]:
    """Return what is missing for a level."""
    missing = []
    if row["needs"] is not None and not people(plan, row.text("needs")):
        stage = stage_label(plan, "o2o-levels", "levels", "needs", row.text("needs"))
        missing.append(texts("levels.people", stage=stage))
    if row["state"] != "have":
        missing.append(texts("levels.practise", level=row.text("level")))
    return missing
