"""Who of a team knows each contact, and how well."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from wombat import OWNER, Texts, colleagues, named

if TYPE_CHECKING:
    from wombat import Contact, Plan

texts = Texts(__package__)

STRONG, WEAK = 3.0, 1.0
"""Strength of one's own strong and weak ties, as a colleague's workbook states theirs."""


@dataclass(slots=True)
class Acquaintance:
    """How a colleague knows a contact.

    Attributes:
        strength: of the tie, 0 where the contact only stands in their workbook.
        since: day of the tie, or None.
    """

    strength: float = 0.0
    since: date | None = None

    @property
    def order(self) -> tuple[float, date]:
        """The greater, the better they know the contact."""
        return self.strength, self.since or date.min


@dataclass(slots=True)
class Team:
    """A team and whom it knows.

    Attributes:
        members: names, the owner's last where the owner has contacts of their own.
        known: by contact id, how each of them who knows the contact does; colleagues themselves are left out.
    """

    members: list[str] = field(default_factory=list)
    known: dict[str, dict[str, Acquaintance]] = field(default_factory=dict)

    def best(self, contact: str) -> list[str]:
        """Return who knows a contact best; equals all, and nobody where nothing tells how well any of several does."""
        knowers = self.known.get(contact, {})
        order = max((tie.order for tie in knowers.values()), default=None)
        best = [who for who, tie in knowers.items() if tie.order == order]
        return best if len(knowers) == 1 or order != Acquaintance().order else []

    def several(self) -> list[str]:
        """Return the contacts whom several know, those whom the most know first."""
        return sorted((each for each in self.known if len(self.known[each]) > 1), key=lambda c: -len(self.known[c]))


def team_of(plan: Plan) -> Team:
    """Return who of the owner and the colleagues whose workbooks were read knows whom."""
    others = colleagues(plan)
    themselves = {contact for contact in others.values() if contact}
    you = plan.owner or texts("team.you").say(plan.language)
    team = Team(list(others))
    for contact in plan.contacts:
        if contact.id not in themselves:
            sources = contact.texts("sources")
            knowers = {source: Acquaintance() for source in sources if source in others}
            if others and len(knowers) < max(len(sources), 1):
                knowers[you] = _own(contact)
            team.known[contact.id] = knowers
    team.members += [you] if any(you in knowers for knowers in team.known.values()) else []
    _add_ties(plan, team, {contact: who for who, contact in others.items() if contact})
    return team


def _own(contact: Contact) -> Acquaintance:
    strength = {True: STRONG, False: WEAK, None: 0.0}[contact.strong]
    return Acquaintance(strength, contact.day("last_contact"))


def _add_ties(plan: Plan, team: Team, names: dict[str, str]) -> None:
    """Take the strength of each colleague's ties to the contacts from who knows whom."""
    ties = plan.table("relations", "ties")
    ends = [named(plan, ties, end, blank="") for end in ("from", "to")]
    strengths, days = (ties.columns.get(name) or [None] * len(ties) for name in ("strength", "since"))
    for one, other, strength, day in zip(*ends, strengths, days, strict=True):
        for colleague, contact in ((one, other), (other, one)):
            if colleague in names and contact and contact != OWNER:
                found = team.known.get(contact, {}).get(names[colleague])
                weight = float(strength) if isinstance(strength, (int, float)) else WEAK
                if found and weight > found.strength:
                    found.strength, found.since = weight, day if isinstance(day, date) else None
