"""The contacts worksheet: silence, suggested tie, referrals and hub rank of each contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, ReferralTotals, Texts, hookimpl, last_contacts, named, referral_totals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
FIELDS = (
    "days_since",
    "suggested_tie",
    "tie_why",
    "referrals_given",
    "referrals_received",
    "referral_balance",
    "hub_rank",
)


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [Filler("contacts", "people", FIELDS, fill_contacts)]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Find contacts without a name, and those met through themselves."""
    table = plan.table("contacts")
    names = table.columns.get("name", [])
    for contact, name, through in zip(table.ids, names, named(plan, table, "met_through"), strict=False):
        if not name:
            yield Advice(texts("contacts.no_name"), "contacts", "people", contact, "name", wrong=True)
        if through == contact:
            yield Advice(texts("contacts.through_self"), "contacts", "people", contact, "met_through", wrong=True)


def fill_contacts(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the computed columns by contact id."""
    last, totals, ranks = last_contacts(plan), referral_totals(plan), hub_ranks(network)
    nothing = ReferralTotals()
    filled: dict[str, dict[str, Value]] = {}
    for contact in plan.table("contacts").ids:
        total, tie = totals.get(contact, nothing), network.owner_strength.get(contact)
        filled[contact] = {
            "days_since": (plan.today - last[contact]).days if contact in last else None,
            "suggested_tie": ("strong" if tie.strong else "weak") if tie else None,
            "tie_why": tie.why.say(plan.language) if tie else None,
            "referrals_given": total.given,
            "referrals_received": total.received,
            "referral_balance": total.balance,
            "hub_rank": ranks.get(contact),
        }
    return filled


def hub_ranks(network: Network) -> dict[str, int]:
    """Return the place in the ranking of every contact that has a tie to another."""
    places, tied = network.ranking.place.tolist(), network.tied.tolist()
    return {contact: places[at] for at, contact in enumerate(network.ids) if tied[at]}
