"""Widen your network: people worth meeting, why, and who can introduce the owner to them."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, Texts, hookimpl

from .suggestions import Suggestion, missing_professions, suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

OPEN_LIMIT = 20
"""So many people not called yet stand in the table at most; more would not be called anyway."""
FIRST_PICK = {"seat": 10, "broker": 5, "two_steps": 5}
"""How the free places are shared out among the reasons before the rest is taken in the same order."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    needs = ("contacts", "circles", "hubs")
    people = ("name", "introducer", "phones", "reason", "why")
    return [
        Filler("widen-network", "people", people, _people, needs),
        Filler("widen-network", "summary", ("open", "called", "lunches"), _summary, needs),
        Filler("widen-network", "wanted", ("profession", "circle", "ask"), _wanted, needs),
    ]


def _people(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the rows that are there, renewed, and as many new suggestions as there are places."""
    found = suggestions(plan, network) if len(network.ids) else {}
    by_who = {each.who: each for each in chain(*found.values())}
    table = plan.table("widen-network", "people")
    rows: dict[str, dict[str, Value]] = {}
    listed_already: set[str | None] = set(plan.gone.get(("widen-network", "people"), ()))
    for row in table:
        who = row.id if row.id in network.index else plan.who(row["name"])
        listed_already.add(who)
        rows[row.id] = _renewed(plan, network, row, who, by_who)
    waiting = sum(_is_open(row, rows[row.id]) for row in table)
    for each in _picked(found, listed_already)[: max(0, OPEN_LIMIT - waiting)]:
        rows[each.who] = _new(plan, network, each)
    return rows


def _is_open(row: Row, values: dict[str, Value]) -> bool:
    return row["name"] is not None and row["called"] is None and values.get("reason") != "settled"


def _picked(found: dict[str, list[Suggestion]], without: set[str | None]) -> list[Suggestion]:
    """Return the suggestions in the order in which they are taken."""
    first: list[Suggestion] = []
    rest: list[Suggestion] = []
    for reason, each in found.items():
        fresh = [suggestion for suggestion in each if suggestion.who not in without]
        first += fresh[: FIRST_PICK[reason]]
        rest += fresh[FIRST_PICK[reason] :]
    return first + rest


def _new(plan: Plan, network: Network, each: Suggestion) -> dict[str, Value]:
    contact = plan.contact(each.who)
    phones: dict[str, Value] = {"phones": contact["phones"]} if contact["phones"] else {}
    return {"name": plan.label(each.who)} | phones | _facts(plan, network, each.who, each.reason, each.why)


def _renewed(
    plan: Plan, network: Network, row: Row, who: str | None, by_who: dict[str, Suggestion]
) -> dict[str, Value]:
    if who is None or who == OWNER or who not in network.index:
        return {}
    if who in by_who:
        return _facts(plan, network, who, by_who[who].reason, by_who[who].why)
    if row.id == who:
        return {"reason": "settled", "why": texts(_settled(plan, network, who)).say(plan.language)}
    return _facts(plan, network, who, None, None)


def _settled(plan: Plan, network: Network, who: str) -> str:
    """Return the key of the sentence that says why a person is no longer suggested."""
    if plan.contact(who).strong:
        return "widen.settled_strong"
    return "widen.settled_touch" if who in network.owner_strength else "widen.settled"


def _facts(plan: Plan, network: Network, who: str, reason: str | None, why: Text | None) -> dict[str, Value]:
    """Return the program's cells of a row, with the warmest way to a person the owner does not know well."""
    said = [why] if why else []
    between: list[str] = []
    if not plan.contact(who).strong:
        for path in network.paths(who, limit=1):
            between = list(path.steps[:-1])
            way = " → ".join(plan.label(step) for step in between)
            said.append(texts("widen.through", way=way, evidence=path.why[-1]))
    space = " " if plan.language == "en" else ""
    return {
        "introducer": plan.label(between[0]) if between else None,
        "reason": reason,
        "why": space.join(text.say(plan.language) for text in said) or None,
    }


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("widen-network", "people")
    return {
        "open": sum(row["name"] is not None and row["called"] is None for row in table),
        "called": _dates(table.columns.get("called", [])),
        "lunches": _dates(table.columns.get("lunch", [])),
    }


def _dates(column: list[Value]) -> int:
    return sum(isinstance(value, date) for value in column)


def _wanted(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    return {
        seat.id: {
            "profession": seat.profession,
            "circle": seat.circle,
            "ask": [plan.label(who) for who in ask],
        }
        for seat, ask in missing_professions(plan, network)
    }
