"""O2O entrances: the aims that each entrance in use serves, and aims without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

AIMS = ("new", "more", "back", "member", "recommend")
"""Fields of the aims."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("o2o-entries", "summary", ("used", "without"), _summary),
        Filler("o2o-entries", "aims", ("aim", "entrances", "state", "which"), _aims),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Name the aims without an entrance, once one is in use."""
    if plan.table("o2o-entries", "entries").chosen("state", "have"):
        for aim in AIMS:
            if not serving(plan, aim):
                yield Advice(texts("advice.aim", aim=texts(f"aim.{aim}")), "o2o-entries", "aims", aim, "aim")


def serving(plan: Plan, aim: str) -> list[Row]:
    """Return the entrances in use that serve an aim."""
    rows = plan.table("o2o-entries", "entries")
    return [row for row in rows if row["entry"] is not None and row["state"] == "have" and row[aim]]


def _label(plan: Plan, aim: str) -> str:
    return texts(f"aim.{aim}").say(plan.language)


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    table = plan.table("o2o-entries", "entries")
    without = [_label(plan, aim) for aim in AIMS if not serving(plan, aim)]
    return {"used": table.chosen("state", "have"), "without": wording.listed(without, plan.language) or None}


def _aims(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rows: dict[str, dict[str, Value]] = {}
    for aim in AIMS:
        names = [row.text("entry") for row in serving(plan, aim)]
        rows[aim] = {
            "aim": _label(plan, aim),
            "entrances": len(names),
            "state": "served" if names else "none",
            "which": wording.listed(names, plan.language) or None,
        }
    return rows
