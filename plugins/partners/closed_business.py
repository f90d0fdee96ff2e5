"""Closed business: wins of the referral log taken over, and the totals by giver, circle and year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, Texts, hookimpl

from .closings import TIERS, Closing, closings, total
from .people import Names, referrals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from wombat import Network, Placed, Plan, Value

    Rows = dict[str, dict[str, Value]]

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
_SHEET = "closed-business"
_BAR, _TOP = "5B4B8A", 8


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module computes; the slips first, since the totals add them up."""
    of_giver = ("giver", "total", "count", *TIERS, "new", "repeat", "this_year", "last")
    return [
        Filler(_SHEET, "slips", ("circles",), fill_slips),
        Filler(_SHEET, "totals", ("total", "this_year", "last_year", "repeat", "indirect"), fill_totals),
        Filler(_SHEET, "givers", of_giver, fill_givers),
        Filler(_SHEET, "by_circle", ("circle", "total", "count", "givers", "share"), fill_circles),
        Filler(_SHEET, "years", ("year", "total", "count", "change"), fill_years),
    ]


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put a bar for each of the first givers to the top of the sheet."""
    if sheet == _SHEET:
        from wombat import charts

        chart = charts.bars(texts("closed.chart").say(language), "#,##0")
        charts.show(chart, worksheet, places["givers"], "giver", ["total"], [_BAR], _TOP)
        charts.put(chart, worksheet, places["totals"].space)


def fill_slips(plan: Plan, _network: Network) -> Rows:
    """Return the circles of each row, and new rows for referrals to the owner that were won and stand nowhere yet."""
    names = Names(plan)
    listed = closings(plan, names)
    rows: Rows = {each.row.id: {"circles": list(each.circles) or None} for each in listed}
    there = {(each.last_hand, each.day, each.amount) for each in listed}
    for each in referrals(plan):
        row, amount = each.row, each.row.number("value")
        won = row["state"] == "won" and each.taker == OWNER and each.giver
        if won and amount and (each.giver, row.day("date"), amount) not in there:
            rows.setdefault(f"won-{row.id}", {
                "thanks_to": plan.label(str(each.giver)), "customer": row["prospect"], "date": row["date"],
                "amount": amount, "tier": "direct", "kind": "new",
            })  # fmt: skip
    return _with_circles(plan, rows, names)


def _with_circles(plan: Plan, rows: Rows, names: Names) -> Rows:
    """Give new rows the circles of their givers."""
    fresh = {row_id: values for row_id, values in rows.items() if "thanks_to" in values}
    if fresh:
        from .closings import _circles

        circles = _circles(plan)
        for values in fresh.values():
            values["circles"] = list(circles.get(names.key(values["thanks_to"]), ())) or None
    return rows


def _between(these: Iterable[Closing], first: date, last: date) -> list[Closing]:
    return [each for each in these if each.day and first <= each.day <= last]


def _of_year(these: Iterable[Closing], year: int) -> list[Closing]:
    return _between(these, date(year, 1, 1), date(year, 12, 31))


def fill_totals(plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the totals of the form."""
    these, year = closings(plan, Names(plan)), plan.today.year
    return {
        "total": total(these),
        "this_year": total(_of_year(these, year)),
        "last_year": total(_of_year(these, year - 1)),
        "repeat": total(each for each in these if each.row["kind"] == "repeat"),
        "indirect": total(each for each in these if each.tier != "direct"),
    }


def fill_givers(plan: Plan, _network: Network) -> Rows:
    """Return what each giver brought, the most first."""
    names = Names(plan)
    by_giver: dict[str, list[Closing]] = {}
    for each in closings(plan, names):
        if each.giver:
            by_giver.setdefault(each.giver, []).append(each)
    order = sorted(by_giver, key=lambda who: (-total(by_giver[who]), -len(by_giver[who])))
    return {who: {"giver": names.label(who), **_of_giver(by_giver[who], plan.today.year)} for who in order}


def _of_giver(these: list[Closing], year: int) -> dict[str, Value]:
    tiers: dict[str, Value] = {tier: total(each for each in these if each.tier == tier) or None for tier in TIERS}
    kinds: dict[str, Value] = {
        kind: total(each for each in these if each.row["kind"] == kind) or None for kind in ("new", "repeat")
    }
    return {
        "total": total(these),
        "count": len(these),
        **tiers,
        **kinds,
        "this_year": total(_of_year(these, year)) or None,
        "last": max((each.day for each in these if each.day), default=None),
    }


def fill_circles(plan: Plan, _network: Network) -> Rows:
    """Return what came from each circle, the most first, and last what came from nobody's circle.

    A giver in several circles counts for each in equal parts.
    """
    these = closings(plan, Names(plan))
    parts: dict[str, list[tuple[str, float]]] = {}
    for each in these:
        for circle in each.circles or ("",):
            parts.setdefault(circle, []).append((each.giver, each.amount / max(1, len(each.circles))))
    sums = {circle: sum(amount for _, amount in given) for circle, given in parts.items()}
    whole = total(these)
    return {
        f"circle {circle}".strip(): {
            "circle": circle or texts("closed.no_circle").say(plan.language),
            "total": sums[circle],
            "count": len(parts[circle]),
            "givers": len({giver for giver, _ in parts[circle] if giver}),
            "share": sums[circle] / whole if whole else None,
        }
        for circle in sorted(parts, key=lambda name: (not name, -sums[name]))
    }


def fill_years(plan: Plan, _network: Network) -> Rows:
    """Return each year from the first closing to the last, the latest first, against the year before."""
    these = closings(plan, Names(plan))
    years = sorted(each.day.year for each in these if each.day)
    sums = {year: total(_of_year(these, year)) for year in range(years[0], years[-1] + 1)} if years else {}
    return {
        str(year): {
            "year": str(year),
            "total": sums[year],
            "count": sum(each.row.number("amount") is not None for each in _of_year(these, year)),
            "change": (sums[year] / sums[year - 1] - 1) if sums.get(year - 1) else None,
        }
        for year in reversed(sums)
    }
