"""The stages a consumer goes through in three schemes, and the relationship that the logs show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat import OWNER, Texts, named

if TYPE_CHECKING:
    from datetime import date

    from wombat import Contact, Network, Plan, Text

texts = Texts(__package__)


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to divide the way of a consumer.

    Attributes:
        id: short name.
        field: field of `contacts` that holds the stage.
        stages: choice ids in order.
        aside: stages that are no step forward, with the stage that was reached before them.
    """

    id: str
    field: str
    stages: tuple[str, ...]
    aside: tuple[tuple[str, str], ...] = ()


STANDARD = Scheme(
    "standard", "customer_stage", ("awareness", "consideration", "purchase", "use", "opinion", "word_of_mouth")
)
DETAILED = Scheme(
    "detailed",
    "detailed_stage",
    (
        *("interest", "awareness", "consideration", "liking", "purchase", "use", "support", "experience"),
        *("lapsed", "fan", "word_of_mouth"),
    ),
    (("lapsed", "experience"),),
)
RELATIONSHIP = Scheme("relationship", "stage", ("none", "potential", "weak", "strong", "long", "intense"))
SCHEMES = (STANDARD, DETAILED, RELATIONSHIP)

STRONG_FROM, INTENSE_FROM, LONG_DAYS = 0.5, 0.8, 365
"""Strength from which a relationship is strong and intense, days after which it is long, where `pipeline` is blank."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What the logs know of one contact: the first and last day, and how often each of the two made a move."""

    first: date
    last: date
    mine: int
    theirs: int


def limit(plan: Plan, field: str, usual: float) -> float:
    """Return a threshold of `pipeline`, the usual one where it is blank or not above 0."""
    typed = plan.form("pipeline", "totals").get(field)
    return typed if isinstance(typed, (int, float)) and typed > 0 else usual


def acquaintances(plan: Plan) -> dict[str, Acquaintance]:
    """Return what the interaction and referral logs know, by contact id; days to come do not count."""
    found: dict[str, Acquaintance] = {}
    log = plan.table("interactions", "log")
    for row, who in zip(log, named(plan, log, "contact"), strict=True):
        _add(plan, found, who, row.day("date"), theirs=row["direction"] == "in")
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    for row, giver, taker in zip(log, givers, takers, strict=True):
        if taker == OWNER:
            _add(plan, found, giver, row.day("date"), theirs=True)
        elif giver == OWNER:
            _add(plan, found, taker, row.day("date"), theirs=False)
    return found


def _add(plan: Plan, found: dict[str, Acquaintance], who: str | None, day: date | None, *, theirs: bool) -> None:
    if who in (None, OWNER) or day is None or day > plan.today:
        return
    old = found.get(str(who), Acquaintance(day, day, 0, 0))
    mine, others = old.mine + (not theirs), old.theirs + theirs
    found[str(who)] = Acquaintance(min(old.first, day), max(old.last, day), mine, others)


def suggested(plan: Plan, network: Network, contact: Contact, known: Acquaintance | None) -> tuple[str, Text] | None:
    """Return the stage of a relationship that the logs show, and why; None where they know nothing of the contact.

    Potential while only one side has made a move; then by strength: weak, strong, after a time long, and above a
    second threshold intense.
    """
    if known is None:
        return None
    score = network.owner_strength[contact.id].score if contact.id in network.owner_strength else 0.0
    days = (plan.today - known.first).days
    values = {"score": f"{score:.0%}", "days": days, "mine": known.mine, "theirs": known.theirs}
    if score >= limit(plan, "strong_from", STRONG_FROM):
        if score >= limit(plan, "intense_from", INTENSE_FROM):
            return "intense", texts("stage.strength", **values)
        long = days > limit(plan, "long_days", LONG_DAYS)
        return ("long" if long else "strong"), texts("stage.known", **values)
    if not known.mine or not known.theirs:
        return "potential", texts("stage.one_side", **values)
    return "weak", texts("stage.strength", **values)


def relationship(contact: Contact) -> str | None:
    """Return the stage of the relationship as the owner says, else as the logs suggest."""
    return contact.text("stage") or contact.text("suggested_stage") or None


def beyond(scheme: Scheme, stage: str) -> frozenset[str]:
    """Return the stages that are at a stage or have reached it before; stages aside count where they left the way."""
    way = [each for each in scheme.stages if each not in dict(scheme.aside)]
    if stage not in way:
        return frozenset({stage})
    there = set(way[way.index(stage) :])
    return frozenset(there | {aside for aside, before in scheme.aside if before in there})


CUSTOMERS = {
    STANDARD.field: beyond(STANDARD, "purchase"),
    DETAILED.field: beyond(DETAILED, "purchase"),
}
"""Stages of people who have bought, by field of `contacts`."""


def is_customer(contact: Contact) -> bool:
    """Tell whether a contact has bought, as its stage says."""
    return any(contact[field] in stages for field, stages in CUSTOMERS.items())


def stage_label(plan: Plan, sheet: str, part: str, field: str, stage: str) -> str:
    """Return what the workbook calls a choice; the id where it has none."""
    worksheet = plan.worksheets.get(sheet)
    fields = {each.id: each for each in worksheet.part(part).fields} if worksheet else {}
    choices = fields[field].choices if field in fields else ()
    return next((choice.label.say(plan.language) for choice in choices if choice.id == stage), stage)
