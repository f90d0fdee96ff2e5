"""Customer service: time to answer, who waits, who asks most, who never asked, and faults told in time."""

from __future__ import annotations

import math
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Task, Text, Texts, hookimpl, last_contacts, named

from .stages import CUSTOMERS, is_customer, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Contact, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

LATE_AFTER = 1
"""Days without an answer that are not yet too long, where the form is blank."""
TROUBLE = ("complaint", "repair")
"""Kinds of request that tell of a fault."""
_MOST = 50
"""Lines shown of those who ask most and of those who never asked."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    summary = ("requests", "waiting", "late", "median", "satisfied")
    return [
        Filler("service", "log", ("days", "state"), _log),
        Filler("service", "summary", summary, _summary),
        Filler("service", "faults", ("called", "state"), _faults),
        Filler("service", "channels", ("channel", "requests", "median", "waiting", "satisfied"), _channels),
        Filler("service", "askers", ("contact", "requests", "complaints", "last"), _askers),
        Filler("service", "silent", ("contact", "stage", "last"), _silent, ("contacts",)),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for an answer to each open request by the day it becomes late, and for word of each fault not yet told."""
    table, contacts = plan.table("service", "log"), plan.table("contacts")
    for row, who in zip(table, named(plan, table, "contact"), strict=True):
        asked = row.day("date")
        if asked and state(plan, row) in ("waiting", "late"):
            known = who if who is not None and who in contacts else ""
            why = Text.plain(row.text("about")) if row["about"] is not None else None
            by = asked + timedelta(days=math.floor(late_after(plan)))
            yield Task(row.id, "service", texts("task.answer"), why, by, known, row.text("contact"))
    for row in plan.table("service", "faults"):
        if row["fault"] is not None and row["told"] is None and (found := row.day("found")):
            fault = Text.plain(row.text("fault"))
            yield Task(f"fault-{row.id}", "service", texts("task.tell"), fault, found, who=row.text("concerns"))


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Find answers given before the request."""
    for row in plan.table("service", "log"):
        asked, answered = row.day("date"), row.day("answered")
        if asked and answered and answered < asked:
            yield Advice(texts("wrong.answered"), "service", "log", row.id, "answered", wrong=True)


def days_to_answer(row: Row) -> int | None:
    """Return the days from a request to its answer; None where a date is blank or the answer stands before it."""
    asked, answered = row.day("date"), row.day("answered")
    return (answered - asked).days if asked and answered and answered >= asked else None


def state(plan: Plan, row: Row) -> str | None:
    """Return ``answered``, ``waiting`` or ``late`` for a request; None for a blank row."""
    if row["contact"] is None:
        return None
    if row["answered"] is not None:
        return "answered"
    asked = row.day("date")
    return "late" if asked and (plan.today - asked).days > late_after(plan) else "waiting"


def late_after(plan: Plan) -> float:
    """Return the days without an answer that are not yet too long."""
    typed = plan.form("service", "summary").get("late_after")
    return LATE_AFTER if typed is None else typed if isinstance(typed, (int, float)) else 0


def _log(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"days": days_to_answer(row), "state": state(plan, row)} for row in plan.table("service", "log")}


def figures(plan: Plan, rows: list[Row]) -> dict[str, Value]:
    """Return number, median days to answer, unanswered and satisfaction of some requests."""
    days = [each for row in rows if (each := days_to_answer(row)) is not None]
    said = [row["satisfied"] for row in rows if row["satisfied"] is not None]
    return {
        "requests": sum(row["contact"] is not None for row in rows),
        "median": median(days) if days else None,
        "waiting": sum(state(plan, row) in ("waiting", "late") for row in rows),
        "satisfied": said.count("yes") / len(said) if said else None,
    }


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    rows = list(plan.table("service", "log"))
    return {**figures(plan, rows), "late": sum(state(plan, row) == "late" for row in rows)}


def _channels(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return the figures of each channel, the most used first."""
    groups: dict[str, list[Row]] = {}
    for row in plan.table("service", "log"):
        if row["contact"] is not None and row["channel"] is not None:
            groups.setdefault(row.text("channel"), []).append(row)
    order = sorted(groups, key=lambda channel: -len(groups[channel]))
    return {
        channel: {"channel": stage_label(plan, "service", "log", "channel", channel), **figures(plan, groups[channel])}
        for channel in order
    }


def _asked(plan: Plan) -> dict[str, list[Row]]:
    """Return the requests of each contact by id; names that nobody bears are left out."""
    table = plan.table("service", "log")
    found: dict[str, list[Row]] = {}
    for row, who in zip(table, named(plan, table, "contact"), strict=True):
        if who is not None and who in plan.table("contacts"):
            found.setdefault(who, []).append(row)
    return found


def _askers(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    asked = _asked(plan)
    order = sorted(asked, key=lambda who: -len(asked[who]))[:_MOST]
    return {
        who: {
            "contact": plan.label(who),
            "requests": len(asked[who]),
            "complaints": sum(row["kind"] in TROUBLE for row in asked[who]),
            "last": max((day for row in asked[who] if (day := row.day("date"))), default=None),
        }
        for who in order
    }


def _silent(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    asked, last = _asked(plan), last_contacts(plan)
    quiet = [contact for contact in plan.contacts if is_customer(contact) and contact.id not in asked]
    quiet.sort(key=lambda contact: contact.number("hub_rank") or float("inf"))
    return {
        contact.id: {
            "contact": plan.label(contact.id),
            "stage": _stage(plan, contact),
            "last": last.get(contact.id),
        }
        for contact in quiet[:_MOST]
    }


def _stage(plan: Plan, contact: Contact) -> str:
    field = next(field for field, stages in CUSTOMERS.items() if contact[field] in stages)
    return stage_label(plan, "contacts", "people", field, contact.text(field))


def _faults(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    asked = _asked(plan)
    return {row.id: _fault(plan, row, asked) for row in plan.table("service", "faults") if row["fault"] is not None}


def _fault(plan: Plan, row: Row, asked: dict[str, list[Row]]) -> dict[str, Value]:
    """Return how many of those concerned called before they were told, and what that makes of it."""
    found, told = row.day("found"), row.day("told")
    concerned = {who for name in row.texts("concerns") if (who := plan.who(name))}
    until = told or plan.today
    called = sum(
        any(
            request["kind"] in TROUBLE and (day := request.day("date")) and found and found <= day <= until
            for request in asked.get(who, ())
        )
        for who in concerned
    )
    return {"called": called, "state": "called" if called else "told" if told else "open"}
