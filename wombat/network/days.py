"""Dates of events as days since 1970, from ISO dates, Unix times, or as people write them."""

from __future__ import annotations

import re
import warnings
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from wombat.sources.dates import Dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wombat.network.model import Array

SECONDS = 86_400
MILLISECONDS_FROM = 1e11
"""A number above this is a Unix time in milliseconds: in seconds it would be the year 5138."""
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
NONE = -1.0


def days_of(cells: Sequence[str], today: date) -> Array:
    """Return days since 1970 with the time of day as a fraction; -1 for a blank, nan for what is no date.

    Dates before 1970 count as 1970-01-01.
    """
    for read in (_unix, _iso):
        days = read(cells)
        if days is not None:
            return days
    dates = Dates(cells, today)
    return np.array([_one(cell, dates) for cell in cells], np.float64)


def last_moment(day: date) -> float:
    """Return the end of a day as days since 1970."""
    return float(day.toordinal() - date(1970, 1, 1).toordinal() + 1)


def _unix(cells: Sequence[str]) -> Array | None:
    """Read a column of numbers that are not all dates such as 20240131; blanks are none."""
    filled = [cell for cell in cells if cell]
    try:
        times = np.array(list(map(float, filled)), np.float64)
    except ValueError:
        return None
    if not np.isfinite(times).all() or (filled and all(map(_COMPACT.fullmatch, filled))):
        return None
    times = np.where(np.abs(times) > MILLISECONDS_FROM, times / 1000, times)
    return _spread(cells, times / SECONDS)


def _iso(cells: Sequence[str]) -> Array | None:
    filled = [cell.removesuffix("Z") for cell in cells if cell]
    if not all(cell[4:5] == "-" for cell in filled):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            times = np.array(filled, "datetime64[s]")
    except (ValueError, Warning):
        return None
    days = times.astype(np.int64) / SECONDS
    return None if np.isnat(times).any() else _spread(cells, days)


def _spread(cells: Sequence[str], days: Array) -> Array:
    """Put the days of the cells that are filled into their places."""
    whole = np.full(len(cells), NONE)
    whole[[bool(cell) for cell in cells]] = np.maximum(days, 0)
    return whole


def _one(cell: str, dates: Dates) -> float:
    if cell and not _COMPACT.fullmatch(cell) and (number := _unix([cell])) is not None:
        return float(number[0])
    said = dates.iso(cell)
    if said == "":
        return NONE
    if said is None or said.startswith("--"):
        return float("nan")
    return max(0.0, last_moment(date.fromisoformat(said)) - 1)
