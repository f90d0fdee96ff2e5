"""The word-of-mouth matrix: the position on two axes, its stage, what moves it most, and the way so far."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import wombat
from wombat import AXES, Filler, Texts, hookimpl

from .matrix_parts import own_parts, parts_of, parts_off
from .matrix_path import remembered, with_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from wombat import MatrixPart, Network, Placed, Plan, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

BEGUN = 0.25
"""Below this on both axes a plan is at its start."""
AT_WORK = 0.7
"""From this on both axes word of mouth is at work."""
HALF = 0.5
"""An axis below this share of the other makes half a plan."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes; it reads nearly all the others."""
    needs = tuple(dict.fromkeys(part.sheet for part in own_parts()))
    rows = ("part", "axis", "score", "now", "target", "weight", "gain", "todo")
    return [
        Filler("matrix", "parts", rows, _parts, needs),
        Filler("matrix", "position", ("stage", "network", "message", "meaning", "moves"), _position, needs),
        Filler("matrix", "path", ("stage", "date", "network", "message"), _path, needs),
    ]


@hookimpl
def wombat_decorate(sheet: str, worksheet: Worksheet, places: Mapping[str, Placed], language: str) -> None:
    """Draw the way so far as a chart above the parts."""
    if sheet == "matrix":
        from .matrix_chart import add_chart

        add_chart(worksheet, places, language)


@dataclass(frozen=True, slots=True)
class Scored:
    """A part with its figures.

    Attributes:
        part: which.
        now: the figure reached.
        target: the user's, else the usual one.
        weight: likewise.
        gain: by how much the axis would rise with the part complete, 0 to 1.
    """

    part: MatrixPart
    now: float
    target: float
    weight: float
    gain: float = 0

    @property
    def axis(self) -> str:
        """``network`` or ``message``."""
        return self.part.axis

    @property
    def score(self) -> float:
        """The share of the target that is reached, at most 1; 0 without a target."""
        return min(1.0, self.now / self.target) if self.target > 0 else 0.0

    @property
    def left(self) -> int:
        """How many are missing from the target."""
        return math.ceil(max(0.0, self.target - self.now))


def scores(plan: Plan) -> list[Scored]:
    """Return every part of both axes with its figures."""
    scored = [_scored(plan, part) for part in parts_of(plan)]
    total = {axis: sum(each.weight for each in scored if each.axis == axis) for axis in AXES}
    return [
        replace(each, gain=each.weight * (1 - each.score) / total[each.axis] if total[each.axis] else 0)
        for each in scored
    ]


def _scored(plan: Plan, part: MatrixPart) -> Scored:
    """Return a part with the target and weight that stand in its row; blank there leaves it out."""
    table = plan.table("matrix", "parts")
    target, weight = part.target, part.weight
    if part.id in table:
        row = table.row(part.id)
        target, weight = row.number("target") or 0, row.number("weight") or 0
    return Scored(part, part.now(plan), target, weight)


def _standing(plan: Plan) -> list[Scored]:
    """Return the parts as their table has them by now; worked out anew where it does not have them all."""
    table, parts = plan.table("matrix", "parts"), parts_of(plan)
    if any(part.id not in table or table.row(part.id).number("now") is None for part in parts):
        return scores(plan)
    rows = ((part, table.row(part.id)) for part in parts)
    return [
        Scored(part, *(row.number(field) or 0 for field in ("now", "target", "weight", "gain"))) for part, row in rows
    ]


def position(scored: list[Scored]) -> dict[str, float]:
    """Return the position by axis: the mean of the scores by weight, 0 where nothing counts."""
    result = {}
    for axis in AXES:
        mine = [each for each in scored if each.axis == axis]
        total = sum(each.weight for each in mine)
        result[axis] = sum(each.weight * each.score for each in mine) / total if total else 0.0
    return result


def stage(network: float, message: float) -> str:
    """Return the stage of a position, a choice id of the field ``stage``."""
    low, high = sorted((network, message))
    if high < BEGUN:
        return "start"
    if low >= AT_WORK:
        return "at_work"
    if low < HALF * high:
        return "only_network" if network > message else "only_message"
    return "both"


def _title(plan: Plan, sheet: str) -> Text:
    definition = plan.worksheets.get(sheet)
    return definition.title if definition else wombat.Text.plain(sheet)


def _todo(plan: Plan, each: Scored) -> Text:
    return each.part.todo(each.left, _title(plan, each.part.sheet))


def _parts(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    rows: dict[str, dict[str, Value]] = {
        each.part.id: {
            "part": each.part.label.say(plan.language),
            "axis": each.axis,
            "score": each.score,
            "now": each.now,
            "target": each.target,
            "weight": each.weight,
            "gain": each.gain,
            "todo": _todo(plan, each).say(plan.language) if each.score < 1 and each.weight > 0 else None,
        }
        for each in scores(plan)
    }
    return rows | {part.id: _switched_off(plan, part) for part in parts_off(plan)}


def _switched_off(plan: Plan, part: MatrixPart) -> dict[str, Value]:
    """Return the row of a part that does not count for now; on no axis, it keeps the user's target and weight."""
    return {
        "part": part.label.say(plan.language),
        "score": 0.0,
        "gain": 0.0,
        "todo": texts("matrix.off").say(plan.language),
    }


def _position(plan: Plan, _network: Network) -> dict[str, Value]:
    scored = _standing(plan)
    here = position(scored)
    now = stage(here["network"], here["message"])
    return here | {
        "stage": now,
        "meaning": texts(f"matrix.meaning.{now}").say(plan.language),
        "moves": _moves(plan, scored, here),
    }


def _moves(plan: Plan, scored: list[Scored], here: dict[str, float]) -> str:
    best = max(scored, key=lambda each: (round(each.gain, 6), -here[each.axis]))
    if best.gain <= 0:
        return texts("matrix.nothing").say(plan.language)
    axis, gain = texts(f"matrix.axis.{best.axis}"), max(1, round(100 * best.gain))
    return texts("matrix.moves", part=best.part.label, axis=axis, gain=gain, todo=_todo(plan, best)).say(plan.language)


def _path(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return the positions of all builds, and leave them for the next one."""
    path = with_today(remembered(plan.earlier.get("matrix")), plan.today, position(_standing(plan)))
    plan.kept["matrix"] = {"path": [point.as_json() for point in path]}
    return {
        point.day.isoformat(): {
            "stage": stage(point.network, point.message),
            "date": point.day,
            "network": point.network,
            "message": point.message,
        }
        for point in path
    }
