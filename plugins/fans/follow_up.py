"""Follow-up plan: what the rules ask for, overdue, today and in the days ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Task, Text, Texts, hookimpl, last_contacts, wording

from . import lunar
from .events import all_events, new_events
from .occasions import Window, in_year, month_day, occasions
from .stages import stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
LEAP_YEAR = 2024
"""A year that has every day."""

AHEAD, BACK = 14, 30
"""Days looked ahead, and days an overdue task stays, where the form is blank."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    due = ("contact", "when", "due", "rule", "channel", "words")
    needs = ("contacts", "interactions", "referrals")
    return [
        Filler("follow-up", "events", ("contact", "event", "date"), _events, needs),
        Filler("follow-up", "due", due, _due, needs),
        Filler("follow-up", "summary", ("today", "overdue", "soon"), _summary, needs),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for what the rules ask for."""
    for ask in asks(plan):
        words, birthday = ask.words(plan), ask.rule["trigger"] == "birthday"
        what, why = Text.plain(ask.rule.text("rule")), Text.plain(words) if words else None
        yield Task(ask.id, "follow-up", what, why, ask.day, ask.contact, birthday=birthday)


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Find rules without a day or a tag that they need, and lunar birthdays on no day."""
    contacts = plan.table("contacts")
    for contact, said in zip(contacts.ids, contacts.columns.get("lunar_birthday", []), strict=False):
        if said and lunar.parse(str(said)) is None:
            text = texts("wrong.lunar", value=str(said))
            yield Advice(text, "contacts", "people", contact, "lunar_birthday", wrong=True)
    for rule in plan.table("follow-up", "rules"):
        day = rule["day"]
        if (day or rule["trigger"] == "solar_date") and in_year(LEAP_YEAR, month_day(day)) is None:
            key = "wrong.day" if day else "wrong.no_day"
            yield Advice(texts(key, value=str(day)), "follow-up", "rules", rule.id, "day", wrong=True)
        if rule["whom"] == "tag" and not rule.text("tag").strip():
            yield Advice(texts("wrong.no_tag"), "follow-up", "rules", rule.id, "tag", wrong=True)


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to do for a contact on a day, as a rule asks."""

    contact: str
    day: date
    rule: Row

    @property
    def id(self) -> str:
        """The id of its row."""
        return f"{self.rule.id}-{self.contact}-{self.day.isoformat()}"

    def words(self, plan: Plan) -> str:
        """Return the words to say, with name or form of address in its place; empty where the rule has none."""
        return wording.addressed(self.rule.text("message"), plan.contact(self.contact))


def days(plan: Plan, field: str, usual: int) -> int:
    """Return a number of days from the form, the usual one where it is blank or below 0."""
    typed = plan.form("follow-up", "summary").get(field)
    return round(typed) if isinstance(typed, (int, float)) and typed >= 0 else usual


def asks(plan: Plan) -> list[Ask]:
    """Return what the rules ask for and nobody has done, by day and then in the order of the contacts.

    A task is done when a day stands under Done on, or when the logs show a contact on its day or later.
    """
    ahead, back = days(plan, "ahead", AHEAD), days(plan, "back", BACK)
    window = Window(plan.today - timedelta(days=back), plan.today + timedelta(days=ahead))
    last, done, events = last_contacts(plan), _done(plan), all_events(plan, back)
    found: dict[str, Ask] = {}
    for rule in plan.table("follow-up", "rules"):
        if rule["rule"] is None or rule["on"] != "on":
            continue
        for who, day in occasions(plan, rule, window, events):
            task = Ask(who, day, rule)
            if task.id not in done and last.get(who, date.min) < day:
                found[task.id] = task
    return sorted(found.values(), key=lambda task: task.day)


def _done(plan: Plan) -> dict[str, Row]:
    return {row.id: row for row in plan.table("follow-up", "due") if row["done"] is not None}


def when(day: date, today: date) -> str:
    """Return ``late``, ``today`` or ``soon``."""
    return "late" if day < today else "today" if day == today else "soon"


def _due(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rows = {task.id: _row(plan, task) for task in asks(plan)}
    fields = ("contact", "due", "rule", "channel", "words")
    for row_id, row in _done(plan).items():
        rows[row_id] = {**{field: row[field] for field in fields}, "when": "done"}
    return rows


def _row(plan: Plan, task: Ask) -> dict[str, Value]:
    channel = task.rule.text("channel")
    return {
        "contact": plan.label(task.contact),
        "when": when(task.day, plan.today),
        "due": task.day,
        "rule": task.rule.text("rule"),
        "channel": stage_label(plan, "follow-up", "rules", "channel", channel) or None,
        "words": task.words(plan) or None,
    }


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    states = [when(task.day, plan.today) for task in asks(plan)]
    return {"today": states.count("today"), "overdue": states.count("late"), "soon": states.count("soon")}


def _events(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return first meetings and purchases that the logs know and the table does not."""
    found = new_events(plan, days(plan, "back", BACK))
    return {event.id: {"contact": plan.label(event.contact), "event": event.kind, "date": event.day} for event in found}
