"""How circles hang together: what links them, whom to introduce to whom, and how far each is one in fact."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

    Rows = dict[str, dict[str, Value]]

wombat_api = wombat.API_VERSION
MOST, SHOWN = 30, 5
"""Pairs of circles listed, and people named of each row."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [
        Filler("circles", "circles", ("together",), fill_together),
        Filler("circles", "introductions", ("one", "other", "newly", "who", "why"), fill_introductions, ("contacts",)),
        Filler("circles", "links", ("one", "other", "state", "ties", "shared", "brokers"), fill_links),
    ]


def fill_together(plan: Plan, network: Network) -> Rows:
    """Return how far each circle is one of the groups that the ties show, by row id."""
    shares = network.circle_agreement
    share = {row.id: shares.get(row.text("name"), math.nan) for row in plan.table("circles", "circles")}
    return {row: {"together": None if math.isnan(each) else round(each, 4)} for row, each in share.items()}


def fill_introductions(plan: Plan, network: Network) -> Rows:
    """Return the introductions that would help most, by the ids of the two."""
    close = [contact.id for contact in plan.contacts if contact.strong]
    rows: Rows = {}
    for each in network.to_introduce(close):
        one, other = network.ids[each.one], network.ids[each.other]
        who = [plan.label(network.ids[at]) for at in each.through[:SHOWN].tolist()]
        rows[f"{one}-{other}"] = {
            "one": plan.label(one),
            "other": plan.label(other),
            "newly": each.newly,
            "who": [plan.label(OWNER), *who] if each.by_owner and plan.owner else who,
            "why": each.why.say(plan.language),
        }
    return rows


def fill_links(plan: Plan, network: Network) -> Rows:
    """Return what links each two circles that have members, by their names."""
    return {
        f"{link.one} / {link.other}": {
            "one": link.one,
            "other": link.other,
            "state": ("none", "one")[len(link.brokers)] if len(link.brokers) < 2 else "linked",  # noqa: PLR2004 - two hold
            "ties": link.ties,
            "shared": link.shared,
            "brokers": [plan.label(network.ids[at]) for at in link.brokers[:SHOWN].tolist()],
        }
        for link in network.circle_links[:MOST]
    }
