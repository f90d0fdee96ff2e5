"""The interaction log: who makes the first move with whom, how often, and how strong that makes the tie."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, hookimpl, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION
MOSTLY = 0.75
"""Share of one direction from which a tie is mostly one way."""
YEAR = 365
OFTEN = 104
"""Interactions a year from which they are often: twice a week (Granovetter 1973)."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    totals = ("count", "into", "out", "always_out", "always_in")
    by_person = ("contact", "in", "out", "balance", "last", "frequency", "strength")
    return [
        Filler("interactions", "totals", totals, fill_totals),
        Filler("interactions", "balance", by_person, fill_balance),
    ]


def fill_totals(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the totals of the form."""
    log = plan.table("interactions", "log")
    directions = Counter(log.columns.get("direction", []))
    words = Counter(row["balance"] for row in fill_balance(plan, network).values())
    return {
        "count": sum(1 for name in log.columns.get("contact", []) if name),
        "into": directions["in"],
        "out": directions["out"],
        "always_out": words["always_out"],
        "always_in": words["always_in"],
    }


@dataclass(slots=True)
class _Record:
    """What the log holds of one contact."""

    ways: Counter[object] = field(default_factory=Counter)
    last: date | None = None
    year: int = 0


def fill_balance(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return balance, last day, frequency and strength of each contact in the log, the latest first."""
    records = _records(plan)
    order = sorted(records, key=lambda who: (-(records[who].last or date.min).toordinal(), who))
    return {who: _person(plan, network, who, records[who]) for who in order}


def _records(plan: Plan) -> dict[str, _Record]:
    log = plan.table("interactions", "log")
    records: dict[str, _Record] = {}
    for who, row in zip(named(plan, log, "contact"), log, strict=True):
        if who is None or who == OWNER:
            continue
        record, day = records.setdefault(who, _Record()), row.day("date")
        record.ways[row["direction"]] += 1
        if day:
            record.last = max(day, record.last or day)
            record.year += 0 <= (plan.today - day).days <= YEAR
    return records


def _person(plan: Plan, network: Network, who: str, record: _Record) -> dict[str, Value]:
    tie = network.owner_strength.get(who)
    return {
        "contact": plan.label(who),
        "in": record.ways["in"],
        "out": record.ways["out"],
        "balance": balance(record.ways["in"], record.ways["out"]),
        "last": record.last,
        "frequency": frequency(record.year),
        "strength": tie.score if tie else None,
    }


def balance(into: int, out: int) -> str | None:
    """Return who makes the first move, a choice id of the field ``balance``; None where no direction is noted."""
    if not into + out:
        return None
    if not into or not out:
        return "always_out" if out else "always_in"
    if max(into, out) >= MOSTLY * (into + out):
        return "mostly_out" if out > into else "mostly_in"
    return "even"


def frequency(in_a_year: int) -> str:
    """Return the class of frequency of a number of interactions a year, a choice id of the field ``frequency``."""
    if in_a_year >= OFTEN:
        return "often"
    return "occasionally" if in_a_year > 1 else "rarely"
