"""Thunderbird's address book, which Roundcube reads and writes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Texts, column_words, find_columns, guess_columns, hookimpl, list_importer, plain_heading, read_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

MARKS = {"display name", "primary email", "secondary email", "screen name", "web page 1", "birth year", "custom 1"}
ENOUGH = 4


def columns_of(grid: Grid) -> Columns:
    """Return the columns of an export."""
    columns = find_columns(grid, column_words())
    guess_columns(columns, names=False)
    return columns


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is an export of Thunderbird's address book."""
    headings = {plain_heading(heading) for heading in columns_of(grid).headings}
    return 90 if len(headings & MARKS) >= ENOUGH else 0


def read(grid: Grid, source: Source) -> Iterable[Record]:
    """Return the contacts."""
    return read_people(columns_of(grid), source)


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read Thunderbird's address book."""
    return [list_importer("thunderbird", texts("importer.thunderbird"), score, read)]
