"""Whom it is worth meeting next: for empty seats of circles, at the hubs, one introduction away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import Texts, seats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat import Network, Plan, Seat, Text

texts = Texts(__package__)

BEST_RANKS = 20
"""A hub is one of so many first ranks."""
EACH_SEAT = 3
"""At most so many people are worth asking for one seat."""
WHOM_TO_ASK = 3
"""At most so many people are named who may know somebody of a missing profession."""
ONE_AWAY = 50
"""At most so many people one introduction away are looked at."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person worth meeting.

    Attributes:
        who: contact id.
        reason: a choice id of the field ``reason``.
        why: the sentence that says so.
    """

    who: str
    reason: str
    why: Text


def suggestions(plan: Plan, network: Network) -> dict[str, list[Suggestion]]:
    """Return everybody worth meeting by reason, the best first; nobody stands there twice."""
    found: dict[str, list[Suggestion]] = {"seat": [], "broker": [], "two_steps": []}
    seen: set[str] = set()
    for suggestion in (*_for_seats(plan), *_brokers(plan, network), *_two_steps(plan, network)):
        if suggestion.who not in seen:
            seen.add(suggestion.who)
            found[suggestion.reason].append(suggestion)
    return found


def empty_seats(plan: Plan) -> list[Seat]:
    """Return the empty seats, those of the circles nearest to being full of life first."""
    every = seats(plan)
    filled: dict[str, int] = {}
    for seat in every:
        filled[seat.circle_id] = filled.get(seat.circle_id, 0) + seat.filled
    return sorted((seat for seat in every if not seat.filled), key=lambda seat: -filled[seat.circle_id])


def missing_professions(plan: Plan, network: Network) -> Iterator[tuple[Seat, list[str]]]:
    """Yield the seats for which nobody in the network fits, with ids of whom to ask.

    Those who sit in the circle serve the same customers and are asked first. Circles in which nobody sits yet come
    last; for them the hubs are asked, who know people in many of them. Without contacts there is nobody to ask.
    """
    sitting: dict[str, list[str]] = {}
    known = plan.table("contacts")
    hubs = [network.ids[at] for at in network.ranking.order[:WHOM_TO_ASK].tolist() if network.tied[at]] if known else []
    for seat in seats(plan):
        sitting.setdefault(seat.circle_id, []).extend(who for who in seat.sitting if who in known)
    for seat in empty_seats(plan):
        around = list(dict.fromkeys(sitting[seat.circle_id]))
        if known and not seat.candidates:
            yield seat, sorted(around, key=lambda who: not plan.contact(who).strong)[:WHOM_TO_ASK] or hubs


def _for_seats(plan: Plan) -> Iterator[Suggestion]:
    """Yield the first candidate of every empty seat, then the second ones."""
    empty = empty_seats(plan)
    for turn in range(EACH_SEAT):
        for seat in empty:
            for who in seat.candidates[turn : turn + 1]:
                why = texts("widen.seat", name=plan.label(who), circle=seat.circle, profession=seat.profession)
                yield Suggestion(who, "seat", why)


def _brokers(plan: Plan, network: Network) -> Iterator[Suggestion]:
    """Yield the hubs through whom others reach each other and whom the owner knows only weakly."""
    between = network.measures.get("betweenness")
    if between is None:
        return
    for rank, at in enumerate(network.ranking.order[:BEST_RANKS].tolist(), 1):
        who = network.ids[at]
        if between[at] > 0 and not plan.contact(who).strong:
            reasons = network.ranking.reasons(who)
            evidence = texts("widen.evidence", reason=reasons[0]) if reasons else ""
            yield Suggestion(who, "broker", texts("widen.broker", name=plan.label(who), rank=rank, evidence=evidence))


def _two_steps(plan: Plan, network: Network) -> Iterator[Suggestion]:
    """Yield those of whom no contact is on record and whom a strong contact knows, the closest to one first."""
    import numpy as np

    contacts = plan.contacts
    strong = [network.index[each.id] for each in contacts if each.strong]
    if not strong:
        return
    closeness = np.asarray(network.strength[strong].max(axis=0).todense()).ravel()
    heard = network.owner_strength
    silent = np.zeros(len(network.ids), bool)
    silent[[network.index[each.id] for each in contacts if not each.stated_tie and each.id not in heard]] = True
    silent[strong] = False
    place = np.empty(len(network.ids))
    place[network.ranking.order] = np.arange(len(network.ids))
    there = np.flatnonzero(silent & (closeness > 0))
    for at in there[np.lexsort((place[there], -closeness[there]))][:ONE_AWAY].tolist():
        who = network.ids[at]
        yield Suggestion(who, "two_steps", texts("widen.two_steps", name=plan.label(who)))
