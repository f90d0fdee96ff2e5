"""Reads a calendar export with the columns Date, Coffee with and About into the worksheet.

A start for an importer of your own. If you need none, delete this file, its test and its line in ``pyproject.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat import Dates, SetAside, TableRow, Texts, find_columns, hookimpl, list_importer, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat import Columns, Grid, Importer, Record, Source, Value

wombat_api = 1
texts = Texts(__package__)
HEADINGS = words_of(
    {"contact": ["Coffee with", "咖啡会面", "咖啡會面"], "date": ["Date", "日期"], "about": ["About", "话题", "話題"]}
)


@hookimpl
def wombat_importers() -> list[Importer]:
    """Return the kinds of file that are read."""
    return [list_importer("starter-plugin", texts("calendar.label"), score, read)]


def columns_of(grid: Grid) -> Columns:
    """Return what the columns of a list mean."""
    return find_columns(grid, HEADINGS)


def score(grid: Grid) -> int:
    """Return how sure it is that a list is a calendar of coffee chats, 0 to 100; the surest importer reads a file."""
    return 90 if columns_of(grid).has("contact", "date") else 0


def read(grid: Grid, source: Source) -> Iterator[Record]:
    """Yield a row for the worksheet for each row of the list; one without a name is set aside with the reason."""
    columns = columns_of(grid)
    at = columns.first()
    dates = Dates((row[at["date"]] for _, row in columns.rows() if at["date"] < len(row)), source.today, source.country)
    for place, row in columns.rows():
        cells = {role: row[column].strip() for role, column in at.items() if column < len(row)}
        if not cells.get("contact"):
            yield SetAside(place, texts("calendar.nobody"))
            continue
        day = dates.iso(cells.get("date", ""))
        values: dict[str, Value] = {
            "who": cells["contact"],
            "on": date.fromisoformat(day) if day and day[0] != "-" else None,
            "about": cells.get("about"),
        }
        yield TableRow(place, "starter-plugin", "log", values, key=("who", "on"))
