"""Referrals added up by person, as the log tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wombat.plan.named import named
from wombat.plan.plain import OWNER

if TYPE_CHECKING:
    from wombat.plan.model import Plan, Value


@dataclass(slots=True)
class ReferralTotals:
    """What the log says of one person.

    Attributes:
        given: referrals this person gave, to whomever.
        received: referrals this person was given.
        spoke: times this person spoke well of somebody (word of mouth without a prospect).
        spoken_of: times somebody spoke well of this person.
        won: of the referrals given, those that were won.
        value: amount of those won, in the currency of the log.
        last: the latest date of all these, or None.
    """

    given: int = 0
    received: int = 0
    spoke: int = 0
    spoken_of: int = 0
    won: int = 0
    value: float = 0.0
    last: date | None = None

    @property
    def balance(self) -> int:
        """Referrals given less referrals received: above 0, this person is owed."""
        return self.given - self.received


def referral_totals(plan: Plan) -> dict[str, ReferralTotals]:
    """Return the totals of everybody whom the referral log names, by contact id and `OWNER`.

    A blank ``from`` or ``to`` means the owner, a row from somebody to the very same counts for nothing; a blank kind
    is a referral. A name that no contact bears, or two, is nobody's.
    """
    log = plan.table("referrals", "log")
    totals: dict[str, ReferralTotals] = {}
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    blank: list[Value] = [None] * len(log)
    kinds, states, values, days = (log.columns.get(name, blank) for name in ("kind", "state", "value", "date"))
    for giver, taker, kind, state, value, day in zip(givers, takers, kinds, states, values, days, strict=True):
        if giver == taker:
            continue
        if giver:
            _give(totals.setdefault(giver, ReferralTotals()), kind, state, value, day)
        if taker:
            _take(totals.setdefault(taker, ReferralTotals()), kind, day)
    return totals


def _give(total: ReferralTotals, kind: Value, state: Value, value: Value, day: Value) -> None:
    if kind == "word_of_mouth":
        total.spoke += 1
    else:
        total.given += 1
    if kind != "word_of_mouth" and state == "won":
        total.won += 1
        total.value += value if isinstance(value, (int, float)) else 0
    _date(total, day)


def _take(total: ReferralTotals, kind: Value, day: Value) -> None:
    if kind == "word_of_mouth":
        total.spoken_of += 1
    else:
        total.received += 1
    _date(total, day)


def _date(total: ReferralTotals, day: Value) -> None:
    if isinstance(day, date) and (total.last is None or day > total.last):
        total.last = day
