"""The worksheet of coffee chats, how often they were, and with whom the next one should be."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from wombat import Filler, Texts, hookimpl

if TYPE_CHECKING:
    from wombat import Network, Plan, Value

wombat_api = 1  # the version of the plugin interface this was written for
texts = Texts(__package__)
SHEET = "starter-plugin"
PAUSE = timedelta(days=90)  # nobody wants the same coffee twice a quarter
NEXT = 5


@hookimpl
def wombat_worksheets() -> list[Path]:
    """Return the folder with the definition of the worksheet."""
    return [Path(__file__).parent / "worksheets"]


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return what is computed, part by part."""
    return [
        Filler(SHEET, "summary", ("chats", "people"), count_chats),
        Filler(SHEET, "next", ("who", "why"), whom_next),
    ]


def count_chats(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return how many chats there were, and with how many people: a value for each field of the form."""
    people = [plan.who(row["who"]) for row in plan.table(SHEET, "log")]
    return {"chats": len(people), "people": len(set(filter(None, people)))}


def whom_next(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the first hubs nobody had coffee with lately: values for each row, the rows by an id that stays."""
    log = plan.table(SHEET, "log")
    lately = {plan.who(row["who"]) for row in log if (day := row.day("on")) and plan.today - day < PAUSE}
    hubs = [network.ids[at] for at in network.ranking.order if network.tied[at] and network.ids[at] not in lately]
    return {contact: {"who": plan.label(contact), "why": why(plan, network, contact)} for contact in hubs[:NEXT]}


def why(plan: Plan, network: Network, contact: str) -> str:
    """Return why a contact is worth a coffee, in the language of the workbook."""
    reasons = [reason.say(plan.language) for reason in network.ranking.reasons(contact)[:2]]
    return texts("next.why", rank=network.ranking.rank(contact), reasons="; ".join(reasons)).say(plan.language)
