"""Partner profiles: what two people have in common, and the stage of the relationship as the logs tell it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, matrix_part

from .people import Names, partners
from .stages import STAGES, Evidence, evidence
from .terms import common, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

FIELDS = ("goals", "accomplishments", "interests", "networks", "skills", "family", "hobbies", "little_known")
"""The lines of a profile in which something in common is looked for."""
MOST_PAIRS = 40
"""Pairs of partners shown, those with most in common first."""
USUAL = 60
"""What more partners than this share says little of any two of them."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes, and the stage it adds to the contacts."""
    pairs = ("one", "other", "shared", "acquainted", "common")
    return [
        Filler("partner-profile", "partners", ("suggested", "shared", "common", "why"), _partners),
        Filler("partner-profile", "pairs", pairs, _pairs),
        Filler("contacts", "people", ("partner_stage",), _contacts, group="partners"),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say where the owner sees a partner further on than the logs do, and what the logs rest on."""
    names = Names(plan)
    known = evidence(plan, names)
    for row in plan.table("partner-profile", "partners"):
        of = known.get(names.key(row["name"]), Evidence())
        if row["stage"] in STAGES and STAGES.index(str(row["stage"])) > STAGES.index(of.stage):
            said = texts("advice.stage", name=row.text("name"), why=of.why)
            yield Advice(said, "partner-profile", "partners", row.id, "stage")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the partners with whom business was won both ways."""
    return [matrix_part(texts, "partners-profitable", "network", "partner-profile", 5, _profitable)]


def _profitable(plan: Plan) -> float:
    names = Names(plan)
    known = evidence(plan, names)
    return sum(each.stage == STAGES[-1] for each in known.values())


def profile(values: Mapping[str, Value]) -> list[str]:
    """Return the texts of a profile in the order of its lines."""
    found: list[str] = []
    for field in FIELDS:
        value = values.get(field)
        found += value if isinstance(value, list) else [str(value)] if value is not None else []
    return found


def _profile(row: Row) -> list[str]:
    return profile({field: row[field] for field in FIELDS})


def _partners(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    names, mine = Names(plan), profile(plan.form("partner-profile", "mine"))
    known = evidence(plan, names)
    rows: dict[str, dict[str, Value]] = {}
    for row in plan.table("partner-profile", "partners"):
        shared = common(_profile(row), mine)
        of = known.get(names.key(row["name"]), Evidence())
        named = bool(row.text("name"))
        rows[row.id] = {
            "suggested": of.stage if named else None,
            "shared": len(shared) if named else None,
            "common": shared or None,
            "why": of.why.say(plan.language) if named else None,
        }
    return rows


def _contacts(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return the stage of each partner among the contacts: as the owner sees it, else as the logs show."""
    names = Names(plan)
    known = evidence(plan, names)
    typed = {names.key(row["name"]): row["stage"] for row in plan.table("partner-profile", "partners")}
    there = plan.table("contacts")
    return {
        who: {"partner_stage": typed.get(who) or known.get(who, Evidence()).stage}
        for who in partners(plan, names)
        if who in there
    }


def _pairs(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    names = Names(plan)
    profiles = {
        who: _profile(row) for row in plan.table("partner-profile", "partners") if (who := names.key(row["name"]))
    }
    found = {pair: common(profiles[pair[0]], profiles[pair[1]]) for pair in _alike(profiles)}
    best = sorted((pair for pair in found if found[pair]), key=lambda pair: -len(found[pair]))[:MOST_PAIRS]
    return {
        f"{one}/{other}": {
            "one": names.label(one),
            "other": names.label(other),
            "shared": len(found[one, other]),
            "acquainted": "yes" if _acquainted(network, one, other) else "not_yet",
            "common": list(found[one, other]),
        }
        for one, other in best
    }


def _alike(profiles: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs worth comparing: those that share the most terms."""
    holders: dict[str, list[str]] = {}
    for who, texts in profiles.items():
        for term in sorted(terms(*texts)):
            holders.setdefault(term, []).append(who)
    counts = Counter(pair for people in holders.values() if len(people) <= USUAL for pair in combinations(people, 2))
    yield from (pair for pair, _ in counts.most_common(MOST_PAIRS * 3))


def _acquainted(network: Network, one: str, other: str) -> bool:
    index = network.index
    return one in index and other in index and bool(network.adjacency[index[one], index[other]])
