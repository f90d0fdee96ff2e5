"""Google Contacts, in the layout before 2024 (with a ``Name``) and the one since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Texts, column_words, find_columns, hookimpl, list_importer, read_people, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Columns, Grid, Importer, Record, Source

wombat_api = 1
texts = Texts(__package__)

PARTS = ("Street", "PO Box", "Region", "Postal Code", "Extended Address")
WORDS = words_of(
    {
        "address": ["Address 1 - Formatted", "Address - Formatted"],
        "address_part": [f"Address - {part}" for part in PARTS],
        "country": ["Address - Country"],
        "file_as": ["File As"],
    }
)
MARKS = {
    "Given Name Yomi",
    "Yomi Name",
    "Group Membership",
    "E-mail 1 - Value",
    "Phone 1 - Value",
    "Phonetic First Name",
    "File As",
    "Labels",
    "E-mail 1 - Label",
    "E-mail 1 - Type",
    "Phone 1 - Label",
    "Organization 1 - Name",
    "Organization Name",
    "Name Prefix",
    "Additional Name",
    "Short Name",
}
ENOUGH = 4


def columns_of(grid: Grid) -> Columns:
    """Return the columns of an export."""
    return find_columns(grid, column_words(), WORDS)


def score(grid: Grid) -> int:
    """Return how sure it is that a sheet is an export of Google Contacts."""
    headings = {heading.strip() for heading in columns_of(grid).headings}
    return 90 if len(headings & MARKS) >= ENOUGH else 0


def read(grid: Grid, source: Source) -> Iterable[Record]:
    """Return the contacts."""
    return read_people(columns_of(grid), source)


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read Google Contacts."""
    return [list_importer("google", texts("importer.google"), score, read)]
