"""What is known of a tie between two contacts, in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from wombat.network.kinds import KINDS
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.network.frontier import Positions
    from wombat.network.model import Network

texts = Texts(__package__)

NAMED = 3
"""Names that are given as evidence before the rest is only counted."""
KINDS_NAMED = 3
"""Kinds of ties that are named before the rest is left out."""


def evidence_of(network: Network, one: int, other: int) -> Text:
    """Return the kinds of ties between two contacts with the latest date, else the circles that they share."""
    entries = network.entries_between(one, other)
    if not len(entries):
        return _shared(network, one, other)
    names = network.names[one], network.names[other]
    what = _what(network, entries, names)
    latest = float(network.ties.day[entries].max())
    if latest < 0:
        return what
    return texts("path.dated", what=what, day=(date(1970, 1, 1) + timedelta(days=latest)).isoformat())


def _what(network: Network, entries: Positions, names: tuple[str, str]) -> Text:
    ties = network.ties
    kinds = sorted({int(kind) for kind in ties.kind[entries]}, key=lambda kind: (-KINDS[kind].weight, kind))
    first = entries[ties.kind[entries] == kinds[0]][0]
    if len(kinds) == 1 and KINDS[kinds[0]].directed:
        giver, taker = (network.names[int(end[first])] for end in (ties.source, ties.target))
        return texts("path.directed", one=giver, other=taker, kind=KINDS[kinds[0]].label)
    labels = [KINDS[kind].label for kind in kinds[:KINDS_NAMED]]
    return texts("path.tie", one=names[0], other=names[1], kinds=joined(labels))


def _shared(network: Network, one: int, other: int) -> Text:
    groups = {**network.circles, **network.organisations}
    names = [name for name, members in groups.items() if np.isin([one, other], members).all()]
    return texts(
        "path.circle",
        one=network.names[one],
        other=network.names[other],
        names=joined([Text({"en": n}) for n in names]),
    )


def joined(parts: Sequence[Text]) -> Text:
    """Return texts as a list, with the comma of each language."""
    commas = {"en": ", ", "zh-CN": "、", "zh-TW": "、"}
    return Text({language: comma.join(part.say(language) for part in parts) for language, comma in commas.items()})


def named_first(names: Sequence[str]) -> Text:
    """Return the first names with the comma of each language, and dots for the rest."""
    more = "…" if len(names) > NAMED else ""
    first = names[:NAMED]
    return Text({"en": ", ".join(first) + more, "zh-CN": "、".join(first) + more, "zh-TW": "、".join(first) + more})
