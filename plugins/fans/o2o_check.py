"""O2O check: five questions for each activity, and the one it fails at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

QUESTIONS = {
    "passes_on": (("yes",), ("value",)),
    "channel": (("only", "best"), ()),
    "wants": (("yes",), ("resources",)),
    "tracked": (("person", "code"), ()),
    "leads_to": (("yes",), ("stage",)),
}
"""By question the answers that pass, and the fields that must be filled for the answer to be whole."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("o2o-check", "activities", ("verdict", "failed"), _activities),
        Filler("o2o-check", "summary", ("passes", "fails", "open"), _summary),
        Filler("o2o-check", "questions", ("question", "failed", "open"), _questions),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which question an activity fails at, at its cell."""
    for row in _named(plan):
        for question in QUESTIONS:
            if answer(row, question) == "fails":
                said = texts("advice.o2o", activity=row.text("activity"), question=texts(f"o2o.{question}"))
                yield Advice(said, "o2o-check", "activities", row.id, question)


def answer(row: Row, question: str) -> str:
    """Return whether an activity ``passes`` a question, ``fails`` it, or it is ``open``."""
    good, evidence = QUESTIONS[question]
    if row[question] is None:
        return "open"
    if row[question] not in good:
        return "fails"
    return "open" if any(row[field] is None for field in evidence) else "passes"


def verdict(row: Row) -> str | None:
    """Return what becomes of an activity: it ``fails`` at one question, else is ``open`` at one, else ``passes``."""
    if row["activity"] is None:
        return None
    answers = {answer(row, question) for question in QUESTIONS}
    return next(each for each in ("fails", "open", "passes") if each in answers)


def _activities(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: {"verdict": verdict(row), "failed": _failed(plan, row)} for row in _named(plan)}


def _named(plan: Plan) -> list[Row]:
    return [row for row in plan.table("o2o-check", "activities") if row["activity"] is not None]


def _failed(plan: Plan, row: Row) -> str | None:
    """Return the questions an activity fails, else those that are open."""
    judged = verdict(row)
    if judged == "passes":
        return None
    said = [question for question in QUESTIONS if answer(row, question) == judged]
    return wording.listed((texts(f"o2o.{question}").say(plan.language) for question in said), plan.language)


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    verdicts = [verdict(row) for row in _named(plan)]
    return {each: verdicts.count(each) for each in ("passes", "fails", "open")}


def _questions(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rows = _named(plan)
    return {
        question: {
            "question": texts(f"o2o.{question}").say(plan.language),
            "failed": sum(answer(row, question) == "fails" for row in rows),
            "open": sum(answer(row, question) == "open" for row in rows),
        }
        for question in QUESTIONS
    }
