"""Accounts: how many are needed, what each one holds, and how full it is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import wombat
from wombat import Advice, Filler, Texts, hookimpl

from .figures import number, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

LIMITS = {"limit": 5_000, "limit_extended": 20_000}
"""Friends an account holds, and after an extension, where the form leaves them blank."""
NEARLY = 0.9
"""Load from which an account is nearly full."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    plan = ("expected", "needed", "needed_extended", "accounts", "short", "load")
    return [
        Filler("account-plan", "accounts", ("capacity", "load", "room", "state"), _accounts),
        Filler("account-plan", "segments", ("needed", "needed_extended", "have", "room"), _segments),
        Filler("account-plan", "plan", plan, _plan),
    ]


@hookimpl
def wombat_advice(plan: Plan) -> Iterable[Advice]:
    """Say which accounts are full or nearly, and that there are places for fewer customers than expected."""
    if short := _plan(plan)["short"]:
        yield Advice(texts("advice.short", n=short), "account-plan", "plan", field="short")
    for row in plan.table("account-plan", "accounts"):
        found = _account(plan, row)
        if found.get("state") in ("full", "nearly"):
            said = texts(f"advice.{found['state']}", account=row.text("account"), load=f"{found['load']:.0%}")
            yield Advice(said, "account-plan", "accounts", row.id, "friends")


def limit(plan: Plan, field: str) -> float:
    """Return how many friends an account holds: ``limit``, or ``limit_extended`` after an extension."""
    typed = plan.form("account-plan", "plan").get(field)
    return typed if isinstance(typed, (int, float)) and typed > 0 else LIMITS[field]


def accounts_for(customers: float, holds: float) -> int:
    """Return how many accounts so many customers need."""
    return math.ceil(customers / holds)


def _account(plan: Plan, row: Row) -> dict[str, Value]:
    if row["account"] is None:
        return {}
    capacity = limit(plan, "limit" if row["extended"] is None else "limit_extended")
    friends = number(row, "friends")
    load = friends / capacity
    state = "full" if load >= 1 else "nearly" if load >= NEARLY else "room"
    return {"capacity": capacity, "load": load, "room": max(0, capacity - friends), "state": state}


def _accounts(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {row.id: _account(plan, row) for row in plan.table("account-plan", "accounts")}


def _segments(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rooms: dict[str, list[float]] = {}
    for row in plan.table("account-plan", "accounts"):
        room = _account(plan, row).get("room")
        rooms.setdefault(row.text("segment").casefold(), []).append(room if isinstance(room, (int, float)) else 0)
    return {
        row.id: _segment(plan, row, rooms.get(row.text("segment").casefold(), []))
        for row in plan.table("account-plan", "segments")
        if row["segment"] is not None
    }


def _segment(plan: Plan, row: Row, rooms: list[float]) -> dict[str, Value]:
    customers = number(row, "customers")
    return {
        "needed": accounts_for(customers, limit(plan, "limit")),
        "needed_extended": accounts_for(customers, limit(plan, "limit_extended")),
        "have": len(rooms),
        "room": sum(rooms),
    }


def _needed(plan: Plan, expected: float, field: str) -> int:
    """Return the accounts needed: as many as the segments need in all, since no account serves two of them."""
    holds = limit(plan, field)
    segments = [row for row in plan.table("account-plan", "segments") if row["segment"] is not None]
    return max(accounts_for(expected, holds), sum(accounts_for(number(row, "customers"), holds) for row in segments))


def _plan(plan: Plan, _network: Network | None = None) -> dict[str, Value]:
    table, typed = plan.table("account-plan", "accounts"), plan.form("account-plan", "plan").get("customers")
    stated = typed if isinstance(typed, (int, float)) and typed > 0 else 0
    expected = stated or plan.table("account-plan", "segments").total("customers")
    places = [capacity for row in table if isinstance(capacity := _account(plan, row).get("capacity"), (int, float))]
    return {
        "expected": expected,
        "needed": _needed(plan, expected, "limit"),
        "needed_extended": _needed(plan, expected, "limit_extended"),
        "accounts": table.filled("account"),
        "short": max(0, expected - sum(places)),
        "load": ratio(table.total("friends"), sum(places)),
    }
