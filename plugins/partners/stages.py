"""How far the relationship with a partner has come: visibility, then credibility, then profitability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import OWNER, Texts

from .people import referrals

if TYPE_CHECKING:
    from wombat import Plan, Text

    from .people import Names

texts = Texts(__package__)

STAGES = ("visibility", "credibility", "profitability")
"""In the order in which a relationship goes through them."""
TRUSTING = 2
"""One-to-ones from which trust is assumed though no referral passed yet."""


@dataclass(slots=True)
class Evidence:
    """What the logs tell of the owner and one partner.

    Attributes:
        given: referrals by the owner to the partner.
        received: referrals by the partner to the owner.
        won_there: of those given, the ones won.
        won_here: of those received, the ones won.
        spoken: good words, either way.
        met: one-to-ones held.
    """

    given: int = 0
    received: int = 0
    won_there: int = 0
    won_here: int = 0
    spoken: int = 0
    met: int = 0

    @property
    def stage(self) -> str:
        """The stage, a choice id: each needs the one before, and business won both ways implies trust."""
        if self.won_there and self.won_here:
            return "profitability"
        if self.given or self.received or self.spoken or self.met >= TRUSTING:
            return "credibility"
        return "visibility"

    @property
    def why(self) -> Text:
        """What the stage rests on, and what the next one needs."""
        counts = {"given": self.given, "there": self.won_there, "received": self.received, "here": self.won_here}
        return texts(f"stage.{self.stage}", **counts, spoken=self.spoken, met=self.met)


def evidence(plan: Plan, names: Names) -> dict[str, Evidence]:
    """Return what the logs tell, by the key of the partner; of whom they say nothing is missing."""
    found: dict[str, Evidence] = {}
    for each in referrals(plan):
        won = each.row["state"] == "won"
        if each.giver == OWNER and each.taker:
            there = found.setdefault(each.taker, Evidence())
            there.given, there.won_there = there.given + 1, there.won_there + won
        elif each.taker == OWNER and each.giver:
            here = found.setdefault(each.giver, Evidence())
            here.received, here.won_here = here.received + 1, here.won_here + won
    for each in referrals(plan, spoken=True):
        other = each.taker if each.giver == OWNER else each.giver if each.taker == OWNER else None
        if other:
            found.setdefault(other, Evidence()).spoken += 1
    for row in plan.table("one-to-ones", "meetings"):
        day = row.day("date")
        if day and day <= plan.today:
            found.setdefault(names.key(row["partner"]), Evidence()).met += 1
    return found
