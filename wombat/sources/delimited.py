"""Text lists: the delimiter by evidence, records with the physical line where each begins, broken quotes survived."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.sources.grid import Grid
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

texts = Texts(__package__)

DELIMITERS = (",", ";", "\t", "|")
"""What may separate cells, the commonest first: it wins where the evidence is equal."""

SAMPLE = 300
"""Lines that are looked at to tell the delimiter."""

LOOKED_AT = 2**20
"""Characters likewise, for a file that is one long line."""

LONGEST = 200
"""Most physical lines one record may take before its opening quote counts as a mistake in a file of broken quotes."""

CELLS = 10_000_000
"""Most cells that are read from one text list."""

WIDEST = 16_384
"""Most cells of one row, as many as a worksheet has columns."""

LINE = 16 * 2**20
"""Longest line, in characters: as long as a row with a picture in base64 may be."""

FIELD = 2**30
"""Longest cell, in characters: as long as any file that is read; a picture in base64 is beyond csv's own 131,072."""


def read_delimited(text: str, name: str) -> Grid:
    """Return the records of a text list; blank lines are no records.

    Args:
        text: the whole file, decoded.
        name: of the file, for errors.

    Raises:
        WombatError: the list has more than `CELLS` cells, a row of more than `WIDEST`, or a line longer than `LINE`.
    """
    csv.field_size_limit(FIELD)
    text = text.replace("\0", "")
    if len(text) > LINE and _longest_line(text) > LINE:
        raise WombatError(texts("list.long_line", file=name, limit=f"{LINE:,}"))
    stated = _stated(text)
    first = 1
    if stated:
        _, _, text = text.partition("\n")
        first = 2
    delimiter = stated or delimiter_of(text)
    try:
        return _collect(_records(text, delimiter), delimiter, first, name)
    except csv.Error:
        return _collect(_repaired(text, delimiter), delimiter, first, name)


def _longest_line(text: str) -> int:
    """Return the length of the longest line; where there is no line feed, lines end as on old Macs."""
    end = "\n" if "\n" in text else "\r"
    longest = at = 0
    while at < len(text):
        following = text.find(end, at)
        following = len(text) if following < 0 else following
        longest = max(longest, following - at)
        at = following + 1
    return longest


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most records into one same number of cells, and into more than one."""
    sample = "".join(islice(StringIO(text[:LOOKED_AT], newline=""), SAMPLE))
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter in DELIMITERS:
        score = _consistency(sample, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _consistency(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of records that have the commonest width above one, and that width."""
    widths = Counter(len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter) if any(row))
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return 0.0, 0
    count, width = max(wide)
    return round(count / widths.total(), 1), width


def _stated(text: str) -> str:
    """Return the delimiter of a first line ``sep=;``, which Excel reads and writes, or nothing."""
    line = text[:20].partition("\n")[0].strip().strip('"')
    return line[4:] if line.lower().startswith("sep=") and line[4:] in DELIMITERS else ""


def _collect(records: Iterator[tuple[int, list[str]]], delimiter: str, first: int, name: str) -> Grid:
    """Keep the records that hold anything, as long as they are not too many."""
    rows: list[list[str]] = []
    lines: list[int] = []
    cells = 0
    for line, row in records:
        if not any(map(str.strip, row)):
            continue
        rows.append(row)
        lines.append(line + first - 1)
        cells += len(row)
        if len(row) > WIDEST:
            raise WombatError(texts("list.wide", file=name, limit=f"{WIDEST:,}"))
        if cells > CELLS:
            raise WombatError(texts("list.cells", file=name, limit=f"{CELLS:,}"))
    return Grid(rows, lines, delimiter=delimiter)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a file whose quotes are all in order, each with its first line.

    Raises:
        csv.Error: a quote is not.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _repaired(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a file with broken quotes: a quote that leads nowhere ends at its own line."""
    lines = _Lines(list(StringIO(text, newline="")))
    while lines.at < len(lines.lines):
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for row in reader:
                yield lines.began + 1, row
                lines.begin(lines.at)
        except csv.Error:
            yield lines.began + 1, _loose(lines.lines[lines.began], delimiter)
            lines.begin(lines.began + 1)


class _Lines:
    """Gives physical lines to a reader, and no more than `LONGEST` for one record."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = self.began = 0

    def begin(self, at: int) -> None:
        """Let a record begin at a line, counted from 0."""
        self.at = self.began = at

    def __iter__(self) -> Iterator[str]:
        while self.at < min(len(self.lines), self.began + LONGEST):
            self.at += 1
            yield self.lines[self.at - 1]


def _loose(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line whose quotes are broken."""
    line = line.rstrip("\r\n")
    if line.count('"') % 2 == 0:
        return next(csv.reader([line], delimiter=delimiter), [])
    return [cell.strip().strip('"') for cell in line.split(delimiter)]
