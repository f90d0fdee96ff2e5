"""Entry points: conversion, cost per friend and per buyer, the funnel, and which to widen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import wombat
from wombat import Advice, Computed, Filler, Texts, hookimpl, matrix_part, wording

from .figures import number, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wombat import MatrixPart, Network, Placed, Plan, Row, Table, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

DEAR, THIN = 2, 0.5
"""A buyer is dear at this many times the average cost; a place adds few at less than this share of the average rate."""
_BAR = "1D4E89"
_STAGES = ("reached", "added", "bought")
_FIELDS = ("cost", *_STAGES)


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    rates = ("add_rate", "buy_rate", "per_friend", "per_buyer", "advice")
    return [
        Filler("entry-points", "entries", rates, _entries),
        Filler("entry-points", "totals", (*_FIELDS, "per_friend", "per_buyer", "widen"), _totals),
        Filler("entry-points", "funnel", ("stage", "people", "rate", "overall"), _funnel),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which entry points bring buyers too dearly, and which bring too few."""
    table = plan.table("entry-points", "entries")
    together = Figures.sum(table)
    for row in table:
        said = advice(Figures.of(row), together) if row["entry"] is not None else None
        if said in ("dear", "repair"):
            yield Advice(texts(f"advice.{said}", entry=row.text("entry")), "entry-points", "entries", row.id, "entry")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the entry points over which somebody bought."""
    return [matrix_part(texts, "account-entries", "network", "entry-points", 3, _selling)]


def _selling(plan: Plan) -> float:
    return sum(number(row, "bought") > 0 for row in plan.table("entry-points", "entries"))


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put the funnel into the space above the entry points."""
    if sheet != "entry-points":
        return
    from wombat import charts

    chart = charts.bars(texts("funnel.title").say(language), "#,##0")
    chart.gapWidth = 18
    charts.show(chart, worksheet, places["funnel"], "stage", ["people"], [_BAR], len(_STAGES))
    charts.put(chart, worksheet, places["entries"].space, 20)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one place, or all together, cost and brought; people are counted over one period."""

    cost: float
    reached: float
    added: float
    bought: float

    @classmethod
    def of(cls, row: Row) -> Figures:
        """Return the figures of a row, blanks as 0."""
        return cls(*(number(row, field) for field in _FIELDS))

    @classmethod
    def sum(cls, table: Table) -> Figures:
        """Return the figures of all rows together."""
        return cls(*(table.total(field) for field in _FIELDS))

    @property
    def rates(self) -> dict[str, Value]:
        """Conversion and cost, None where there is nothing to divide by."""
        return {
            "add_rate": ratio(self.added, self.reached),
            "buy_rate": ratio(self.bought, self.added),
            "per_friend": ratio(self.cost, self.added),
            "per_buyer": ratio(self.cost, self.bought),
        }


def advice(one: Figures, together: Figures) -> str | None:
    """Return what to do with a place: ``widen``, ``keep``, ``dear`` or ``repair``; None where nothing is known."""
    if one.cost + one.reached + one.added + one.bought == 0:
        return None
    if one.bought <= 0:
        return "repair"
    mine, usual = one.cost / one.bought, together.cost / together.bought
    if mine < usual:
        return "widen"
    if mine > 0 and mine >= DEAR * usual:
        return "dear"
    thin = one.reached > 0 and one.added / one.reached < THIN * together.added / max(1, together.reached)
    return "repair" if thin else "keep"


def _entries(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    table = plan.table("entry-points", "entries")
    together = Figures.sum(table)
    return {
        row.id: {**Figures.of(row).rates, "advice": advice(Figures.of(row), together) if row["entry"] else None}
        for row in table
    }


def _totals(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("entry-points", "entries")
    sums = Figures.sum(table)
    wide = [row for row in table if row["entry"] and advice(Figures.of(row), sums) == "widen"]
    wide.sort(key=lambda row: number(row, "cost") / number(row, "bought"))
    return {
        **{field: getattr(sums, field) for field in _FIELDS},
        "per_friend": ratio(sums.cost, sums.added),
        "per_buyer": ratio(sums.cost, sums.bought),
        "widen": wording.listed((row.text("entry") for row in wide), plan.language) or None,
    }


def _funnel(plan: Plan, _network: Network) -> dict[str, dict[str, Any]]:
    sums = Figures.sum(plan.table("entry-points", "entries"))
    rows: dict[str, dict[str, Any]] = {}
    for at, stage in enumerate(_STAGES):
        cell, people = f"{{entry-points.totals.{stage}}}", getattr(sums, stage)
        rows[stage] = {"stage": texts(f"funnel.{stage}").say(plan.language), "people": Computed(cell, people)}
        if at:
            before, first = _STAGES[at - 1], _STAGES[0]
            rows[stage]["rate"] = _share(stage, before, people, getattr(sums, before))
            rows[stage]["overall"] = _share(stage, first, people, getattr(sums, first))
    return rows


def _share(stage: str, of: str, part: float, whole: float) -> Computed:
    cell, base = f"{{entry-points.totals.{stage}}}", f"{{entry-points.totals.{of}}}"
    return Computed(f'IF({base}<=0,"",{cell}/{base})', ratio(part, whole))
