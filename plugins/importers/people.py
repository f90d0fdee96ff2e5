"""Any list of people: a card scanner, a spreadsheet of one's own, whatever has names, phones or e-mail addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Texts, column_words, find_columns, guess_columns, hookimpl, list_importer, read_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

NAMING = {"name", "given", "family", "nickname"}
REACHING = {"email", "phone", "wechat"}


def columns_of(grid: Grid) -> Columns:
    """Return the columns by their headings, and by what they hold where the headings say nothing."""
    columns = find_columns(grid, column_words())
    guess_columns(columns)
    return columns


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is a list of people."""
    columns = columns_of(grid)
    by_heading = {role for at, role in enumerate(columns.roles) if at not in columns.guessed}
    if by_heading & (NAMING | REACHING):
        return 50
    return 30 if set(columns.roles) & REACHING else 0


def read(grid: Grid, source: Source) -> Iterable[Record]:
    """Return the people of a sheet."""
    return read_people(columns_of(grid), source)


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read any list of people."""
    return [list_importer("people", texts("importer.people"), score, read, unreadable=1)]
