"""What the heat of a referral is worth, and referrals inside and outside: counted from the referral log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Plan, Value

wombat_api = wombat.API_VERSION

HEATS = ("h5", "h4", "h3", "h2", "h1")
SIDES = ("inside", "outside")
_COUNTED = ("count", "won", "lost", "rate", "value")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes."""
    return [
        Filler("closed-business", "heats", ("heat", *_COUNTED), lambda plan, _: by(plan, "heat", HEATS)),
        Filler("closed-business", "sides", ("side", *_COUNTED), lambda plan, _: by(plan, "side", SIDES)),
    ]


def by(plan: Plan, field: str, choices: Iterable[str]) -> dict[str, dict[str, Value]]:
    """Return what became of the referrals with each choice of a field of the log; word of mouth is left out."""
    log = [row for row in plan.table("referrals", "log") if row["kind"] != "word_of_mouth"]
    rows: dict[str, dict[str, Value]] = {}
    for choice in choices:
        these = [row for row in log if row[field] == choice]
        won, lost = ([row for row in these if row["state"] == state] for state in ("won", "lost"))
        ended = len(won) + len(lost)
        rows[choice] = {
            field: choice,
            "count": len(these),
            "won": len(won),
            "lost": len(lost),
            "rate": len(won) / ended if ended else None,
            "value": sum(row.number("value") or 0 for row in won),
        }
    return rows
