"""First meetings and purchases: those typed, and those that the logs tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from wombat import OWNER, named

from .stages import acquaintances

if TYPE_CHECKING:
    from datetime import date

    from wombat import Plan


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened once with a contact: ``met`` or ``purchase``."""

    kind: str
    contact: str
    day: date

    @property
    def id(self) -> str:
        """The id of the row that suggests it."""
        return f"{self.kind}-{self.contact}"


def all_events(plan: Plan, back: int) -> list[Event]:
    """Return the events of the table and the new ones, but those whose rows the user deleted."""
    gone = plan.gone.get(("follow-up", "events"), set())
    return [*_typed(plan), *(event for event in new_events(plan, back) if event.id not in gone)]


def new_events(plan: Plan, back: int) -> list[Event]:
    """Return what the logs tell of the last days and the table does not hold, meetings first."""
    since = plan.today - timedelta(days=back)
    there = {(event.kind, event.contact) for event in _typed(plan)}
    found = [*_met(plan), *_bought(plan)]
    return [each for each in found if since <= each.day <= plan.today and (each.kind, each.contact) not in there]


def _typed(plan: Plan) -> list[Event]:
    table, contacts = plan.table("follow-up", "events"), plan.table("contacts")
    return [
        Event(row.text("event"), who, day)
        for row, who in zip(table, named(plan, table, "contact"), strict=True)
        if who is not None and who in contacts and (day := row.day("date"))
    ]


def _met(plan: Plan) -> list[Event]:
    """Return the first day of each contact in the logs, where the contacts tell of no earlier one."""
    contacts = plan.table("contacts")
    return [
        Event("met", who, known.first)
        for who, known in acquaintances(plan).items()
        if who in contacts and (plan.contact(who).day("last_contact") or known.first) >= known.first
    ]


def _bought(plan: Plan) -> list[Event]:
    """Return the last purchase of each contact that the referral log names as the prospect the owner won."""
    log, contacts = plan.table("referrals", "log"), plan.table("contacts")
    found: dict[str, date] = {}
    takers, prospects = named(plan, log, "to", blank=OWNER), named(plan, log, "prospect")
    for row, taker, who in zip(log, takers, prospects, strict=True):
        day = row.day("date")
        if row["state"] == "won" and taker == OWNER and who is not None and who in contacts and day:
            found[who] = max(found.get(who, day), day)
    return [Event("purchase", who, day) for who, day in found.items()]
