"""The tree of referrals: everybody who sends the owner business, beneath the one who brought them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, hookimpl

from .closings import TIERS, closings
from .people import Names, brought_by, line, referrals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wombat import Network, Plan, Value

    from .closings import Closing

wombat_api = wombat.API_VERSION

GENERATIONS = (*TIERS, "further")
"""Choice ids of the generations: whom nobody brought, whom those brought, whom these brought, and on."""
_INDENT = "\u3000\u3000"


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    of_person = ("person", "generation", "referrals", "closed", "branch", "brought_by")
    of_generation = ("generation", "people", "referrals", "total", "share")
    return [
        Filler("closed-business", "generations", of_generation, fill_generations),
        Filler("closed-business", "tree", of_person, fill_tree),
    ]


@dataclass(slots=True)
class Node:
    """A person of the tree.

    Attributes:
        above: key of the one who brought this person, empty for the first of a branch.
        depth: steps from the first of the branch, 0 for that one.
        generation: choice id; a step more than the depth where a closing says that a hand is not known by name.
        referrals: to the owner.
        closed: amount that this person sent last.
        branch: the same with everybody beneath.
    """

    above: str
    depth: int = 0
    generation: str = "direct"
    referrals: int = 0
    closed: float = 0.0
    branch: float = 0.0


def tree(plan: Plan, names: Names) -> dict[str, Node]:
    """Return everybody who sent the owner a referral or business, and who brought them, each branch from the top.

    Branches and the people in them are in the order of what they brought with everybody beneath.
    """
    these = closings(plan, names)
    brought = _brought(plan, these)
    senders = _senders(plan, these)
    nodes: dict[str, Node] = {}
    for who in senders:
        way = line(who, brought)
        for person, above in zip(way, [*way[1:], ""], strict=True):
            nodes.setdefault(person, Node(above if above != OWNER else ""))
    nodes.pop(OWNER, None)
    for who, (count, closed) in senders.items():
        nodes[who].referrals, nodes[who].closed = count, closed
    _branches(nodes)
    ordered = {who: nodes[who] for who in _downwards(nodes)}
    _generations(ordered, these)
    return ordered


def _brought(plan: Plan, these: list[Closing]) -> dict[str, str]:
    """Return who brought whom; who passed a closing on was brought by the one thanked, if nothing else is known."""
    brought = brought_by(plan)
    for each in these:
        if each.via and each.giver and each.giver not in line(each.via, brought):
            brought[each.via] = each.giver
    return brought


def _senders(plan: Plan, these: list[Closing]) -> dict[str, tuple[int, float]]:
    """Return referrals to the owner and business closed by whoever sent it last."""
    counts: dict[str, tuple[int, float]] = {}
    for each in referrals(plan):
        if each.taker == OWNER and each.giver:
            count, closed = counts.get(each.giver, (0, 0.0))
            counts[each.giver] = (count + 1, closed)
    for closing in these:
        if closing.last_hand not in ("", OWNER):
            count, closed = counts.get(closing.last_hand, (0, 0.0))
            counts[closing.last_hand] = (count, closed + closing.amount)
    return counts


def _branches(nodes: dict[str, Node]) -> None:
    """Add what each person closed to everybody above; whoever stands above themselves is cut loose."""
    above = {who: node.above for who, node in nodes.items() if node.above}
    for who, node in nodes.items():
        way = line(who, above)
        if above.get(way[-1]) in way:
            nodes[way[-1]].above = ""
            above.pop(way[-1])
        for person in line(who, above):
            nodes[person].branch += node.closed


def _downwards(nodes: Mapping[str, Node]) -> Iterator[str]:
    """Yield the people of the tree, each beneath who brought them, the greatest branch first; set their depth."""
    beneath: dict[str, list[str]] = {}
    for who, node in nodes.items():
        beneath.setdefault(node.above, []).append(who)
    for people in beneath.values():
        people.sort(key=lambda who: (nodes[who].branch, nodes[who].referrals))
    waiting = list(beneath.get("", []))
    while waiting:
        who = waiting.pop()
        nodes[who].depth = nodes[nodes[who].above].depth + 1 if nodes[who].above else 0
        yield who
        waiting += beneath.get(who, [])


def _generations(nodes: Mapping[str, Node], these: list[Closing]) -> None:
    """Set the generations by depth, later where a closing says so."""
    said = {each.via: TIERS.index(each.tier) for each in these if each.via}
    steps: dict[str, int] = {}
    for who, node in nodes.items():
        steps[who] = max(steps[node.above] + 1 if node.above else 0, said.get(who, 0))
        node.generation = GENERATIONS[min(steps[who], len(GENERATIONS) - 1)]


def fill_tree(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return a row for each person of the tree."""
    names = Names(plan)
    return {
        who: {
            "person": f"{_INDENT * (node.depth - 1)}{'└ ' if node.depth else ''}{names.label(who)}",
            "generation": node.generation,
            "referrals": node.referrals or None,
            "closed": node.closed or None,
            "branch": node.branch or None,
            "brought_by": names.label(node.above) if node.above else None,
        }
        for who, node in tree(plan, names).items()
    }


def fill_generations(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return what each generation sent; who sent nothing but brought others is not counted."""
    nodes = [node for node in tree(plan, Names(plan)).values() if node.referrals or node.closed]
    whole = sum(node.closed for node in nodes)
    rows: dict[str, dict[str, Value]] = {}
    for generation in GENERATIONS:
        these = [node for node in nodes if node.generation == generation]
        closed = sum(node.closed for node in these)
        rows[generation] = {
            "generation": generation,
            "people": len(these),
            "referrals": sum(node.referrals for node in these),
            "total": closed,
            "share": closed / whole if whole else None,
        }
    return rows
