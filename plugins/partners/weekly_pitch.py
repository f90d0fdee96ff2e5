"""Weekly presentation: how long it takes to say, and which requests nobody has answered."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import wombat
from wombat import OWNER, Filler, Task, Text, Texts, hookimpl, matrix_part, spoken, wording

from .people import Referral, referrals
from .terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

SECONDS = 60
"""How long a presentation may be, where the worksheet does not say."""
UNANSWERED_DAYS = 14
"""Days until a request is open for too long, where the settings do not say; the same as for a referral."""
PIECES = ("business", "what", "good_at", "example", "request", "hook")
"""What is said after the name, in the order of speech."""
ANSWERS = 3
"""At most so many referrals are named that may answer a request."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("weekly-pitch", "pitches", ("seconds", "fits", "state", "answers"), _pitches),
        Filler("weekly-pitch", "summary", ("pitches", "open", "late"), _summary),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for the presentations to come, and to ask again where nobody answered in time."""
    for row in plan.table("weekly-pitch", "pitches"):
        day, request, where = row.day("date"), row.text("request"), row.text("where")
        if day and day >= plan.today:
            why = Text.plain(request) if request else texts("task.no_request")
            yield Task(row.id, "weekly-pitch", texts("task.present"), why, day, who=where)
        elif day and _state(plan, row) == "late":
            again = day + timedelta(days=math.floor(_wait(plan)) + 1)
            yield Task(
                row.id, "weekly-pitch", texts("task.ask_again"), Text.plain(request), again, who=row.text("where")
            )


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the presentations that ask for somebody."""
    return [matrix_part(texts, "partners-pitches", "message", "weekly-pitch", 4, _asking)]


def _asking(plan: Plan) -> float:
    return plan.table("weekly-pitch", "pitches").filled("request")


class _Received(NamedTuple):
    """A referral to the owner: its day, its row, and what its prospect is about."""

    day: date
    referral: Referral
    about: frozenset[str]


def _number(form: dict[str, Value], name: str, usual: int) -> float:
    value = form.get(name)
    return value if isinstance(value, (int, float)) else usual


def _pitches(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    received = [
        _Received(day, each, terms(each.row.text("prospect")))
        for each in referrals(plan)
        if each.taker == OWNER and each.giver and (day := each.row.day("date"))
    ]
    rows: dict[str, dict[str, Value]] = {}
    for row in plan.table("weekly-pitch", "pitches"):
        seconds = _seconds(plan, row)
        rows[row.id] = {
            "seconds": seconds,
            "fits": _fits(plan, seconds),
            "state": _state(plan, row),
            "answers": _answers(plan, row, received),
        }
    return rows


def _seconds(plan: Plan, row: Row) -> int | None:
    pieces = [row.text(piece) for piece in PIECES]
    if not any(pieces):
        return None
    sentences = [
        sentence for piece in (row.text("name") or plan.owner, *pieces) for sentence in spoken.sentences(piece)
    ]
    return round(spoken.pace_of(plan).seconds(spoken.joined(sentences)))


def _fits(plan: Plan, seconds: int | None) -> str | None:
    if seconds is None:
        return None
    limit = _number(plan.form("weekly-pitch", "summary"), "limit", SECONDS)
    return "long" if seconds > limit * spoken.TOLERANCE else "short" if seconds < limit * spoken.ROOM else "good"


def _state(plan: Plan, row: Row) -> str | None:
    if not row.text("request"):
        return None
    if row["answered"] is not None or row["answered_by"] is not None:
        return "answered"
    asked = row.day("date")
    return "late" if asked and (plan.today - asked).days > _wait(plan) else "open"


def _wait(plan: Plan) -> float:
    return _number(plan.form("settings", "main"), "unanswered_days", UNANSWERED_DAYS)


def _answers(plan: Plan, row: Row, received: list[_Received]) -> str | None:
    """Return the referrals to the owner since the day of a request whose prospect is about the same."""
    asked, wanted = row.day("date"), terms(row.text("request"))
    if asked is None or not wanted:
        return None
    found = sorted(
        (each for each in received if each.day >= asked and not wanted.isdisjoint(each.about)),
        key=lambda each: each.day,
    )
    return "\n".join(_answer(plan, each).say(plan.language) for each in found[:ANSWERS]) or None


def _answer(plan: Plan, each: _Received) -> Text:
    name, prospect = plan.label(str(each.referral.giver)), each.referral.row.text("prospect")
    return texts("pitch.answer", day=wording.day(each.day), name=name, prospect=prospect)


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    rows = list(plan.table("weekly-pitch", "pitches"))
    states = [_state(plan, row) for row in rows]
    return {
        "pitches": sum((when := row.day("date")) is not None and when <= plan.today for row in rows),
        "open": states.count("open") + states.count("late"),
        "late": states.count("late"),
    }
