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

LONGEST = 200
"""Most physical lines one record may take before its opening quote counts as a mistake in a file of broken quotes."""

CELLS = 10_000_000
"""Most cells that are read from one text list."""

FIELD = 2**24
"""Longest cell, in characters; the csv module's own limit of 131,072 is less than a picture written in base64."""


def read_delimited(text: str, name: str) -> Grid:
    """Return the records of a text list; blank lines are no records.

    Args:
        text: the whole file, decoded.
        name: of the file, for errors.

    Raises:
        WombatError: the list has more than `CELLS` cells.
    """
    text = text.replace("\0", "")
    stated = _stated(text)
    first = 1
    if stated:
        _, _, text = text.partition("\n")
        first = 2
    delimiter = stated or delimiter_of(text)
    csv.field_size_limit(FIELD)
    try:
        return _collect(_records(text, delimiter), delimiter, first, name)
    except csv.Error:
        return _collect(_repaired(text, delimiter), delimiter, first, name)


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most records into one same number of cells, and into more than one."""
    sample = "".join(islice(StringIO(text, newline=""), SAMPLE))
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
        if not any(row) or not any(cell.strip() for cell in row):
            continue
        rows.append(row)
        lines.append(line + first - 1)
        cells += len(row)
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
    lines = list(StringIO(text, newline=""))
    at = 0
    while at < len(lines):
        row, used = _one(lines, at, delimiter)
        yield at + 1, row
        at += used


def _one(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """Return the record that begins at a line and the number of lines it takes."""
    reader = csv.reader(islice(lines, at, at + LONGEST), delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        pass
    line = lines[at].rstrip("\r\n")
    loose = next(csv.reader([line], delimiter=delimiter), [])
    if line.count('"') % 2 == 0:
        return loose, 1
    return [cell.strip().strip('"') for cell in line.split(delimiter)], 1
