"""How strong the tie between the owner and a contact is, measured by what happened between them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from wombat.plan.contact_days import last_contacts
from wombat.plan.named import named
from wombat.plan.plain import OWNER
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wombat.plan.model import Plan
    from wombat.text import Text

texts = Texts(__package__)

YEAR = 365
"""Days back that the frequency is counted over."""
OFTEN = 104
"""Contacts a year from which they are often: twice a week (Granovetter, Am. J. Sociology 78, 1973)."""
HALF_LIFE = 180
"""Days of silence after which half of the recency is gone."""
STRONG = 0.5
"""Score from which a tie is strong."""
STATED = {"strong": 0.75, "weak": 0.3}
"""Warmth of a tie that the user stated; what is measured may lie further that way."""
STAGES = {"none": 0.05, "potential": 0.15, "weak": 0.3, "strong": 0.75, "long": 0.8, "intense": 0.9}
"""Warmth by the stage of the relationship that the user stated."""
UNKNOWN_WARMTH = 0.15
"""Warmth of a contact of whom nothing is said: a name in an address book."""
REFERRAL_WORTH = 3
"""Contacts that a referral between the two counts for: whoever hands business over acts for the other."""


@dataclass(frozen=True, slots=True)
class TieStrength:
    """The tie between the owner and a contact, as the logs show it.

    Attributes:
        score: 0 to 1: the geometric mean of frequency and recency, less up to a quarter where all goes one way.
        strong: whether the score reaches `STRONG`.
        why: frequency, recency and balance in words.
    """

    score: float
    strong: bool
    why: Text


@dataclass(slots=True)
class _Record:
    """What happened in the last year, counted by direction (in, out, or empty where the log does not say)."""

    contacts: Counter[str] = field(default_factory=Counter)
    referrals: int = 0


def owner_strengths(plan: Plan) -> dict[str, TieStrength]:
    """Return the measured strength by contact id; contacts of whom no log and no last contact tells are missing."""
    records: dict[str, _Record] = {}
    for who, day, direction, referral in (*_interactions(plan), *_referrals(plan)):
        if who and who != OWNER and isinstance(day, date) and 0 <= (plan.today - day).days <= YEAR:
            record = records.setdefault(who, _Record())
            record.contacts[direction] += 1
            record.referrals += referral
    return {
        who: _measured(records.get(who, _Record()), (plan.today - last).days)
        for who, last in last_contacts(plan).items()
    }


def warmth_of(plan: Plan, measured: Mapping[str, TieStrength]) -> dict[str, float]:
    """Return how likely each contact acts for the owner, 0 to 1, by contact id; those nothing is said of are missing.

    What the user states of the tie goes before the stage of the relationship, and both before what is measured.
    """
    warmth = {who: max(UNKNOWN_WARMTH, tie.score) for who, tie in measured.items()}
    for contact in plan.contacts:
        tie, stage, score = contact.text("tie"), contact.text("stage"), warmth.get(contact.id)
        if tie in STATED:
            further = max if tie == "strong" else min
            warmth[contact.id] = further(STATED[tie], score if score is not None else STATED[tie])
        elif stage in STAGES:
            warmth[contact.id] = STAGES[stage]
    return warmth


def _measured(record: _Record, silent: int) -> TieStrength:
    """Return the strength from the record of the last year and the days since the last contact."""
    count = record.contacts.total() or int(silent <= YEAR)
    weighty = count + record.referrals * (REFERRAL_WORTH - 1)
    frequency = min(1.0, math.log1p(weighty) / math.log1p(OFTEN))
    recency = 0.5 ** (silent / HALF_LIFE)
    balance = _balance(record)
    score = math.sqrt(frequency * recency) * (0.75 + 0.25 * balance)
    why = texts("strength.why", n=count, often=_often(count), days=texts("strength.days", n=silent), way=_way(record))
    return TieStrength(round(score, 4), score >= STRONG, why)


def _balance(record: _Record) -> float:
    """Return 1 where as much comes in as goes out, 0 where all goes one way, a half where the log does not say."""
    into, out = record.contacts["in"], record.contacts["out"]
    return 1 - abs(into - out) / (into + out) if into + out else 0.5


def _often(count: int) -> Text:
    """Return Granovetter's class of frequency."""
    if count >= OFTEN:
        return texts("strength.often")
    return texts("strength.occasionally" if count > 1 else "strength.rarely")


def _way(record: _Record) -> Text:
    into, out = record.contacts["in"], record.contacts["out"]
    if not into + out:
        return texts("strength.unknown")
    if min(into, out) * 3 >= max(into, out):
        return texts("strength.even", into=into, out=out)
    return texts("strength.mostly_in" if into > out else "strength.mostly_out", into=into, out=out)


def _interactions(plan: Plan) -> Iterator[tuple[str | None, object, str, bool]]:
    log = plan.table("interactions", "log")
    for who, row in zip(named(plan, log, "contact"), log, strict=True):
        yield who, row["date"], row.text("direction"), False


def _referrals(plan: Plan) -> Iterator[tuple[str | None, object, str, bool]]:
    """Yield the referrals between the owner and a contact: to the owner is in, from the owner is out."""
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    for giver, taker, row in zip(givers, takers, log, strict=True):
        if taker == OWNER:
            yield giver, row["date"], "in", True
        elif giver == OWNER:
            yield taker, row["date"], "out", True
