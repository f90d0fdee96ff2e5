"""Join offers: what each offer costs per friend, and which is the cheapest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl

from .figures import number, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

DEAR = 2
"""An offer is dear when a friend costs this many times the average; it stands in the formula too."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("join-offers", "offers", ("total", "per_friend", "verdict"), _offers),
        Filler("join-offers", "summary", ("cost", "added", "average", "cheapest"), _summary),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which offers are dear."""
    for row, found in _offers(plan).items():
        if found["verdict"] == "dear":
            offer = plan.table("join-offers", "offers").row(row).text("offer")
            yield Advice(texts("advice.dear_offer", offer=offer), "join-offers", "offers", row, "offer")


def _total(row: Row) -> float:
    return number(row, "fixed") + number(row, "each") * number(row, "given")


def _listed(plan: Plan) -> list[Row]:
    return [row for row in plan.table("join-offers", "offers") if row["offer"] is not None]


def _average(plan: Plan) -> float | None:
    costs = sum(_total(row) for row in _listed(plan) if number(row, "added") > 0)
    return ratio(costs, plan.table("join-offers", "offers").total("added"))


def _offers(plan: Plan, _network: Network | None = None) -> dict[str, dict[str, Value]]:
    rows = _listed(plan)
    costs = {row.id: ratio(_total(row), number(row, "added")) for row in rows}
    best = min((cost for cost in costs.values() if cost is not None), default=None)
    average = _average(plan) or 0
    return {
        row.id: {
            "total": _total(row),
            "per_friend": costs[row.id],
            "verdict": _verdict(costs[row.id], best, average),
        }
        for row in rows
    }


def _verdict(cost: float | None, best: float | None, average: float) -> str:
    if cost is None:
        return "no_data"
    if cost == best:
        return "best"
    return "dear" if cost >= DEAR * average else "fair"


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    rows = _listed(plan)
    costs = {row.text("offer"): cost for row in rows if (cost := ratio(_total(row), number(row, "added"))) is not None}
    return {
        "cost": sum(_total(row) for row in rows),
        "added": plan.table("join-offers", "offers").total("added"),
        "average": _average(plan),
        "cheapest": min(costs, key=lambda offer: costs[offer], default=None),
    }
