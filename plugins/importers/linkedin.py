"""LinkedIn's ``Connections.csv``: some lines of notes, then one connection a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Dates, Texts, column_words, find_columns, hookimpl, list_importer, read_people, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

WORDS = words_of({"connected_on": ["Connected On"], "url": ["URL", "Profile URL"], "title": ["Position"]})


def columns_of(grid: Grid) -> Columns:
    """Return the columns of an export."""
    return find_columns(grid, column_words(), WORDS)


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is an export of connections."""
    columns = columns_of(grid)
    return 90 if columns.has("given", "family", "connected_on") and set(columns.roles) & {"title", "company"} else 0


def read(grid: Grid, source: Source) -> Iterable[Record]:
    """Return the connections; the day one connected is kept as a date."""
    columns = columns_of(grid)
    days = columns.of("connected_on")
    dates = Dates((row[at] for row in grid.rows for at in days if at < len(row)), source.today, source.country)
    for record in read_people(columns, source):
        for at in days:
            label = columns.label(at)
            if extra := getattr(record, "extra", None):
                extra |= {label: dates.iso(extra[label]) or extra[label]} if label in extra else {}
        yield record


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read LinkedIn's connections."""
    return [list_importer("linkedin", texts("importer.linkedin"), score, read)]
