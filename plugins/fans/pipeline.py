"""Consumer pipeline: counts and conversion in three schemes, and relationships that the logs see otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import wombat
from wombat import Computed, Filler, Texts, hookimpl

from .stages import SCHEMES, STANDARD, Scheme, acquaintances, beyond, stage_label, suggested

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wombat import Network, Placed, Plan, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
_COLOURS = ("1D4E89", "0F766E", "B45309")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes, and the suggestion it adds to the contacts."""
    return [
        Filler("contacts", "people", ("suggested_stage",), _suggestions, group="fans"),
        Filler("pipeline", "differs", ("contact", "stage", "suggested", "why"), _differs),
        Filler("pipeline", "totals", ("standard", "detailed", "relationship", "narrowest"), _totals),
        Filler("pipeline", "stages", ("scheme", "stage", "count", "reached", "conversion"), _stages),
    ]


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put the three funnels side by side to the top of the sheet."""
    if sheet != "pipeline":
        return
    from wombat import charts

    place, made = places["stages"], []
    for scheme, colour in zip(SCHEMES, _COLOURS, strict=True):
        chart = charts.bars(texts(f"scheme.{scheme.id}").say(language), "#,##0")
        chart.gapWidth = 18
        charts.show(chart, worksheet, place, "stage", ["reached"], [colour], len(scheme.stages))
        made.append(chart)
        place = replace(place, heading=place.heading + len(scheme.stages))
    charts.put_beside(made, worksheet, places["totals"])


def _suggestions(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    known = acquaintances(plan)
    found = {contact.id: suggested(plan, network, contact, known.get(contact.id)) for contact in plan.contacts}
    return {who: {"suggested_stage": said[0] if said else None} for who, said in found.items()}


def _differs(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    known = acquaintances(plan)
    rows: dict[str, dict[str, Value]] = {}
    for contact in plan.contacts:
        said = suggested(plan, network, contact, known.get(contact.id))
        if said is None or said[0] == contact["stage"] or (contact["stage"] is None and said[0] == "potential"):
            continue
        why = said[1].say(plan.language)
        rows[contact.id] = {
            "contact": plan.label(contact.id),
            "stage": contact["stage"],
            "suggested": said[0],
            "why": why,
        }
    return rows


def counts(plan: Plan, scheme: Scheme) -> dict[str, int]:
    """Return how many contacts stand at each stage of a scheme."""
    column = plan.table("contacts", "people").columns.get(scheme.field, [])
    return {stage: column.count(stage) for stage in scheme.stages}


def reached(found: Mapping[str, int], scheme: Scheme) -> dict[str, int]:
    """Return how many reached each stage: those at it and beyond it; stages aside are left out."""
    aside = dict(scheme.aside)
    return {stage: sum(found[each] for each in beyond(scheme, stage)) for stage in scheme.stages if stage not in aside}


def conversions(found: Mapping[str, int], scheme: Scheme) -> dict[str, float | None]:
    """Return the share of those who reached the stage before, by stage from the second on; None of nobody."""
    there = reached(found, scheme)
    steps = list(there)
    return {stage: there[stage] / there[before] if there[before] else None for before, stage in pairwise(steps)}


def _totals(plan: Plan, _network: Network) -> dict[str, Value]:
    filled = {scheme.id: plan.table("contacts", "people").filled(scheme.field) for scheme in SCHEMES}
    return {**filled, "narrowest": _narrowest(plan)}


def _narrowest(plan: Plan) -> str | None:
    """Return the step of the standard scheme with the lowest conversion, with its share."""
    rates = {stage: rate for stage, rate in conversions(counts(plan, STANDARD), STANDARD).items() if rate is not None}
    if not rates:
        return None
    worst = min(rates, key=lambda stage: rates[stage])
    before = STANDARD.stages[STANDARD.stages.index(worst) - 1]
    one, other = (_label(plan, STANDARD, stage) for stage in (before, worst))
    return texts("pipeline.narrowest", one=one, other=other, share=f"{rates[worst]:.0%}").say(plan.language)


def _label(plan: Plan, scheme: Scheme, stage: str) -> str:
    return stage_label(plan, "contacts", "people", scheme.field, stage)


def _stages(plan: Plan, _network: Network) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for scheme in SCHEMES:
        found = counts(plan, scheme)
        there, rates = reached(found, scheme), conversions(found, scheme)
        before = ""
        for stage in scheme.stages:
            row = {
                "scheme": texts(f"scheme.{scheme.id}").say(plan.language),
                "stage": _label(plan, scheme, stage),
                "count": Computed(_count(scheme, {stage}), found[stage]),
            }
            if stage in there:
                row["reached"] = Computed(_count(scheme, beyond(scheme, stage)), there[stage])
                if before:
                    row["conversion"] = Computed(_rate(scheme, stage, before), rates[stage])
                before = stage
            rows[f"{scheme.id}-{stage}"] = row
    return rows


def _count(scheme: Scheme, stages: Iterable[str]) -> str:
    """Return the formula that counts the contacts at any of some stages."""
    cells = f"contacts.people.{scheme.field}"
    order = [stage for stage in scheme.stages if stage in frozenset(stages)]
    return "+".join(f"COUNTIF({{{cells}}},{{={cells}.{stage}}})" for stage in order)


def _rate(scheme: Scheme, stage: str, before: str) -> str:
    whole, part = _count(scheme, beyond(scheme, before)), _count(scheme, beyond(scheme, stage))
    return f'IF({whole}=0,"",({part})/({whole}))'
