"""What the page knows of the network, in columns, so that twenty thousand people stay a few megabytes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from wombat import KINDS, Texts, group_names, strong_from, summed_ties

from .packing import LANGUAGES, Packer
from .places import places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Text

    from .places import Places

texts = Texts(__package__, "page/texts.toml")

WAYS = 2
"""Introductions that are shown for each person."""


def page_data(plan: Plan, network: Network) -> dict[str, Any]:
    """Return everything the page shows, ready for JSON."""
    packer, drawn = Packer(), places(network)
    return {
        "language": plan.language,
        "owner": plan.owner,
        "today": plan.today.isoformat(),
        "circles": list(network.circles),
        "people": _people(plan, network, packer, drawn),
        "groups": _groups(network, drawn),
        "small": {"x": drawn.row[0], "y": drawn.row[1] - 1, "n": drawn.small} if drawn.small else None,
        "ties": _ties(network),
        "kinds": _kinds(network, packer),
        "strong": strong_from(network.strength.data),
        "onlyShared": network.only_shared,
        "templates": packer.templates,
        "words": _words(),
    }


def _people(plan: Plan, network: Network, packer: Packer, drawn: Places) -> dict[str, list[Any]]:
    contacts, ranking = plan.contacts, network.ranking
    circles: list[list[int]] = [[] for _ in network.ids]
    for number, members in enumerate(network.circles.values()):
        for at in members.tolist():
            circles[at].append(number)
    return {
        "id": network.ids,
        "name": network.names,
        "company": [contact.company for contact in contacts],
        "title": [contact.text("title") or contact.profession for contact in contacts],
        "circles": circles,
        "tie": [contact.stated_tie or contact.text("suggested_tie") for contact in contacts],
        "rank": ranking.place.tolist(),
        "score": [round(score, 1) for score in ranking.score.tolist()],
        "group": network.communities.label.tolist(),
        "x": _places(drawn.place[:, 0].tolist()),
        "y": _places(drawn.place[:, 1].tolist()),
        "why": [[packer.pack(reason) for reason in ranking.reasons(who)] for who in network.ids],
        "contact": [_strength(network, who, packer) for who in network.ids],
        "ways": [_ways(network, who) for who in network.ids],
    }


def _strength(network: Network, who: str, packer: Packer) -> Any:
    """Return what the logs say of the owner and a contact, None where they are silent."""
    tie = network.owner_strength.get(who)
    return packer.pack(tie.why) if tie else None


def _ways(network: Network, who: str) -> list[list[float]]:
    """Return the warmest introductions: the strength, then the positions of the people on the way."""
    return [[path.strength, *(network.index[step] for step in path.steps)] for path in network.paths(who, WAYS)]


def _groups(network: Network, drawn: Places) -> dict[str, list[Any]]:
    groups = network.communities.groups()[: len(drawn.radius)]
    return {
        "name": group_names(network, groups),
        "size": [len(group) for group in groups],
        "x": _places(drawn.centre[:, 0].tolist()),
        "y": _places(drawn.centre[:, 1].tolist()),
        "r": _places(drawn.radius.tolist()),
    }


def _ties(network: Network) -> dict[str, list[Any]]:
    summed = summed_ties(network)
    return {
        "source": summed.source.tolist(),
        "target": summed.target.tolist(),
        "kind": summed.kind.tolist(),
        "weight": [float(f"{weight:.3g}") for weight in summed.weight.tolist()],
        "count": summed.count.tolist(),
        "day": [math.floor(day) for day in summed.last.tolist()],
    }


def _kinds(network: Network, packer: Packer) -> list[dict[str, Any]]:
    """Return the kinds of ties; those are on that the measures stand on."""
    shared = network.only_shared or network.count_circles
    return [
        {"id": kind.id, "label": packer.pack(kind.label), "directed": kind.directed, "on": kind.counted or shared}
        for kind in KINDS
    ]


def _words() -> dict[str, list[str]]:
    """Return the words of the page by their key: the form in each language, then the English singular if any."""
    return {key: _forms(texts(f"page.{key}")) for key in texts("page").forms}


def _forms(text: Text) -> list[str]:
    return [text.forms[form] for form in (*LANGUAGES, "en_one") if form in text.forms]


def _places(lengths: Iterable[float]) -> list[float | None]:
    return [None if math.isnan(length) else round(length, 2) for length in lengths]
