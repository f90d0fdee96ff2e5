"""Touch-point map: value against complexity, conversations against trust, and the corners that need something done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import wombat
from wombat import Advice, Filler, Texts, hookimpl, wording

from .scores import mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wombat import Network, Placed, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

SPLIT = 3
"""A score above this one is high, where the form is blank."""
_SCORES = ("value", "importance", "relevance", "consistency")
_QUADRANTS = {(True, False): "first", (True, True): "project", (False, False): "later", (False, True): "drop"}
_CORNERS = {(True, False): "repair", (False, True): "show", (True, True): "asset", (False, False): "quiet"}


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("touchpoint-map", "points", ("priority", "quadrant", "corner"), _points),
        Filler("touchpoint-map", "summary", ("repair", "show", "first", "priority"), _summary),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Name the touch points of the two corners that need something done."""
    judged = _points(plan)
    for row in plan.table("touchpoint-map", "points"):
        if row["point"] is not None and (corner := judged[row.id]["corner"]) in ("repair", "show"):
            said = texts(f"advice.{corner}", point=row.text("point"))
            yield Advice(said, "touchpoint-map", "points", row.id, "point")


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put the two quadrant charts above the touch points."""
    if sheet == "touchpoint-map":
        from .quadrants import add_charts

        add_charts(worksheet, places["points"], language)


def _split(plan: Plan) -> float:
    typed = plan.form("touchpoint-map", "summary").get("split")
    return typed if isinstance(typed, (int, float)) and typed > 0 else SPLIT


def _pair(row: Row, one: str, other: str, split: float) -> tuple[bool, bool] | None:
    """Return whether each of two scores is high; None where one is blank."""
    first, second = row.number(one), row.number(other)
    return None if first is None or second is None else (first > split, second > split)


def _judged(row: Row, split: float) -> dict[str, Value]:
    quadrant, corner = _pair(row, "value", "complexity", split), _pair(row, "talk", "trust", split)
    return {
        "priority": mean([row.number(field) for field in _SCORES]),
        "quadrant": _QUADRANTS[quadrant] if quadrant else None,
        "corner": _CORNERS[corner] if corner else None,
    }


def _points(plan: Plan, _network: Network | None = None) -> dict[str, dict[str, Value]]:
    split = _split(plan)
    return {row.id: _judged(row, split) for row in plan.table("touchpoint-map", "points")}


def _summary(plan: Plan, network: Network) -> dict[str, Value]:
    table, judged = plan.table("touchpoint-map", "points"), _points(plan, network)
    named: dict[str, list[str]] = {"repair": [], "show": [], "first": []}
    for row in table:
        for choice in (judged[row.id]["corner"], judged[row.id]["quadrant"]):
            if choice in named and row["point"] is not None:
                named[str(choice)].append(row.text("point"))
    priorities = [value for each in judged.values() if isinstance(value := each["priority"], (int, float))]
    lists: dict[str, Value] = {key: wording.listed(points, plan.language) or None for key, points in named.items()}
    return {**lists, "priority": mean(priorities)}
