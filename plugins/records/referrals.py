"""The referral log: what is open, unanswered and not thanked for, and the totals by person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Advice, Filler, ReferralTotals, Texts, hookimpl, named, referral_totals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

    Rows = dict[str, dict[str, Value]]

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
UNANSWERED_DAYS = 14
"""Days until a referral is unanswered where the settings do not say."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    totals = ("count", "word_of_mouth", "received", "given", "win_rate", "value_won", "unanswered", "not_thanked")
    people = ("contact", "given", "received", "balance", "won", "value", "spoke", "spoken_of", "last")
    return [
        Filler("referrals", "totals", totals, fill_totals),
        Filler("referrals", "log", ("days_open", "unanswered", "thanks_due"), fill_log),
        Filler("referrals", "people", people, fill_people),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Find referrals that somebody gave to the very same."""
    table = plan.table("referrals", "log")
    for row_id, one, other in zip(table.ids, named(plan, table, "from"), named(plan, table, "to"), strict=True):
        if one is not None and one == other:
            yield Advice(texts("wrong.self_referral"), "referrals", "log", row_id, "to", wrong=True)


def fill_totals(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the totals of the form."""
    rows = list(plan.table("referrals", "log"))
    mine = referral_totals(plan).get(OWNER, ReferralTotals())
    judged = [_judge(plan, referral) for referral in _referrals(plan)]
    real = [row for row in rows if row["kind"] != "word_of_mouth"]
    states = Counter(row["state"] for row in real)
    ended = states["won"] + states["lost"]
    return {
        "count": sum(1 for row in real if row["kind"] or row["from"] or row["to"]),
        "word_of_mouth": len(rows) - len(real),
        "received": mine.received,
        "given": mine.given,
        "win_rate": states["won"] / ended if ended else None,
        "value_won": sum(row.number("value") or 0 for row in real if row["state"] == "won"),
        "unanswered": sum(1 for row in judged if row["unanswered"]),
        "not_thanked": sum(1 for row in judged if row["thanks_due"]),
    }


def fill_log(plan: Plan, _network: Network) -> Rows:
    """Return days open, whether unanswered and whether thanks are due, by row id; word of mouth has none of these."""
    return {referral.row.id: _judge(plan, referral) for referral in _referrals(plan)}


@dataclass(frozen=True, slots=True)
class _Referral:
    """A row of the log that is no word of mouth, with the ids of the two; a blank name is the owner's."""

    row: Row
    giver: str | None
    taker: str | None


def _referrals(plan: Plan) -> list[_Referral]:
    log = plan.table("referrals", "log")
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    each = (_Referral(row, giver, taker) for row, giver, taker in zip(log, givers, takers, strict=True))
    return [one for one in each if one.row["kind"] != "word_of_mouth"]


def _judge(plan: Plan, referral: _Referral) -> dict[str, Value]:
    row, day = referral.row, referral.row.day("date")
    days = (plan.today - day).days if day and row["state"] not in {"won", "lost"} else None
    late = days is not None and days > unanswered_days(plan) and row["state"] in {None, "given"}
    owed = referral.taker == OWNER and referral.giver != OWNER and row["thanked_on"] is None
    return {"days_open": days, "unanswered": late or None, "thanks_due": owed or None}


def unanswered_days(plan: Plan) -> float:
    """Return after how many days a referral counts as unanswered, as the settings say."""
    days = plan.form("settings", "main").get("unanswered_days")
    return days if isinstance(days, (int, float)) else UNANSWERED_DAYS


def fill_people(plan: Plan, _network: Network) -> Rows:
    """Return the totals of each contact in the log, who brought most first."""
    totals = {who: total for who, total in referral_totals(plan).items() if who != OWNER}
    order = sorted(totals, key=lambda who: (-totals[who].value, -totals[who].given, -totals[who].received, who))
    return {who: _person(plan, who, totals[who]) for who in order}


def _person(plan: Plan, who: str, total: ReferralTotals) -> dict[str, Value]:
    return {
        "contact": plan.label(who),
        "given": total.given,
        "received": total.received,
        "balance": total.balance,
        "won": total.won,
        "value": total.value,
        "spoke": total.spoke,
        "spoken_of": total.spoken_of,
        "last": total.last,
    }
