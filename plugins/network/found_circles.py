"""Circles found in the network that have no name yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Option, Professions, Texts, hookimpl, profession_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
SMALLEST = Option("smallest", "integer", 3, texts("option.smallest"), texts("option.smallest_help"), minimum=2)
"""Members from which a group is a circle."""
NAMED = Option("named", "percent", 0.5, texts("option.named"), texts("option.named_help"), minimum=0, maximum=1)
"""Share of a group in one named circle from which the group bears that name already."""
MOST, SHOWN = 20, 15
"""Groups listed, and members named of each."""


@hookimpl
def wombat_options() -> Iterable[Option]:
    """Return what a group must be to be proposed as a circle."""
    return [SMALLEST, NAMED]


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [Filler("circles", "found", ("hub", "size", "professions", "like", "members"), fill_found, ("contacts",))]


def fill_found(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the largest groups that no named circle holds, by the id ``around-`` and the contact in the middle."""
    place, words = network.ranking.place, Professions()
    smallest, named = plan.option(SMALLEST), plan.option(NAMED)
    rows: dict[str, dict[str, Value]] = {}
    for group in network.communities.groups():
        if len(group) < smallest or len(rows) == MOST:
            break
        circle, shared = _nearest(network, set(group.tolist()))
        if shared >= named * len(group):
            continue
        members = [network.ids[at] for at in sorted(group.tolist(), key=lambda at: int(place[at]))]
        rows[f"around-{members[0]}"] = {
            "hub": plan.label(members[0]),
            "size": len(members),
            "professions": _professions(plan, words, members),
            "like": circle,
            "members": [plan.label(who) for who in members[:SHOWN]],
        }
    return rows


def _nearest(network: Network, group: set[int]) -> tuple[str | None, int]:
    """Return the named circle that shares most members with a group, and how many."""
    shared = {name: len(group.intersection(members.tolist())) for name, members in network.circles.items()}
    best = max(shared, key=lambda name: shared[name], default=None)
    return (best, shared[best]) if best and shared[best] else (None, 0)


def _professions(plan: Plan, words: Professions, members: Sequence[str]) -> list[str]:
    """Return the three professions that most members bear."""
    count = Counter(each for who in members for each in sorted(words.of(plan.contact(who))))
    return [profession_label(each).say(plan.language) for each, _ in count.most_common(3)]
