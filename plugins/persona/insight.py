"""Customer insight: which answers have no source, and the decision factors they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, matrix_part, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import MatrixPart, Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

USUAL_WEIGHT = 3
"""Weight of an answer whose weight is blank."""
_STATES = ("sourced", "no_source", "unanswered")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("insight", "questions", ("state",), _questions),
        Filler("insight", "summary", ("questions", *_STATES, "without", "factors"), _summary),
        Filler("insight", "sources", ("source", "answers", "latest"), _sources),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which answers have no source, and once there are answers, which questions have none."""
    table = plan.table("insight", "questions")
    begun = table.filled("finding") > 0
    for row in table:
        if state(row) == "no_source":
            yield Advice(texts("advice.no_source"), "insight", "questions", row.id, "source")
        elif begun and state(row) == "unanswered":
            said = texts("advice.unanswered", question=row.text("question"))
            yield Advice(said, "insight", "questions", row.id, "finding")


@hookimpl
def wombat_matrix_parts() -> Iterable[MatrixPart]:
    """Count the decision factors of which the source is known."""
    return [
        matrix_part(
            texts,
            "persona-factors",
            "message",
            "insight",
            5,
            lambda plan: sum(factor.sourced for factor in factors(plan)),
        )
    ]


@dataclass(frozen=True, slots=True)
class Factor:
    """A decision factor.

    Attributes:
        word: as typed.
        weight: how much it decides, the greatest of the answers that name it.
        sourced: whether one of these answers has a source.
    """

    word: str
    weight: float
    sourced: bool


def state(row: Row) -> str | None:
    """Return ``sourced``, ``no_source`` or ``unanswered`` for a row of questions, None for a blank one."""
    if row["finding"] is None:
        return None if row["question"] is None else "unanswered"
    return "no_source" if row["source"] is None else "sourced"


def weight(row: Row) -> float:
    """Return how much an answer weighs; 0 and below weigh nothing."""
    typed = row.number("weight")
    return USUAL_WEIGHT if typed is None else max(typed, 0.0)


def factors(plan: Plan) -> list[Factor]:
    """Return every decision factor once, the weightiest first, equals in the order of the sheet."""
    found: dict[str, Factor] = {}
    for row in plan.table("insight", "questions"):
        for word in filter(None, map(str.strip, row.texts("factors"))):
            old = found.get(word.casefold(), Factor(word, 0.0, sourced=False))
            sourced = old.sourced or state(row) == "sourced"
            found[word.casefold()] = Factor(old.word, max(old.weight, weight(row)), sourced)
    return sorted(found.values(), key=lambda factor: -factor.weight)


def _questions(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"state": state(row)} for row in plan.table("insight", "questions")}


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("insight", "questions")
    open_rows = sorted((row for row in table if state(row) == "no_source"), key=lambda row: -weight(row))
    without = [row.text("question") or row.text("finding") for row in open_rows]
    return {
        "questions": table.filled("question"),
        **{each: sum(state(row) == each for row in table) for each in _STATES},
        "without": wording.listed(without, plan.language) or None,
        "factors": [factor.word for factor in factors(plan)] or None,
    }


def _sources(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return every method of the dropdown, and those typed beside it, with the answers that come from it."""
    table, sheet = plan.table("insight", "questions"), plan.worksheets.get("insight")
    choices = sheet.part("questions").field("source").choices if sheet else ()
    labels = {choice.id: choice.label.say(plan.language) for choice in choices}
    labels |= {text: text for row in table if (text := row.text("source")) and text not in labels}
    answered = [row for row in table if state(row) == "sourced"]
    return {
        source: {
            "source": label,
            "answers": sum(row.text("source") == source for row in answered),
            "latest": max(
                (day for row in answered if row.text("source") == source and (day := row.day("known_on"))), default=None
            ),
        }
        for source, label in labels.items()
    }
