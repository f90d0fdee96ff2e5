"""``wombat hubs``: the contacts in order of rank, with every measure and the reasons."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import click

from wombat import wording
from wombat.cli import options as opt
from wombat.cli.speech import Speaking, columns, print_json
from wombat.cli.usage import Choice

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.network.model import Network
    from wombat.network.standing import Standing
    from wombat.plan.model import Plan

_COUNTS = {"degree", "k_core"}


@click.command("hubs", cls=Speaking, help="command.hubs_help")
@click.option("--by", type=Choice(("contact", "circle", "firm")), default="contact", help="option.by")
@opt.top
@opt.reading
def command(  # noqa: D103
    book: Path, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...], top: int | None, by: str
) -> int:
    from wombat.prepare import network_of

    prepared = opt.open_for_reading(book, today, no_plugin)
    network = network_of(prepared)
    language = prepared.plan.language
    most = top if as_json else top or 20
    found = hubs(network, language, most) if by == "contact" else groups(network, by, language, most)
    if as_json:
        print_json({"network": figures(network), "owner": owner(prepared.plan, network), "by": by, "hubs": found})
    else:
        for line in columns(_rows(found, language), indent="", right=(0, 2)):
            click.echo(line)
    return opt.status_of(prepared.host.problems)


def _rows(found: list[dict[str, Any]], language: str) -> list[tuple[Any, ...]]:
    return [
        (hub["rank"], hub["name"], f"{hub['score']:.1f}", wording.clauses(hub["reasons"][:3], language))
        for hub in found
    ]


def figures(network: Network) -> dict[str, Any]:
    """Return the size of a network, and what betweenness stands on where it is sampled, for scripts."""
    sample = network.betweenness
    estimated = {"sources": sample.sources, "standard_error": float(sample.error.max(initial=0))}
    return {
        "contacts": len(network.ids),
        "tied": int(network.tied.sum()),
        "ties": int(network.strength.nnz // 2),
        "sampled": bool(network.sampled),
        **(estimated if network.sampled else {}),
    }


def hubs(network: Network, language: str, top: int | None) -> list[dict[str, Any]]:
    """Return the contacts in order of rank with their measures and reasons, for scripts; undefined is None."""
    score = network.ranking.score
    return [
        {
            "rank": rank,
            "id": network.ids[at],
            "name": network.names[at],
            "score": round(float(score[at]), 4),
            "range": list(network.ranking.range(network.ids[at])) if network.tied[at] else None,
            "measures": {name: _defined(name, values[at]) for name, values in network.measures.items()},
            "parts": {name: round(float(points[at]), 4) for name, points in network.ranking.points.items()},
            "reasons": [reason.say(language) for reason in network.ranking.reasons(network.ids[at])],
        }
        for rank, at in enumerate(network.ranking.order[:top].tolist(), 1)
    ]


def groups(network: Network, by: str, language: str, top: int | None) -> list[dict[str, Any]]:
    """Return circles or firms in order of rank, with their people, measures and reasons, for scripts."""
    return [
        {
            "rank": group.rank,
            "name": group.name,
            "score": round(group.score, 4),
            "people": [network.names[at] for at in group.members.tolist()],
            "tied": group.tied,
            "through": [network.names[at] for at in group.through.tolist()],
            "measures": {name: _defined(name, figure) for name, figure in group.measures.items()},
            "reasons": [reason.say(language) for reason in group.reasons],
        }
        for group in (network.hub_circles if by == "circle" else network.hub_firms)[:top]
    ]


def owner(plan: Plan, network: Network) -> dict[str, Any]:
    """Return the owner's own standing, tied to all contacts and to those known well, for scripts."""
    strong = [at for at, contact in enumerate(network.ids) if plan.contact(contact).strong]
    return {"all": _standing(network.standing()), "strong": _standing(network.standing(strong))}


def _standing(found: Standing) -> dict[str, Any]:
    figures = ("effective_size", "constraint", "redundant")
    return {"ties": found.ties, **{name: _defined(name, getattr(found, name)) for name in figures}}


def _defined(name: str, value: float) -> float | int | None:
    if math.isnan(value):
        return None
    return int(value) if name in _COUNTS else float(value)
