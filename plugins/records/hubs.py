"""The hub ranking as a worksheet: place, score, measures and reasons of every tied contact."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Option, Texts, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Text, Value

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
STANDING = ("size", "redundant", "constraint", "close_size", "close_constraint", "binding")
COUNTS = ("degree", "k_core")
FIGURES = (
    "strength",
    "betweenness",
    "closeness",
    "pagerank",
    "constraint",
    "effective_size",
    "participation",
    "two_step_reach",
)
"""Measures shown, apart from the two that are counts; each is a field of the table."""
PLACES = 6
"""Decimals kept of a measure."""
GROUPS, BINDING = 5, 5
"""Circles and firms listed, and people named who bind the owner."""
REASONS = Option("reasons", "integer", 3, texts("option.reasons"), texts("option.reasons_help"), minimum=1, maximum=9)
"""Reasons that fit into a cell; the most convincing come first."""


@hookimpl
def wombat_options() -> Iterable[Option]:
    """Return how much the ranking says."""
    return [REASONS]


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [
        Filler("hubs", "figures", ("contacts", "tied", "ties", "communities", "basis"), fill_figures),
        Filler("hubs", "standing", STANDING, fill_standing, ("contacts",)),
        Filler("hubs", "groups", ("name", "kind", "rank", "score", "people", "reason"), fill_groups),
        Filler(
            "hubs",
            "ranking",
            ("contact", "rank", "score", "range", "reason", "activity", *COUNTS, *FIGURES),
            fill_ranking,
        ),
    ]


def fill_figures(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the key figures of the network."""
    basis = "circles" if network.only_shared else "sampled" if network.sampled else "exact"
    sample = network.betweenness
    return {
        "contacts": len(network.ids),
        "tied": int(network.tied.sum()),
        "ties": network.adjacency.nnz // 2,
        "communities": network.communities.count,
        "basis": texts(f"hubs.{basis}", n=sample.sources, error=float(sample.error.max(initial=0))).say(plan.language),
    }


def fill_standing(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the owner's own standing, tied to all contacts and to those known well."""
    everybody = network.standing()
    close = network.standing([at for at, who in enumerate(network.ids) if plan.contact(who).strong])
    return {
        "size": _figure(everybody.effective_size, whole=False),
        "redundant": _figure(everybody.redundant, whole=False),
        "constraint": _figure(everybody.constraint, whole=False),
        "close_size": _figure(close.effective_size, whole=False),
        "close_constraint": _figure(close.constraint, whole=False),
        "binding": [plan.label(network.ids[at]) for at in everybody.binding[:BINDING].tolist()],
    }


def fill_groups(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the first circles and firms by kind and name."""
    return {
        f"{kind}-{group.name}": {
            "name": group.name,
            "kind": kind,
            "rank": group.rank,
            "score": round(group.score, 2),
            "people": len(group.members),
            "reason": _said(plan, group.reasons),
        }
        for kind, groups in (("circle", network.hub_circles), ("firm", network.hub_firms))
        for group in groups[:GROUPS]
    }


def fill_ranking(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the tied contacts by id, the best first."""
    ranking, tied, measures = network.ranking, network.tied.tolist(), _measures(network)
    activity = ranking.activity
    rows: dict[str, dict[str, Value]] = {}
    for place, at in enumerate(ranking.order.tolist(), 1):
        if tied[at]:
            contact = network.ids[at]
            rows[contact] = {
                "contact": plan.label(contact),
                "rank": place,
                "score": round(float(ranking.score[at]), 2),
                "range": _range(network, contact),
                "reason": _said(plan, ranking.reasons(contact)[: plan.option(REASONS)]),
                "activity": None if activity is None else round(float(activity[at])),
                **{name: figures[at] for name, figures in measures.items()},
            }
    return rows


def _range(network: Network, contact: str) -> str:
    low, high = network.ranking.range(contact)
    return str(low) if low == high else f"{low}–{high}"


def _said(plan: Plan, reasons: Iterable[Text]) -> str:
    return wording.clauses((reason.say(plan.language) for reason in reasons), plan.language)


def _measures(network: Network) -> dict[str, list[int | float | None]]:
    """Return the figures of each measure shown, by position; undefined ones are None, missing measures left out."""
    shown = {name: network.measures[name].tolist() for name in (*COUNTS, *FIGURES) if name in network.measures}
    return {name: [_figure(figure, whole=name in COUNTS) for figure in figures] for name, figures in shown.items()}


def _figure(figure: float, *, whole: bool) -> int | float | None:
    if math.isnan(figure):
        return None
    return int(figure) if whole else round(figure, PLACES)
