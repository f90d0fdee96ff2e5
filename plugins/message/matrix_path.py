"""The positions of earlier builds, one for each day, as they are kept in the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 120
"""So many days are kept: the first one, where everything began, and the latest."""


@dataclass(frozen=True, slots=True)
class Point:
    """The position on one day, 0 to 1 on both axes."""

    day: date
    network: float
    message: float

    def as_json(self) -> dict[str, object]:
        """Return the point as plain JSON values."""
        return {"date": self.day.isoformat(), "network": self.network, "message": self.message}


def remembered(kept: object) -> list[Point]:
    """Return the points that an earlier build left; what is no point is passed over."""
    rows = kept.get("path") if isinstance(kept, dict) else None
    points = (_point(row) for row in rows) if isinstance(rows, list) else ()
    return [point for point in points if point is not None]


def _point(row: object) -> Point | None:
    try:
        return Point(date.fromisoformat(row["date"]), float(row["network"]), float(row["message"]))  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return None


def with_today(points: list[Point], today: date, here: Mapping[str, float]) -> list[Point]:
    """Return the points in order of their days, with today's in place of an earlier one of the same day."""
    by_day = {point.day: point for point in points}
    by_day[today] = Point(today, round(here["network"], 4), round(here["message"], 4))
    path = [by_day[day] for day in sorted(by_day)]
    return path if len(path) <= LONGEST else path[:1] + path[1 - LONGEST :]
