"""Daily operation: gaps in the calendar, the share of selling posts, and what each aim gets."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Task, Text, Texts, hookimpl, matrix_part

from .figures import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

HORIZON = 28
"""Days from today on in which gaps are looked for."""
GAP, SELLING = 3, 0.3
"""Days without a post that make no gap yet, and the greatest share of selling posts, where the form is blank."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    limits = ("planned", "next_post", "gaps", "selling", "verdict")
    return [
        Filler("operations", "gaps", ("from", "to", "days"), _gaps),
        Filler("operations", "limits", limits, _limits),
        Filler("operations", "aims", ("aim", "posts", "share", "next"), _aims),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for a post where the feed has a gap, and for what the calendar holds from today on."""
    for first, last in _found(plan):
        why = texts("task.gap", first=first, last=last, n=(last - first).days + 1)
        yield Task(f"gap-{first}", "operations", texts("task.plan_post"), why, first)
    for row in _entries(plan):
        day = row.day("date")
        if day and day >= plan.today and row["state"] != "done":
            yield Task(row.id, "operations", texts("task.post"), Text.plain(row.text("topic")), day)


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say that too many posts sell."""
    found = _limits(plan)
    if found["verdict"] == "too_much":
        most = f"{_limit(plan, 'selling_max', SELLING):.0%}"
        said = texts("advice.too_much", share=f"{found['selling']:.0%}", most=most)
        yield Advice(said, "operations", "limits", field="selling")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the feed posts planned for the days in which gaps are looked for."""
    return [matrix_part(texts, "account-posts", "message", "operations", 8, _planned)]


def _planned(plan: Plan) -> float:
    return sum(0 <= (day - plan.today).days < HORIZON for day in _feed(plan))


def _limit(plan: Plan, field: str, usual: float) -> float:
    typed = plan.form("operations", "limits").get(field)
    return typed if isinstance(typed, (int, float)) and typed > 0 else usual


def _entries(plan: Plan) -> list[Row]:
    return [row for row in plan.table("operations", "calendar") if row["state"] != "dropped"]


def gaps(posts: Iterable[date], today: date, limit: float) -> list[tuple[date, date]]:
    """Return the stretches without a post, first and last day, that are longer than the limit.

    Args:
        posts: days with a feed post, in any order.
        today: the first of the `HORIZON` days that are looked at.
        limit: days that make no gap yet.
    """
    end = today + timedelta(days=HORIZON)
    days = sorted({day for day in posts if today <= day < end})
    edges = [today - timedelta(days=1), *days, end]
    free = [(one + timedelta(days=1), other - timedelta(days=1)) for one, other in pairwise(edges)]
    return [(first, last) for first, last in free if (last - first).days + 1 > limit]


def _feed(plan: Plan) -> list[date]:
    return [day for row in _entries(plan) if row["kind"] == "feed" and (day := row.day("date"))]


def _found(plan: Plan) -> list[tuple[date, date]]:
    days = _feed(plan)
    return gaps(days, plan.today, _limit(plan, "gap", GAP)) if days else []


def _gaps(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {
        first.isoformat(): {"from": first, "to": last, "days": (last - first).days + 1} for first, last in _found(plan)
    }


def _limits(plan: Plan, _network: Network | None = None) -> dict[str, Value]:
    coming = [row for row in _entries(plan) if (day := row.day("date")) and day >= plan.today]
    posts = [row for row in _entries(plan) if row["kind"] == "feed" and row["aim"] is not None]
    selling = ratio(sum(row["aim"] == "sell" for row in posts), len(posts))
    too_much = selling is not None and selling > _limit(plan, "selling_max", SELLING)
    return {
        "planned": len(coming),
        "next_post": min((day for day in _feed(plan) if day >= plan.today), default=None),
        "gaps": len(_found(plan)),
        "selling": selling,
        "verdict": None if selling is None else "too_much" if too_much else "fine",
    }


def _aims(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return every aim with its entries; an aim without any is one to plan for."""
    sheet = plan.worksheets.get("operations")
    choices = sheet.part("calendar").field("aim").choices if sheet else ()
    entries = [row for row in _entries(plan) if row["aim"] is not None]
    rows: dict[str, dict[str, Value]] = {}
    for choice in choices:
        mine = [row for row in entries if row["aim"] == choice.id]
        rows[choice.id] = {
            "aim": choice.label.say(plan.language),
            "posts": len(mine),
            "share": ratio(len(mine), len(entries)),
            "next": min((day for row in mine if (day := row.day("date")) and day >= plan.today), default=None),
        }
    return rows
