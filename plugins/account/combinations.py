"""Channels combined: flows that come to a purchase or a recommendation, and those that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

GOALS = ("purchase", "recommend")
"""Where a flow is meant to end."""
PARTNERS = ("group", "video", "mini")
"""The channels that an account is combined with."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("combinations", "flows", ("state", "steps"), _flows),
        Filler("combinations", "summary", ("flows", "nowhere", "incomplete", "todo"), _summary),
        Filler("combinations", "pairs", ("pair", "out", "back", "state"), _pairs),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which flows lead nowhere, and once one is complete, of which something is missing."""
    rows = plan.table("combinations", "flows")
    begun = any(_complete(row) for row in rows)
    for row_id, found in _flows(plan).items():
        row = rows.row(row_id)
        if found["state"] == "nowhere" or (begun and found["state"] == "incomplete"):
            ends = {"one": _label(plan, row.text("from")), "other": _label(plan, row.text("to"))}
            yield Advice(texts(f"advice.{found['state']}", **ends), "combinations", "flows", row_id, "carries")


def _ends(row: Row) -> tuple[str, str]:
    return row.text("from").strip().casefold(), row.text("to").strip().casefold()


def _complete(row: Row) -> bool:
    return None not in (row["from"], row["to"], row["carries"])


def distances(flows: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return how many flows each place is away from a goal, 0 for the goals; places that reach none are missing."""
    into: dict[str, list[str]] = {}
    for start, end in flows:
        into.setdefault(end, []).append(start)
    far = dict.fromkeys(GOALS, 0)
    front = list(GOALS)
    for place in front:
        for before in into.get(place, ()):
            if before not in far:
                far[before] = far[place] + 1
                front.append(before)
    return far


def _far(plan: Plan) -> dict[str, int]:
    return distances(_ends(row) for row in plan.table("combinations", "flows") if _complete(row))


def _flows(plan: Plan, _network: Network | None = None) -> dict[str, dict[str, Value]]:
    far = _far(plan)
    rows: dict[str, dict[str, Value]] = {}
    for row in plan.table("combinations", "flows"):
        steps = far.get(_ends(row)[1])
        if _complete(row):
            arrives = steps is not None
            rows[row.id] = {
                "state": "arrives" if arrives else "nowhere",
                "steps": steps + 1 if steps is not None else None,
            }
        elif row["from"] is not None or row["to"] is not None:
            rows[row.id] = {"state": "incomplete"}
    return rows


def _summary(plan: Plan, network: Network) -> dict[str, Value]:
    table = plan.table("combinations", "flows")
    states = [row["state"] for row in _flows(plan, network).values()]
    return {
        "flows": table.filled("from"),
        "nowhere": states.count("nowhere"),
        "incomplete": states.count("incomplete"),
        "todo": _lost(plan),
    }


def _lost(plan: Plan) -> str | None:
    """Return the places from which no goal is reached, in the order of the sheet."""
    far = _far(plan)
    places = {_ends(row)[1]: row.text("to") for row in plan.table("combinations", "flows") if _complete(row)}
    lost = [_label(plan, name) for key, name in places.items() if key not in far]
    return texts("combinations.lost", places=wording.listed(lost, plan.language)).say(plan.language) if lost else None


def _label(plan: Plan, place: str) -> str:
    sheet = plan.worksheets.get("combinations")
    choices = sheet.part("flows").field("to").choices if sheet else ()
    return next((choice.label.say(plan.language) for choice in choices if choice.id == place), place)


def _pairs(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    ways = [_ends(row) for row in plan.table("combinations", "flows") if _complete(row)]
    rows: dict[str, dict[str, Value]] = {}
    for other in PARTNERS:
        out, back = ways.count(("account", other)), ways.count((other, "account"))
        state = "both" if out and back else "one" if out or back else "none"
        pair = texts("combinations.pair", place=_label(plan, other)).say(plan.language)
        rows[other] = {"pair": pair, "out": out, "back": back, "state": state}
    return rows
