"""When the owner was last in touch with each contact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat.plan.named import named
from wombat.plan.plain import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat.plan.model import Plan, Value


def last_contacts(plan: Plan) -> dict[str, date]:
    """Return the day of the last contact by contact id: the latest of the date typed, the interactions, and referrals.

    Of the referrals count those between the contact and the owner, and the day the owner thanked for one. Days after
    ``plan.today`` are plans and do not count.
    """
    last: dict[str, date] = {}
    for who, day in (*_typed(plan), *_interactions(plan), *_referrals(plan)):
        if who and isinstance(day, date) and day <= plan.today and day > last.get(who, date.min):
            last[who] = day
    last.pop(OWNER, None)
    return last


def _typed(plan: Plan) -> Iterable[tuple[str | None, Value]]:
    contacts = plan.table("contacts")
    return zip(contacts.ids, contacts.columns.get("last_contact", []), strict=False)


def _interactions(plan: Plan) -> Iterable[tuple[str | None, Value]]:
    log = plan.table("interactions", "log")
    return zip(named(plan, log, "contact"), log.columns.get("date", []), strict=False)


def _referrals(plan: Plan) -> Iterator[tuple[str | None, Value]]:
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    for row, giver, taker in zip(log, givers, takers, strict=True):
        if taker == OWNER:
            yield giver, row["date"]
            yield giver, row["thanked_on"]
        elif giver == OWNER:
            yield taker, row["date"]
