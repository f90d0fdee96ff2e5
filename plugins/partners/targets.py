"""Targets: what was done against them, week by week and month by month, counted from the logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Filler, Task, Text, Texts, hookimpl

from .deeds import counted, deeds, last_day, starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from wombat import Network, Placed, Plan, Row, Value

    Deeds = Mapping[str, list[date]]

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

PERIODS = 12
"""Full weeks or months over which averages go, and periods shown in the tables."""
WEEKLY = ("meeting", "one_to_one", "referral")
MONTHLY = ("visitor", *WEEKLY)
_COLUMNS = ("5B4B8A", "0F766E", "B45309")
_NEEDS = ("weekly-pitch", "one-to-ones", "closed-business")


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    return [
        Filler("targets", "goals", ("now", "state", "before", "average", "met"), _goals, needs=_NEEDS),
        Filler("targets", "weeks", ("week", *WEEKLY, "done"), _weeks, needs=_NEEDS),
        Filler("targets", "months", ("month", *MONTHLY, "done"), _months, needs=_NEEDS),
    ]


@hookimpl
def wombat_tasks(plan: Plan) -> Iterable[Task]:
    """Ask for what is open of the targets of this week and month, by the last day of each."""
    done = deeds(plan)
    if not any(done.values()):
        return
    for row in plan.table("targets", "goals"):
        found, period = _goal(plan, row, done), str(row["period"])
        if found.get("state") == "open":
            why = texts(f"task.goal_{period}", done=found["now"], target=f"{row.number('target') or 0:g}")
            day = last_day(period, plan.today)
            yield Task(f"{row.id}-{day}", "targets", Text.plain(row.text("activity")), why, day)


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put columns for each of the last weeks above them."""
    if sheet == "targets":
        from wombat import charts

        chart = charts.columns(texts("targets.chart").say(language), "mm-dd")
        charts.show(chart, worksheet, places["weeks"], "week", WEEKLY, _COLUMNS, PERIODS)
        charts.put(chart, worksheet, places["weeks"].space)


def _goals(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    done = deeds(plan)
    return {row.id: _goal(plan, row, done) for row in plan.table("targets", "goals")}


def _goal(plan: Plan, row: Row, done: Deeds) -> dict[str, Value]:
    period, target = row["period"], row.number("target")
    if row["counted"] not in done or period not in ("week", "month"):
        return {}
    begin = starts(str(period), plan.today, PERIODS + 1)
    counts = counted(done[str(row["counted"])], begin, plan.today)
    full = counts[:-1][-_lived(done, begin) :] if _lived(done, begin) else []
    return {
        "now": counts[-1],
        "state": None if target is None else "done" if counts[-1] >= target else "open",
        "before": counts[-2],
        "average": sum(full) / len(full) if full else None,
        "met": sum(count >= target for count in full) / len(full) if full and target is not None else None,
    }


def _lived(done: Deeds, begin: list[date]) -> int:
    """Return how many full periods there were since the first thing in the logs; those before do not count."""
    first = min((days[0] for days in done.values() if days), default=None)
    return sum(end > first for end in begin[1:]) if first else 0


def _weeks(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {
        f"{day:%Y-%m-%d}": {"week": day, **counts, "done": share}
        for day, counts, share in _history(plan, "week", WEEKLY)
    }


def _months(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    return {
        f"{day:%Y-%m}": {"month": f"{day:%Y-%m}", **counts, "done": share}
        for day, counts, share in _history(plan, "month", MONTHLY)
    }


def _history(plan: Plan, period: str, kinds: tuple[str, ...]) -> list[tuple[date, dict[str, Value], float | None]]:
    """Return the first day of each period, what was done in it, and the share of its targets that were met."""
    done, begin = deeds(plan), starts(period, plan.today, PERIODS)
    counts = {kind: counted(days, begin, plan.today) for kind, days in done.items()}
    goals = [row for row in plan.table("targets", "goals") if row["period"] == period and row["counted"] in counts]
    aims = [(counts[str(row["counted"])], target) for row in goals if (target := row.number("target")) is not None]
    return [
        (day, {kind: counts[kind][at] for kind in kinds}, _share([each[at] >= target for each, target in aims]))
        for at, day in enumerate(begin)
    ]


def _share(met: list[bool]) -> float | None:
    return sum(met) / len(met) if met else None
