"""The parts of the two axes of the matrix: what each counts, its usual target and its usual weight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wombat import OWNER, last_contacts, named, seats

from .checklists import chosen, filled
from .introduction import NEEDED, lacking, pieces
from .memberships import visible_positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wombat import Plan, Value

YEAR = 365
IN_TOUCH = 90
"""Days within which a contact counts as in touch."""
HEALTHY = 5
"""Seats that make a circle healthy."""


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """One part of an axis.

    Attributes:
        id: stable id of its row, and key of its texts.
        sheet: worksheet that the user works in to raise it.
        target: figure that scores 100 %, unless the user typed another.
        weight: what it counts on its axis, unless the user typed another.
        now: the figure reached.
    """

    id: str
    sheet: str
    target: float
    weight: float
    now: Callable[[Plan], float]


def _cells(sheet: str, part: str, field: str) -> Callable[[Plan], float]:
    """Return what counts the filled cells of a column."""
    return lambda plan: filled(plan.table(sheet, part), field)


def _have(sheet: str, part: str) -> Callable[[Plan], float]:
    """Return what counts the items of a checklist that are there."""
    return lambda plan: chosen(plan.table(sheet, part), "state", "have")


def _strong(plan: Plan) -> float:
    return sum(bool(contact.strong) for contact in plan.contacts)


def _in_touch(plan: Plan) -> float:
    return sum((plan.today - day).days <= IN_TOUCH for day in last_contacts(plan).values())


def _circles(plan: Plan) -> float:
    """Count the seats that are filled, in each circle no more than make it healthy."""
    filled_seats = Counter(seat.circle_id for seat in seats(plan) if seat.filled)
    return sum(min(HEALTHY, count) for count in filled_seats.values())


def _organisation_types(plan: Plan) -> float:
    rows = plan.table("diversity", "organisations")
    return len({row["type"] for row in rows if row["organisation"] is not None} - {None})


def _channels(plan: Plan) -> float:
    return sum(min(2, filled(plan.table("channels", side), "plan")) for side in ("online", "offline"))


def _products(plan: Plan) -> float:
    """Count products with evidence for all four factors of a first-rate experience."""
    factors = ("first_impression", "habit", "core_value", "lovable")
    return sum(all(row[factor] is not None for factor in factors) for row in plan.table("experience", "products"))


def _referrals(plan: Plan) -> Iterator[tuple[str | None, str | None, Value]]:
    """Yield giver, taker and date of every referral in the log."""
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    blank: list[Value] = [None] * len(log)
    kinds, days = log.columns.get("kind", blank), log.columns.get("date", blank)
    for giver, taker, kind, day in zip(givers, takers, kinds, days, strict=True):
        if giver != taker and kind != "word_of_mouth":
            yield giver, taker, day


def _this_year(plan: Plan, day: Value) -> bool:
    return isinstance(day, date) and 0 <= (plan.today - day).days <= YEAR


def _given(plan: Plan) -> float:
    return sum(giver == OWNER and _this_year(plan, day) for giver, _, day in _referrals(plan))


def _received(plan: Plan) -> float:
    return sum(taker == OWNER and _this_year(plan, day) for _, taker, day in _referrals(plan))


def _mutual(plan: Plan) -> float:
    to = {taker for giver, taker, _ in _referrals(plan) if giver == OWNER}
    return len(to & {giver for giver, taker, _ in _referrals(plan) if taker == OWNER} - {None})


def _proven(plan: Plan) -> float:
    return sum(row["view"] is not None and row["proof"] is not None for row in plan.table("image", "views"))


def _copies(plan: Plan) -> float:
    rows = plan.table("coverage", "pieces")
    return sum(row["title"] is not None and row["file"] is not None for row in rows)


def _pieces(plan: Plan) -> float:
    """Count the pieces of the self-introduction; the name is no merit."""
    return len(NEEDED) - 1 - len(lacking(pieces(plan), NEEDED[1:]))


NETWORK = (
    MatrixPart("contacts", "contacts", 100, 1, _cells("contacts", "people", "name")),
    MatrixPart("strong", "tie-strength", 20, 2, _strong),
    MatrixPart("in_touch", "interactions", 30, 1, _in_touch),
    MatrixPart("circles", "circles", 10, 2, _circles),
    MatrixPart("hub_firm", "hub-firm", 5, 1, _cells("hub-firm", "group", "firm")),
    MatrixPart("diversity", "diversity", 3, 1, _organisation_types),
    MatrixPart("channels", "channels", 4, 1, _channels),
    MatrixPart("experience", "experience", 1, 1, _products),
    MatrixPart("given", "referrals", 12, 2, _given),
    MatrixPart("received", "referrals", 12, 2, _received),
    MatrixPart("mutual", "referrals", 5, 1, _mutual),
)
"""Strategy 1: a strong, varied network."""

MESSAGE = (
    MatrixPart("image", "image", 3, 1, _proven),
    MatrixPart("press_topics", "press-topics", 4, 1, _cells("press-topics", "topics", "topic")),
    MatrixPart("coverage", "coverage", 3, 1, _copies),
    MatrixPart("materials", "materials", 18, 2, _have("materials", "items")),
    MatrixPart("tools", "tools", 3, 1, _have("tools", "items")),
    MatrixPart("incentives", "incentives", 4, 1, _cells("incentives", "programmes", "programme")),
    MatrixPart("best", "incentive-actions", 5, 1, _cells("incentive-actions", "best", "incentive")),
    MatrixPart("memberships", "memberships", 3, 1, lambda plan: visible_positions(plan)[0]),
    MatrixPart("hooks", "memory-hooks", 3, 2, _cells("memory-hooks", "hooks", "hook")),
    MatrixPart("introduction", "introduction", 6, 2, _pieces),
    MatrixPart("invitations", "work-network", 5, 1, _cells("work-network", "people", "date")),
    MatrixPart("calls", "widen-network", 5, 1, _cells("widen-network", "people", "called")),
)
"""Strategy 2: a positive message that reaches the right people."""

AXES = {"network": NETWORK, "message": MESSAGE}
