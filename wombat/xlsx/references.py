"""References that follow the rows they point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.xlsx.coords import MAX_COLUMN, MAX_ROW, Area, area
from wombat.xlsx.formulas import BROKEN, corners, each_reference, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.xlsx.moves import Move


def moved_reference(body: str, move: Move) -> str | None:
    """Return a reference after rows moved, None where its cells are gone; whole columns do not move."""
    places = corners(body)
    if not all(0 < row <= MAX_ROW and column <= MAX_COLUMN for _, column, _, row in places):
        return body
    if len(places) == 1:
        dollar, column, other, row = places[0]
        new = move.row(row)
        return None if new is None else written([(dollar, column, other, new)])
    upper, lower = sorted((0, 1), key=lambda at: places[at][3])
    span = move.span(places[upper][3], places[lower][3])
    if span is None:
        return None
    for at, row in ((upper, span[0]), (lower, span[1])):
        dollar, column, other, _ = places[at]
        places[at] = (dollar, column, other, row)
    return ":".join(f"{d}{e}{r}" if not c else written([(d, c, e, r)]) for d, c, e, r in places)


def following(target: str, move: Move) -> Callable[[str | None, str], str]:
    """Return what makes formulas follow the rows of a sheet.

    Args:
        target: name of the sheet whose rows move.
        move: how they move.

    Returns:
        A function of the sheet a formula stands on (None outside of sheets) and the formula, to the new formula.
    """
    wanted = target.casefold()

    def change(host: str | None, formula: str) -> str:
        def moved(sheet: str | None, body: str) -> str | None:
            meant = sheet if sheet is not None else host
            if meant is None or meant.casefold() != wanted:
                return None
            return moved_reference(body, move) or BROKEN

        return each_reference(formula, moved)

    return change


def moved_area(text: str, move: Move) -> str | None:
    """Return an area such as an attribute ``ref`` holds after rows moved, None where it is gone."""
    place = area(text)
    if place is None:
        return text
    span = move.span(place.first_row, place.last_row)
    if span is None:
        return None
    if span == (place.first_row, place.last_row):
        return text
    new = str(place.rows(*span))
    one = Area(span[0], place.first_column, span[0], place.first_column)
    return f"{one}:{one}" if ":" in text and ":" not in new else new


def moved_areas(text: str, move: Move) -> str:
    """Return a list of areas after rows moved, empty where all are gone."""
    return " ".join(new for part in text.split() if (new := moved_area(part, move)))
