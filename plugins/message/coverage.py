"""Coverage: the age of each piece, and which copies are missing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl

from .checklists import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION

DAYS_A_MONTH = 365.25 / 12
"""Mean length of a month; it stands in the formula of the definition too."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("coverage", "pieces", ("age", "copy"), _pieces),
        Filler("coverage", "summary", ("count", "missing", "latest"), _summary),
    ]


def _pieces(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    values: dict[str, dict[str, Value]] = {}
    for row in plan.table("coverage", "pieces"):
        day = row.day("date")
        age = None if day is None else math.floor((plan.today - day).days / DAYS_A_MONTH)
        values[row.id] = {"age": age, "copy": _copy(row)}
    return values


def _copy(row: Row) -> str | None:
    if row["title"] is None:
        return None
    return "missing" if row["file"] is None else "held"


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    pieces = plan.table("coverage", "pieces")
    return {
        "count": filled(pieces, "title"),
        "missing": sum(_copy(row) == "missing" for row in pieces),
        "latest": max((day for row in pieces if (day := row.day("date"))), default=None),
    }
