"""Fan circle: members by level and stage, rituals due, fans who bring others, and answers by staff."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Task, Text, Texts, deadlines, hookimpl, matrix_part, named, referral_totals

from . import steps
from .stages import RELATIONSHIP, relationship, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
_SHEET = "fan-programme"

MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""Months between two dates of a ritual."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    summary = ("ahead", "members", "bringing", "rituals_due", "answers")
    of_step = ("step", "reached", "what", "rests_on", "system", "sign")
    needs = ("contacts",)
    return [
        Filler(_SHEET, "members", ("stage", "brought"), _members, needs),
        Filler(_SHEET, "levels", ("members", "brought"), _levels, needs),
        Filler(_SHEET, "rituals", ("next", "when"), _rituals),
        Filler(_SHEET, "staff", ("answers",), _staff),
        Filler(_SHEET, "stages", ("stage", "members", "brought"), _stages, needs),
        Filler(_SHEET, "steps", of_step, lambda plan, _network: steps.rows(plan, _signs(plan)), needs),
        Filler(_SHEET, "summary", summary, _summary, needs),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for each ritual on its next date."""
    for row_id, found in _rituals(plan).items():
        if isinstance(day := found["next"], date):
            row = plan.table(_SHEET, "rituals").row(row_id)
            what = Text.plain(row.text("ritual"))
            yield Task(row_id, _SHEET, what, texts("task.ritual"), day, who=row.text("who"))


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Find members of a level that is not listed."""
    listed = {level.text("level").strip().casefold() for level in plan.table(_SHEET, "levels")} - {""}
    for row in plan.table(_SHEET, "members") if listed else ():
        level = row.text("level").strip()
        if level and level.casefold() not in listed:
            yield Advice(texts("wrong.level", value=level), _SHEET, "members", row.id, "level", wrong=True)


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the members of the fan circle, and those of them who bring others."""
    return [
        matrix_part(texts, "fans-members", "network", _SHEET, 10, lambda plan: len(_facts(plan))),
        matrix_part(texts, "fans-bringing", "network", _SHEET, 5, _bringing),
    ]


def _signs(plan: Plan) -> dict[str, int]:
    """Return how often each of the four steps shows."""
    dated = sum(row["ritual"] is not None and row.day("date") is not None for row in plan.table(_SHEET, "rituals"))
    return steps.signs(plan, dated, int(_bringing(plan)))


def _bringing(plan: Plan) -> float:
    return sum(given > 0 for _, given in _facts(plan).values())


def _facts(plan: Plan) -> dict[str, tuple[str | None, int]]:
    """Return stage and referrals given of each member, by row id."""
    table, totals = plan.table(_SHEET, "members"), referral_totals(plan)
    contacts = plan.table("contacts")
    found: dict[str, tuple[str | None, int]] = {}
    for row, who in zip(table, named(plan, table, "contact"), strict=True):
        if who is not None and who in contacts:
            given = totals[who].given if who in totals else 0
            found[row.id] = relationship(plan.contact(who)), given
    return found


def _members(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row: {"stage": stage, "brought": given} for row, (stage, given) in _facts(plan).items()}


def _levels(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    facts, members = _facts(plan), plan.table(_SHEET, "members")
    rows: dict[str, dict[str, Value]] = {}
    for level in plan.table(_SHEET, "levels"):
        name = level.text("level").casefold()
        if name:
            there = [row.id for row in members if row.text("level").casefold() == name]
            rows[level.id] = {
                "members": len(there),
                "brought": sum(facts[member][1] for member in there if member in facts),
            }
    return rows


def later(day: date, count: int) -> date:
    """Return the same day of a month that many months later, the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_day(day: date, every: str, today: date, held: date | None = None) -> date | None:
    """Return the first date of a series that is not past or held already; a single date stays until it is held."""
    step = MONTHS.get(every)
    if step is None:
        return None if held else day
    if held and held >= today:
        today = held + timedelta(days=1)
    if day >= today:
        return day
    passed = (today.year - day.year) * 12 + today.month - day.month
    count = passed // step
    while later(day, count * step) < today:
        count += 1
    return later(day, count * step)


def _rituals(plan: Plan, _network: Network | None = None) -> dict[str, dict[str, Value]]:
    rows: dict[str, dict[str, Value]] = {}
    for row in plan.table(_SHEET, "rituals"):
        if row["ritual"] is not None:
            day = row.day("date")
            held = row.day("held")
            coming = next_day(day, row.text("every"), plan.today, held) if day else None
            over = held is not None and row.text("every") not in MONTHS
            rows[row.id] = {"next": coming, "when": "done" if over else deadlines.when(coming, plan.today)}
    return rows


def _answers(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in plan.table("service", "log").columns.get("answered_by", ()):
        if isinstance(name, str):
            found[name.casefold()] = found.get(name.casefold(), 0) + 1
    return found


def _named_staff(plan: Plan) -> list[Row]:
    return [row for row in plan.table(_SHEET, "staff") if row["name"] is not None]


def _staff(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    answers = _answers(plan)
    return {row.id: {"answers": answers.get(row.text("name").casefold(), 0)} for row in _named_staff(plan)}


def _stages(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    facts = list(_facts(plan).values())
    return {
        stage: {
            "stage": stage_label(plan, "contacts", "people", RELATIONSHIP.field, stage),
            "members": sum(each == stage for each, _ in facts),
            "brought": sum(given for each, given in facts if each == stage),
        }
        for stage in RELATIONSHIP.stages
    }


def _summary(plan: Plan, network: Network) -> dict[str, Value]:
    facts, answers = _facts(plan), _answers(plan)
    due = [row["when"] for row in _rituals(plan, network).values()]
    return {
        "ahead": steps.ahead(plan, _signs(plan)),
        "members": plan.table(_SHEET, "members").filled("contact"),
        "bringing": sum(given > 0 for _, given in facts.values()),
        "rituals_due": due.count("late") + due.count("soon"),
        "answers": sum(answers.get(row.text("name").casefold(), 0) for row in _named_staff(plan)),
    }
