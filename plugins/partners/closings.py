"""Closed business as the worksheet lists it: whom to thank, who passed it on, how much, in whose circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import circle_members

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wombat import Plan, Row

    from .people import Names

TIERS = ("direct", "second", "third")
"""Through how many hands business came: sent by a partner, by whom the partner sent, by whom that one sent."""


@dataclass(frozen=True, slots=True)
class Closing:
    """One row of closed business.

    Attributes:
        row: of the worksheet.
        giver: key of the one to thank, empty where blank.
        via: key of the one who passed it on last, empty where blank or the giver.
        circles: names of the circles it counts for.
    """

    row: Row
    giver: str
    via: str
    circles: tuple[str, ...]

    @property
    def amount(self) -> float:
        """The amount before tax, 0 where blank."""
        return self.row.number("amount") or 0

    @property
    def day(self) -> date | None:
        """The date, or None."""
        return self.row.day("date")

    @property
    def tier(self) -> str:
        """Through how many hands it came; blank is direct."""
        return str(self.row["tier"]) if self.row["tier"] in TIERS else "direct"

    @property
    def last_hand(self) -> str:
        """Key of the one who sent the customer, empty where nobody is named."""
        return self.via or self.giver


def closings(plan: Plan, names: Names) -> list[Closing]:
    """Return the rows of closed business in the order of the sheet."""
    circles = _circles(plan)
    found = []
    for row in plan.table("closed-business", "slips"):
        giver, via = names.key(row["thanks_to"]), names.key(row["via"])
        own = (row.text("circle"),) if row.text("circle") else tuple(circles.get(giver, ()))
        found.append(Closing(row, giver, "" if via == giver else via, own))
    return found


def _circles(plan: Plan) -> dict[str, list[str]]:
    """Return the circles of each contact."""
    found: dict[str, list[str]] = {}
    for name, members in circle_members(plan).items():
        for who in members:
            found.setdefault(who, []).append(name)
    return found


def total(these: Iterable[Closing]) -> float:
    """Return the sum of the amounts."""
    return sum(each.amount for each in these)
