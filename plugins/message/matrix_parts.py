"""The parts of the two axes of the matrix: what each counts, its usual target and its usual weight."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from wombat import AXES, OWNER, MatrixPart, Texts, last_contacts, named, seats

from .checklists import chosen, filled
from .introduction import NEEDED, lacking, pieces
from .memberships import visible_positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wombat import Plan, Text, Value

texts = Texts(__package__)

YEAR = 365
IN_TOUCH = 90
"""Days within which a contact counts as in touch."""
HEALTHY = 5
"""Seats that make a circle healthy."""


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


_NETWORK = (
    ("contacts", "contacts", 100, 1, _cells("contacts", "people", "name")),
    ("strong", "tie-strength", 20, 2, _strong),
    ("in_touch", "interactions", 30, 1, _in_touch),
    ("circles", "circles", 10, 2, _circles),
    ("hub_firm", "hub-firm", 5, 1, _cells("hub-firm", "group", "firm")),
    ("diversity", "diversity", 3, 1, _organisation_types),
    ("channels", "channels", 4, 1, _channels),
    ("experience", "experience", 1, 1, _products),
    ("given", "referrals", 12, 2, _given),
    ("received", "referrals", 12, 2, _received),
    ("mutual", "referrals", 5, 1, _mutual),
)
"""Strategy 1: a strong, varied network."""

_MESSAGE = (
    ("image", "image", 3, 1, _proven),
    ("press_topics", "press-topics", 4, 1, _cells("press-topics", "topics", "topic")),
    ("coverage", "coverage", 3, 1, _copies),
    ("materials", "materials", 18, 2, _have("materials", "items")),
    ("tools", "tools", 3, 1, _have("tools", "items")),
    ("incentives", "incentives", 4, 1, _cells("incentives", "programmes", "programme")),
    ("best", "incentive-actions", 5, 1, _cells("incentive-actions", "best", "incentive")),
    ("memberships", "memberships", 3, 1, lambda plan: visible_positions(plan)[0]),
    ("hooks", "memory-hooks", 3, 2, _cells("memory-hooks", "hooks", "hook")),
    ("introduction", "introduction", 6, 2, _pieces),
    ("invitations", "work-network", 5, 1, _cells("work-network", "people", "date")),
    ("calls", "widen-network", 5, 1, _cells("widen-network", "people", "called")),
)
"""Strategy 2: a positive message that reaches the right people."""


@cache
def own_parts() -> tuple[MatrixPart, ...]:
    """Return the parts that every plan has: its id, worksheet, usual target, usual weight, and what is counted."""
    return tuple(_part(axis, *each) for axis, parts in zip(AXES, (_NETWORK, _MESSAGE), strict=True) for each in parts)


def _part(
    axis: str,
    id_: str,
    sheet: str,
    target: float,
    weight: float,
    now: Callable[[Plan], float],
) -> MatrixPart:
    return MatrixPart(id_, axis, sheet, texts(f"matrix.part.{id_}"), partial(_todo, id_), target, weight, now)


def _todo(id_: str, left: int, sheet: Text) -> Text:
    return texts(f"matrix.todo.{id_}", n=left, sheet=sheet)


def parts_of(plan: Plan) -> list[MatrixPart]:
    """Return the parts that count, by axis: those of every plan, then those of the groups that are switched on."""
    groups = [*plan.groups]
    on = [part for part in plan.matrix_parts if part.sheet in plan.worksheets]
    on.sort(key=lambda part: groups.index(plan.worksheets[part.sheet].group))
    return sorted((*own_parts(), *on), key=lambda part: AXES.index(part.axis))


def parts_off(plan: Plan) -> list[MatrixPart]:
    """Return the parts of groups that are switched off and have a row, with the user's target and weight."""
    rows = plan.table("matrix", "parts")
    return [part for part in plan.matrix_parts if part.sheet not in plan.worksheets and part.id in rows]
