"""Ties for the network: who introduced whom, who knows whom, and referrals between contacts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import wombat
from wombat import hookimpl, kind_of, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Plan, Value

    Tie = tuple[str, str, str, float, str]

wombat_api = wombat.API_VERSION

USUAL = 0.0
"""Weight of a tie whose strength nobody stated: the network takes the usual one of the kind."""


@hookimpl
def wombat_relations(plan: Plan) -> Iterable[Tie]:
    """Return the ties that the worksheets of contacts, relations and referrals tell of."""
    yield from introductions(plan)
    yield from acquaintances(plan)
    yield from referrals(plan)


def introductions(plan: Plan) -> Iterator[Tie]:
    """Yield a tie from whoever introduced a contact to that contact."""
    contacts = plan.table("contacts")
    for contact, through in zip(contacts.ids, named(plan, contacts, "met_through"), strict=True):
        if through:
            yield through, contact, "introduced", USUAL, ""


def acquaintances(plan: Plan) -> Iterator[Tie]:
    """Yield the rows of who knows whom."""
    table = plan.table("relations", "ties")
    columns = (table.columns.get(field) or [None] * len(table) for field in ("kind", "strength", "since"))
    people = (named(plan, table, "from"), named(plan, table, "to"))
    for source, target, kind, strength, since in zip(*people, *columns, strict=True):
        if source and target:
            yield source, target, kind_of(str(kind or "knows")) or "knows", _weight(strength), _day(since)


def referrals(plan: Plan) -> Iterator[Tie]:
    """Yield the referrals and the good words between two contacts; a blank name means the owner, who is no node."""
    log = plan.table("referrals", "log")
    columns = (log.columns.get(field) or [None] * len(log) for field in ("kind", "strength", "date"))
    people = (named(plan, log, "from"), named(plan, log, "to"))
    for giver, taker, kind, strength, day in zip(*people, *columns, strict=True):
        if giver and taker:
            named_kind = "recommended" if kind == "word_of_mouth" else "referred"
            yield giver, taker, named_kind, _weight(strength), _day(day)


def _weight(strength: Value) -> float:
    return float(strength) if isinstance(strength, (int, float)) else USUAL


def _day(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else ""
