"""How far each rule of care is kept, as the logs and the other worksheets show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from wombat import OWNER, Option, Texts, last_contacts, named

from .messages import is_short, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Plan, Row, Text

texts = Texts(__package__)

BEST = 5
"""The highest score."""
IN_TOUCH = Option(
    "in_touch",
    "integer",
    90,
    texts("option.in_touch"),
    texts("option.in_touch_help"),
    minimum=1,
    maximum=3650,
    group="care",
)
"""Days within which a customer counts as in touch."""
WEEKS = 8
"""Weeks looked back over for messages."""
LEADERS = Option(
    "leaders",
    "percent",
    0.25,
    texts("option.leaders"),
    texts("option.leaders_help"),
    minimum=0.01,
    maximum=1,
    group="care",
)
"""Share of the messages that leaders write for the full score."""
ENOUGH = 3
"""Messages that serve a rule for the full score, where nothing else tells of it."""
CUSTOMER = ("customer", "client", "客户", "客戶")
"""Words in the tags of a contact who is a customer."""
_FACTORS = ("first_impression", "habit", "core_value", "lovable")


@dataclass(frozen=True, slots=True)
class Measured:
    """A share of what a rule asks for.

    Attributes:
        done: how many did.
        of: of how many, above 0.
        why: says both.
        full: share that earns the highest score.
    """

    done: int
    of: int
    why: Text
    full: float = 1.0

    @property
    def score(self) -> int:
        """The score from 0 to `BEST`, halves rounded up."""
        return int(BEST * min(1.0, self.done / self.of / self.full) + 0.5)


def measured(plan: Plan, rule: Row) -> Measured | None:
    """Return how far a rule is kept; None where nothing tells. A rule of the user's own goes by its messages."""
    return _MEASURES.get(rule.id, _served)(plan, rule)


def customers(plan: Plan) -> list[str]:
    """Return the ids of the contacts who are customers, by the store they are kept in or a word in their tags."""
    return [
        contact.id
        for contact in plan.contacts
        if contact["store"] == "customers" or any(word in contact.text("tags").casefold() for word in CUSTOMER)
    ]


def _told(key: str, done: int, of: int, full: float = 1.0, days: int = 0) -> Measured | None:
    why = texts(f"measure.{key}", done=done, n=of, days=days, full=f"{full:.0%}")
    return Measured(done, of, why, full) if of else None


def _served(plan: Plan, rule: Row) -> Measured | None:
    names = {rule.id, rule.text("rule").casefold()} - {""}
    rows = written(plan)
    done = sum(row.text("rule").casefold() in names for row in rows)
    return Measured(done, ENOUGH, texts("measure.served", n=done, enough=ENOUGH)) if rows else None


def _value(plan: Plan, _rule: Row) -> Measured | None:
    products = [row for row in plan.table("experience", "products") if row.text("product")]
    return _told("value", sum(all(row[name] is not None for name in _FACTORS) for row in products), len(products))


def _relationship(plan: Plan, _rule: Row) -> Measured | None:
    last, known, days = last_contacts(plan), customers(plan), plan.option(IN_TOUCH)
    near = sum(who in last and (plan.today - last[who]).days <= days for who in known)
    return _told("relationship", near, len(known), days=days)


def _leaders(plan: Plan, _rule: Row) -> Measured | None:
    speakers = [row["speaker"] for row in written(plan) if row["speaker"] is not None]
    return _told("leaders", speakers.count("leader"), len(speakers), plan.option(LEADERS))


def _recognition(plan: Plan, _rule: Row) -> Measured | None:
    log = plan.table("referrals", "log")
    people = zip(log, named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER), strict=True)
    mine = [row for row, giver, taker in people if taker == OWNER and giver != OWNER and row["kind"] != "word_of_mouth"]
    return _told("recognition", sum(row["thanked_on"] is not None for row in mine), len(mine))


def _content(plan: Plan, _rule: Row) -> Measured | None:
    rows = written(plan)
    return _told("content", sum(is_short(plan, row) for row in rows), len(rows))


def _regularity(plan: Plan, _rule: Row) -> Measured | None:
    days = [day for row in written(plan) if (day := row.day("date")) and day <= plan.today]
    monday = plan.today - timedelta(days=plan.today.weekday())
    weeks = {(monday - day + timedelta(days=6)).days // 7 for day in days}
    return _told("regularity", len(weeks & {*range(WEEKS)}), WEEKS) if days else None


_MEASURES: dict[str, Callable[[Plan, Row], Measured | None]] = {
    "value": _value,
    "relationship": _relationship,
    "leaders": _leaders,
    "recognition": _recognition,
    "content": _content,
    "regularity": _regularity,
}
