"""Content index: the order in which content is worth showing, and what each tag holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl, matrix_part

from .scores import mean, weighted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

FIRST, LATER = 4, 2.5
"""Score from which an item comes first, and below which it comes later; they stand in the formula too."""
_SCORES = ("brand", "relevance", "influence")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("content-index", "items", ("score", "place", "priority"), _items),
        Filler("content-index", "weights", ("items", "best"), _weights),
        Filler("content-index", "tags", ("tag", "items", "score"), _tags),
    ]


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the content that comes first."""
    return [matrix_part(texts, "fans-content", "message", "content-index", 5, _best)]


def _best(plan: Plan) -> float:
    return sum(score >= FIRST for score in scores(plan).values())


def _weight(plan: Plan, field: str) -> float:
    typed = plan.form("content-index", "weights").get(field)
    if typed is None:
        return 1
    return typed if isinstance(typed, (int, float)) else 0


def scores(plan: Plan) -> dict[str, float]:
    """Return the weighted score of each item that has all three, by row id."""
    weights = [_weight(plan, field) for field in _SCORES]
    found: dict[str, float] = {}
    for row in plan.table("content-index", "items"):
        typed = [score for field in _SCORES if (score := row.number(field)) is not None]
        score = weighted(zip(typed, weights, strict=True)) if len(typed) == len(_SCORES) else None
        if score is not None:
            found[row.id] = score
    return found


def _items(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    found = scores(plan)
    order = sorted(found.values(), reverse=True)
    places = {score: order.index(score) + 1 for score in order}
    return {row: {"score": score, "place": places[score], "priority": _priority(score)} for row, score in found.items()}


def _priority(score: float) -> str:
    return "first" if score >= FIRST else "later" if score < LATER else "then"


def _weights(plan: Plan, _network: Network) -> dict[str, Value]:
    table, found = plan.table("content-index", "items"), scores(plan)
    named = [row for row in table if row.id in found and row["item"] is not None]
    best = max(named, key=lambda row: found[row.id], default=None)
    return {"items": table.filled("item"), "best": best.text("item") if best else None}


def _tags(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return every tag with its items, the best first; a tag is the same whatever its case."""
    found = scores(plan)
    groups: dict[str, list[Row]] = {}
    names: dict[str, str] = {}
    for row in plan.table("content-index", "items"):
        for tag in dict.fromkeys(word.strip() for word in row.texts("tags") if word.strip()):
            names.setdefault(tag.casefold(), tag)
            groups.setdefault(tag.casefold(), []).append(row)
    means = {tag: mean(found.get(row.id) for row in rows) for tag, rows in groups.items()}
    order = sorted(groups, key=lambda tag: -(means[tag] or 0))
    return {f"tag-{tag}": {"tag": names[tag], "items": len(groups[tag]), "score": means[tag]} for tag in order}
