"""The team: who brings what, whom several of them know, and circles whose members different colleagues know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl, profession_ids

from .known import STRONG, WEAK, team_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

    from .known import Acquaintance, Team

    Rows = dict[str, dict[str, Value]]

wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes, and the column it adds to the contacts."""
    member, double = ("colleague", "people", "alone", "best", "strong", "circles"), ("contact", "best", "count")
    circle = ("circle", "members", "colleagues", "professions", "most", "who")
    return [
        Filler("contacts", "people", ("known_best",), fill_best, group="team"),
        Filler("team", "summary", ("colleagues", "people", "several"), fill_summary),
        Filler("team", "members", member, fill_members),
        Filler("team", "double", (*double, "company", "knowers"), fill_double),
        Filler("team", "circles", circle, fill_circles),
    ]


def fill_best(plan: Plan, _network: Network) -> Rows:
    """Return who knows each contact best."""
    team = team_of(plan)
    return {contact: {"known_best": "; ".join(team.best(contact)) or None} for contact in team.known}


def fill_summary(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return how many they are, whom they know together, and how many of those several know."""
    team = team_of(plan)
    known = sum(1 for knowers in team.known.values() if knowers)
    return {"colleagues": len(team.members), "people": known, "several": len(team.several())}


def fill_members(plan: Plan, _network: Network) -> Rows:
    """Return what each colleague brings, in the order in which the workbooks were read."""
    team, circles = team_of(plan), _circles(plan)
    people, alone, best, strong = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    belongs: dict[str, dict[str, None]] = {who: {} for who in team.members}
    for contact, knowers in team.known.items():
        people.update(list(knowers))
        strong.update(who for who, tie in knowers.items() if tie.strength >= STRONG)
        (best if len(knowers) > 1 else alone).update(team.best(contact))
        for who in knowers:
            belongs[who].update(dict.fromkeys(circles.get(contact, ())))
    return {
        f"m:{who}": {
            "colleague": who,
            "people": people[who],
            "alone": alone[who],
            "best": best[who],
            "strong": strong[who],
            "circles": list(belongs[who]) or None,
        }
        for who in team.members
    }


def fill_double(plan: Plan, _network: Network) -> Rows:
    """Return the contacts whom several know: those whom the most know first, then in the order of the sheet."""
    team = team_of(plan)
    found: Rows = {}
    for contact in team.several():
        knowers = team.known[contact]
        ordered = sorted(knowers, key=lambda who: knowers[who].order, reverse=True)
        found[contact] = {
            "contact": plan.label(contact),
            "best": "; ".join(team.best(contact)) or None,
            "count": len(knowers),
            "company": plan.contact(contact).company or None,
            "knowers": [_said(plan, who, knowers[who]) for who in ordered],
        }
    return found


def _said(plan: Plan, who: str, tie: Acquaintance) -> str:
    if tie.strength >= STRONG:
        return texts("team.strong", who=who).say(plan.language)
    return texts("team.weak", who=who).say(plan.language) if tie.strength >= WEAK else who


def fill_circles(plan: Plan, _network: Network) -> Rows:
    """Return the circles whose members different colleagues know, the most professions together first."""
    team, members = team_of(plan), dict[str, list[str]]()
    for contact, names in _circles(plan).items():
        for name in names:
            members.setdefault(name, []).append(contact)
    rows = {f"c:{name}": row for name, each in members.items() if (row := _circle(plan, team, name, each))}
    return dict(sorted(rows.items(), key=lambda pair: (-int(str(pair[1]["professions"])), pair[0])))


def _circle(plan: Plan, team: Team, name: str, members: list[str]) -> dict[str, Value] | None:
    by_colleague: dict[str, list[str]] = {}
    for contact in members:
        for who in team.known.get(contact, {}):
            by_colleague.setdefault(who, []).append(contact)
    if len(by_colleague) < 2:  # noqa: PLR2004 - one alone is no team
        return None
    ordered = sorted(by_colleague, key=lambda who: -len(by_colleague[who]))
    return {
        "circle": name,
        "members": len(members),
        "colleagues": len(by_colleague),
        "professions": _professions(plan, members),
        "most": max(_professions(plan, each) for each in by_colleague.values()),
        "who": [texts("team.several", who=who, n=len(by_colleague[who])).say(plan.language) for who in ordered],
    }


def _professions(plan: Plan, contacts: list[str]) -> int:
    """Return how many different professions some contacts have."""
    rows = (plan.contact(each) for each in contacts)
    said = (row.profession or row.text("title") for row in rows)
    return len({min(profession_ids(text), default=text.casefold()) for text in said if text})


def _circles(plan: Plan) -> dict[str, list[str]]:
    """Return the names of the circles of each contact, as they were written first."""
    names: dict[str, str] = {}
    return {
        contact.id: [names.setdefault(name.casefold(), name) for name in contact.circles]
        for contact in plan.contacts
        if contact.circles
    }
