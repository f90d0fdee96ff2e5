"""Planned messages: their length against two limits, and whether shorter ones draw more reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Task, Text, Texts, hookimpl, matrix_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

SHORT, LONG = 80, 250
"""Characters below which a message is short, and from which it is long, where the worksheet does not say."""
BEGIN = 30
"""Characters of a message that a task shows."""
CLASSES = ("short", "medium", "long")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    limits = ("count", "below_short", "below_long", "next_date")
    return [
        Filler("messages", "planned", ("length", "class", "over"), _planned),
        Filler("messages", "limits", limits, _limits),
        Filler("messages", "lengths", ("class", "messages", "share", "reactions", "more"), _lengths),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for the messages that are planned from today on."""
    for row in written(plan):
        if (day := row.day("date")) and day >= plan.today:
            begin = row.text("text")[:BEGIN] + ("…" if len(row.text("text")) > BEGIN else "")
            yield Task(row.id, "messages", texts("task.send"), Text.plain(" ".join(begin.split())), day)


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which messages that are still to be sent are long."""
    bounds = limits(plan)
    for row in written(plan):
        to_come = (row.day("date") or plan.today) >= plan.today
        if to_come and _class(length(row), bounds) == "long":
            said = texts("advice.long", n=length(row), long=round(bounds[1]), short=round(bounds[0]))
            yield Advice(said, "messages", "planned", row.id, "text")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the short messages."""
    return [matrix_part(texts, "care-messages", "message", "messages", 8, _short)]


def _short(plan: Plan) -> float:
    return sum(is_short(plan, row) for row in written(plan))


def written(plan: Plan) -> list[Row]:
    """Return the messages that have a text."""
    return [row for row in plan.table("messages", "planned") if row.text("text")]


def length(row: Row) -> int:
    """Return the characters of a message, counted as Excel's LEN counts them: those beyond U+FFFF are two."""
    return len(row.text("text").encode("utf-16-le")) // 2


def limits(plan: Plan) -> tuple[float, float]:
    """Return below which length a message is short, and from which it is long."""
    form = plan.form("messages", "limits")
    typed = (form.get("short"), form.get("long"))
    short, long = (
        value if isinstance(value, (int, float)) else usual for value, usual in zip(typed, (SHORT, LONG), strict=True)
    )
    return short, long


def _planned(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    bounds = limits(plan)
    return {
        row.id: {
            "length": length(row),
            "class": _class(length(row), bounds),
            "over": max(0, length(row) - bounds[0] + 1),
        }
        for row in written(plan)
    }


def _class(characters: int, bounds: tuple[float, float]) -> str:
    return "short" if characters < bounds[0] else "medium" if characters < bounds[1] else "long"


def is_short(plan: Plan, row: Row) -> bool:
    """Tell whether a message is below the first limit."""
    return length(row) < limits(plan)[0]


def _limits(plan: Plan, _network: Network) -> dict[str, Value]:
    lengths, (short, long) = [length(row) for row in written(plan)], limits(plan)
    days = [day for row in plan.table("messages", "planned") if (day := row.day("date")) and day >= plan.today]
    return {
        "count": len(lengths),
        "below_short": sum(each < short for each in lengths),
        "below_long": sum(each < long for each in lengths),
        "next_date": min(days, default=None),
    }


def _lengths(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rows, bounds = written(plan), limits(plan)
    by_class = {name: [row for row in rows if _class(length(row), bounds) == name] for name in CLASSES}
    average = {name: _average(these) for name, these in by_class.items()}
    long = average["long"]
    return {
        name: {
            "class": name,
            "messages": len(these),
            "share": len(these) / len(rows) if rows else None,
            "reactions": (each := average[name]),
            "more": each / long - 1 if each is not None and long and name != "long" else None,
        }
        for name, these in by_class.items()
    }


def _average(rows: list[Row]) -> float | None:
    noted = [each for row in rows if (each := row.number("reactions")) is not None]
    return sum(noted) / len(noted) if noted else None
