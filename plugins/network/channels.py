"""Online and offline: whether both sides have a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from wombat import Network, Plan, Row, Value

wombat_api = wombat.API_VERSION
texts = Texts(__package__)
EVEN = 3
"""The larger side has at most this many times the plans of the smaller where both are even."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [Filler("channels", "balance", ("online", "offline", "done", "overdue", "balance", "advice"), fill_balance)]


def fill_balance(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the figures of the form."""
    sides = [list(plan.table("channels", side)) for side in ("online", "offline")]
    online, offline = (sum(1 for row in side if row.text("plan")) for side in sides)
    rows = [row for side in sides for row in side]
    word = balance(online, offline)
    return {
        "online": online,
        "offline": offline,
        "done": sum(1 for row in rows if row.text("result")),
        "overdue": sum(1 for row in rows if _overdue(row, plan.today)),
        "balance": word,
        "advice": texts(f"channels.{word}").say(plan.language),
    }


def balance(online: int, offline: int) -> str:
    """Return how two numbers of plans stand to each other, a choice id of the field ``balance``."""
    if not online and not offline:
        return "none"
    if not offline:
        return "online_only"
    if not online:
        return "offline_only"
    if EVEN * min(online, offline) >= max(online, offline):
        return "even"
    return "mostly_online" if online > offline else "mostly_offline"


def _overdue(row: Row, today: date) -> bool:
    day = row.day("when")
    return bool(row.text("plan")) and not row.text("result") and day is not None and day < today
