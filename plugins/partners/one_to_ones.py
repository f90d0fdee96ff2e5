"""One-to-one meetings: who is due again, whom the owner never met, and whom the owner could introduce to a partner."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Task, Texts, deadlines, hookimpl, matrix_part

from .fitting import fitting
from .people import Names, partners

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

MONTHS = 6
"""Months after which partners meet again, where the worksheet does not say."""
INTRODUCTIONS = 5
"""At most so many contacts are named whom the owner could introduce to a partner."""
_ORDER = ("due", "never", "soon", "planned", "fresh")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    fields = ("partner", "state", "next", "days", "last", "meetings", "could_meet", "wants")
    return [
        Filler("one-to-ones", "meetings", ("due",), _meetings),
        Filler("one-to-ones", "partners", fields, _partners, needs=("contacts",)),
        Filler("one-to-ones", "summary", ("held", "due", "never"), _summary),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for the one-to-ones that are arranged or due, and for a first one with each partner never met."""
    names, months, contacts = Names(plan), interval(plan), plan.table("contacts")
    for who, met in _met(plan, names).items():
        state, day = met.state(months, plan.today)
        if state != "fresh":
            why = texts(f"task.met_{state}", last=met.last or "", n=months)
            known = who if who in contacts else ""
            yield Task(f"{who}-{day or state}", "one-to-ones", texts("task.meet"), why, day, known, names.label(who))


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the partners met lately."""
    return [matrix_part(texts, "partners-met", "network", "one-to-ones", 8, _lately)]


def _lately(plan: Plan) -> float:
    since = months_after(plan.today, -interval(plan))
    return sum(met.last is not None and met.last >= since for met in _met(plan, Names(plan)).values())


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, the last one of a month that is too short, as Excel's EDATE does."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def interval(plan: Plan) -> int:
    """Return the months after which partners meet again."""
    typed = plan.form("one-to-ones", "summary").get("months")
    return int(typed) if isinstance(typed, (int, float)) and typed > 0 else MONTHS


@dataclass(slots=True)
class _Met:
    """The meetings with one partner: how many, the last one, the next one arranged, what they last wished for."""

    count: int = 0
    last: date | None = None
    arranged: date | None = None
    wants: str = ""
    _said: date = field(default=date.min)

    def add(self, day: date | None, wants: str, today: date) -> None:
        if wants and (day or date.min) >= self._said:
            self.wants, self._said = wants, day or date.min
        if day is None:
            return
        if day > today:
            self.arranged = min(day, self.arranged or day)
        else:
            self.count, self.last = self.count + 1, max(day, self.last or day)

    def state(self, months: int, today: date) -> tuple[str, date | None]:
        """Return the state, a choice id, and by when to meet next."""
        if self.arranged:
            return "planned", self.arranged
        if self.last is None:
            return "never", None
        due = months_after(self.last, months)
        left = (due - today).days
        return "due" if left < 0 else "soon" if left <= deadlines.SOON else "fresh", due


def _met(plan: Plan, names: Names) -> dict[str, _Met]:
    found = {who: _Met() for who in partners(plan, names)}
    for row in plan.table("one-to-ones", "meetings"):
        if (who := names.key(row["partner"])) in found:
            found[who].add(row.day("date"), row.text("wants"), plan.today)
    return found


def _meetings(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    months = interval(plan)
    rows = plan.table("one-to-ones", "meetings")
    return {row.id: {"due": months_after(day, months) if (day := row.day("date")) else None} for row in rows}


def _partners(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    names, months = Names(plan), interval(plan)
    met = _met(plan, names)
    states = {who: each.state(months, plan.today) for who, each in met.items()}
    order = sorted(met, key=lambda who: (_ORDER.index(states[who][0]), states[who][1] or date.min))
    fits = fitting(plan, {who: met[who].wants for who in order if met[who].wants})
    rows: dict[str, dict[str, Value]] = {}
    for who in order:
        state, due = states[who]
        could = [plan.label(fit.who) for fit in fits.get(who, [])[: INTRODUCTIONS + 1] if fit.who != who]
        rows[who] = {
            "partner": names.label(who),
            "state": state,
            "next": due,
            "days": (due - plan.today).days if due else None,
            "last": met[who].last,
            "meetings": met[who].count or None,
            "could_meet": could[:INTRODUCTIONS] or None,
            "wants": met[who].wants or None,
        }
    return rows


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    months = interval(plan)
    met = _met(plan, Names(plan))
    states = [each.state(months, plan.today)[0] for each in met.values()]
    return {
        "held": sum(each.count for each in met.values()),
        "due": states.count("due"),
        "never": states.count("never"),
    }
