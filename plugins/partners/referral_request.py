"""What to ask for: which contacts fit each request, and over whom the owner reaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Task, Texts, hookimpl, profession_label, wording

from .fitting import Fit, fitting, holding
from .terms import said, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

MOST = 8
"""Contacts shown for one request; the others are counted."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    found = ("contact", "request", "via", "company", "title", "why")
    return [
        Filler("referral-request", "requests", ("matches",), _requests, needs=("contacts",)),
        Filler("referral-request", "matches", found, _matches, needs=("contacts",)),
        Filler("referral-request", "summary", ("requests", "matched", "asked"), _summary, needs=("contacts",)),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for a word with each contact who fits a request and was not asked."""
    for row in plan.table("referral-request", "matches"):
        who = plan.who(row["contact"])
        if who and row["asked"] is None:
            why = texts("task.request", wanted=row.text("request"))
            yield Task(row.id, "referral-request", texts("task.ask"), why, contact=who)


def _found(plan: Plan) -> dict[str, list[Fit]]:
    """Return who fits each request: by its own words where there are any, else by what it says."""
    rows = list(plan.table("referral-request", "requests"))
    by_words = holding(plan, {row.id: row.texts("words") for row in rows if row["words"] is not None})
    found = fitting(plan, {row.id: row.text("wanted") for row in rows if row.id not in by_words}) | by_words
    return {row.id: found[row.id] for row in rows}


def _requests(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    found = _found(plan)
    rows = plan.table("referral-request", "requests")
    return {row.id: {"matches": len(found[row.id]) if row.text("wanted") else None} for row in rows}


def _matches(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    requests = plan.table("referral-request", "requests")
    return {
        f"{request}/{fit.who}": _match(plan, network, requests.row(request), fit)
        for request, fits in _found(plan).items()
        for fit in fits[:MOST]
    }


def _match(plan: Plan, network: Network, request: Row, fit: Fit) -> dict[str, Value]:
    contact = plan.contact(fit.who)
    via = None if contact.strong else _middleman(network, fit.who)
    return {
        "contact": plan.label(fit.who),
        "request": request["wanted"],
        "via": plan.label(via) if via else None,
        "company": contact.company or None,
        "title": contact.text("title") or contact.profession or None,
        "why": _why(plan, request, fit, via, strong=contact.strong is True).say(plan.language),
    }


def _middleman(network: Network, who: str) -> str | None:
    """Return the first person on the warmest way to a contact, None where nobody stands between."""
    paths = network.paths(who, 1) if who in network.index else []
    return paths[0].steps[0] if paths and len(paths[0].steps) > 1 else None


def _why(plan: Plan, request: Row, fit: Fit, via: str | None, *, strong: bool) -> Text:
    labels = [profession_label(each).say(plan.language) for each in fit.professions]
    listed = wording.listed([*labels, *_spelt(request, fit)], plan.language)
    way = "over" if via else "close" if strong else "direct"
    how = texts(f"request.{way}", name=plan.label(fit.who), via=plan.label(via) if via else "")
    return texts("request.why", words=listed, how=how)


def _spelt(request: Row, fit: Fit) -> list[str]:
    """Return the words of a request that a contact's row holds, as the request spells them."""
    if request["words"] is not None or not terms(request.text("wanted")) & set(fit.words):
        return list(fit.words)
    return list({word.casefold(): word for word in said(request.text("wanted"), fit.words)}.values())


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    found = plan.table("referral-request", "matches")
    asked = found.columns.get("asked", [])
    return {
        "requests": sum(bool(row.text("wanted")) for row in plan.table("referral-request", "requests")),
        "matched": sum(value is not None for value in found.columns.get("contact", [])),
        "asked": sum(day is not None for day in asked),
    }
