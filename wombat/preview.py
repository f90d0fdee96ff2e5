"""A source looked at before it is taken in: what it is, what its columns mean, and what would become of its records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.intake import importers_of, join, read_with, source_of, surest
from wombat.records import Person, Relation, TableRow
from wombat.sources.grid import letters

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.intake import Report
    from wombat.prepare import Prepared
    from wombat.records import Record
    from wombat.sources.columns import Columns
    from wombat.sources.grid import Grid
    from wombat.sources.source import Source


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column of a list.

    Attributes:
        sheet: empty for a text file.
        column: its letters.
        heading: as the file has it; empty where it has none.
        role: what it was taken for; empty where it is kept in the notes under its heading.
        guessed: whether what the cells hold said so, and not the heading.
        example: the first cell that is filled.
    """

    sheet: str
    column: str
    heading: str
    role: str
    guessed: bool
    example: str


@dataclass(slots=True)
class Preview:
    """What a source is and what would come of it.

    Attributes:
        report: of its records, taken in by themselves.
        sure: how sure the importer is, 1 to 100.
        kind: what the bytes are, a word of `wombat.sources.kinds`.
        encoding: of a text list, else empty.
        assumed: whether the encoding was worked out from evidence.
        columns: of a list.
        people: how many records are people.
        ties: how many are ties.
        rows: how many are rows of other worksheets.
    """

    report: Report
    sure: int
    kind: str
    encoding: str = ""
    assumed: bool = False
    columns: list[Mapped] = field(default_factory=list)
    people: int = 0
    ties: int = 0
    rows: int = 0


def preview(prepared: Prepared, path: Path) -> Preview:
    """Look at a source; nothing is written.

    Args:
        prepared: a new workbook, or the one that would take the source in; its plan is changed.
        path: of the file.

    Raises:
        WombatError: no importer recognises the file, or it cannot be read.
    """
    source = source_of(prepared, path)
    sure, plugin, importer = surest(prepared.host, source, importers_of(prepared.host))
    sheets = _sheets(source)
    for sheet in sheets:
        sheet.columns = None
    records = read_with(prepared.host, plugin, importer, source) or []
    columns = [each for sheet in sheets if sheet.columns for each in _mapped(sheet.columns)]
    report = join(prepared, path, importer, source.name, records)
    text = source.kind == "text"
    encoding = source.decoded.encoding if text else ""
    done = Preview(report, sure, source.kind, encoding, text and not source.decoded.sure, columns)
    done.people, done.ties, done.rows = (_count(records, kind) for kind in (Person, Relation, TableRow))
    return done


def _sheets(source: Source) -> list[Grid]:
    try:
        return source.sheets()
    except WombatError:
        return []


def _count(records: list[Record], kind: type[Record]) -> int:
    return sum(isinstance(each, kind) for each in records)


def _mapped(columns: Columns) -> list[Mapped]:
    """Return the columns of a sheet that hold anything."""
    grid, found = columns.grid, []
    rows = grid.rows[columns.header + 1 :]
    for at, role in enumerate(columns.roles):
        heading = columns.headings[at].strip() if at < len(columns.headings) else ""
        example = next((row[at].strip() for row in rows if at < len(row) and row[at].strip()), "")
        if heading or example:
            place = letters(grid.first_column + at)
            found.append(Mapped(grid.sheet, place, heading, role, at in columns.guessed, example))
    return found
