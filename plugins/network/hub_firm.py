"""The hub firm: which firm of a group holds it together, where the owner stands, and what would move the owner up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, Texts, hookimpl

from .firms import Firms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
TODAY = ("hub", "person", "why", "own_firms", "own_close", "own_rank", "own_pairs", "own_size", "move_up")
SHOWN = 4
"""Firms named in a sentence."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [
        Filler("hub-firm", "today", TODAY, fill_today, ("contacts",)),
        Filler("hub-firm", "group", ("people", "ties", "rank"), fill_group),
    ]


def fill_group(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return people, tied firms and rank of each firm of the group by row id."""
    rows, firms = _stated(plan, network)
    ranks = firms.ranks()
    return {
        row: {"people": len(firms.people[at]), "ties": len(firms.tied[at]), "rank": ranks[at]}
        for row, at in rows.items()
    }


def fill_today(plan: Plan, network: Network) -> dict[str, Value]:
    """Return the lines of the form; the owner's own standing only where a group of firms is listed."""
    rows, firms = _stated(plan, network)
    if not rows:
        firms = _all(plan, network)
    hub = firms.hub()
    filled: dict[str, Value] = {"move_up": _move_up(plan, firms) if rows else _say(plan, "hub_firm.list_first")}
    if hub is not None:
        filled |= {
            "hub": firms.names[hub],
            "person": plan.label(firms.key_person(hub)) if firms.people[hub] else None,
            "why": _why(plan, firms, hub),
        }
    return filled | (_standing(firms) if rows else {})


def _stated(plan: Plan, network: Network) -> tuple[dict[str, int], Firms]:
    """Return the place of each row's firm, and the firms of the group with their people."""
    names: dict[str, str] = {}
    rows: dict[str, str] = {}
    extra: dict[str, set[str]] = {}
    for row in plan.table("hub-firm", "group"):
        if firm := row.text("firm"):
            rows[row.id] = firm.casefold()
            names.setdefault(firm.casefold(), firm)
            who = plan.who(row["contact"])
            extra.setdefault(firm.casefold(), set()).update({who} if who and who != OWNER else ())
    people = _by_company(plan, only=set(names))
    for firm, named in extra.items():
        people.setdefault(firm, set()).update(named)
    firms = Firms(network, list(names.values()), [people.get(firm, set()) for firm in names], _strong(plan))
    places = {firm: at for at, firm in enumerate(names)}
    return {row: places[firm] for row, firm in rows.items()}, firms


def _all(plan: Plan, network: Network) -> Firms:
    """Return every firm where the owner knows two people or more."""
    people = {firm: who for firm, who in _by_company(plan).items() if len(who) > 1}
    names = {contact.company.casefold(): contact.company for contact in reversed(plan.contacts)}
    return Firms(network, [names[firm] for firm in people], list(people.values()), _strong(plan))


def _strong(plan: Plan) -> set[str]:
    return {contact.id for contact in plan.contacts if contact.strong}


def _by_company(plan: Plan, only: set[str] | None = None) -> dict[str, set[str]]:
    people: dict[str, set[str]] = {}
    for contact in plan.contacts:
        company = contact.company.casefold()
        if company and (only is None or company in only):
            people.setdefault(company, set()).add(contact.id)
    return people


def _why(plan: Plan, firms: Firms, hub: int) -> str:
    others = sorted(firms.tied[hub], key=firms.order)
    named = ", ".join(firms.names[at] for at in others[:SHOWN]) + (" …" if len(others) > SHOWN else "")
    return _say(plan, "hub_firm.why", n=len(others), all=len(firms.names) - 1, firms=named)


def _standing(firms: Firms) -> dict[str, Value]:
    """Return the owner's standing as a further node of the firms; ranked by the ties on which a person would act."""
    known = firms.known
    ties = [firms.ties_with_owner(at) for at in range(len(firms.names))]
    inside = sum(len(firms.tied[at] & known) for at in known)
    return {
        "own_firms": len(known),
        "own_close": len(firms.close),
        "own_rank": 1 + sum(1 for each in ties if each > len(firms.close)),
        "own_pairs": len(known) * (len(known) - 1) // 2 - inside // 2,
        "own_size": round(len(known) - inside / len(known), 4) if known else None,
    }


def _move_up(plan: Plan, firms: Firms) -> str:
    """Return what to do, one thing a line: whom to meet, whom to know better, whom to introduce, what to organise."""
    lines = []
    unknown = [firms.names[at] for at in range(len(firms.names)) if at not in firms.known]
    if unknown:
        lines.append(_say(plan, "hub_firm.meet", firms=", ".join(unknown[:SHOWN])))
    distant = sorted(firms.known - firms.close, key=firms.order)
    if distant:
        people = ", ".join(f"{plan.label(firms.key_person(at))} ({firms.names[at]})" for at in distant[:SHOWN])
        lines.append(_say(plan, "hub_firm.deepen", people=people))
    if pair := firms.best_untied():
        one, other = (plan.label(firms.key_person(at)) for at in pair)
        values = {"one": one, "other": other, "firm": firms.names[pair[0]], "other_firm": firms.names[pair[1]]}
        lines.append(_say(plan, "hub_firm.introduce", **values))
    idle = [row.text("firm") for row in plan.table("hub-firm", "group") if row.text("firm") and not row["organise"]]
    if idle:
        lines.append(_say(plan, "hub_firm.organise", firms=", ".join(idle[:SHOWN])))
    return "\n".join(lines or [_say(plan, "hub_firm.keep")])


def _say(plan: Plan, key: str, **values: object) -> str:
    return texts(key, **values).say(plan.language)
