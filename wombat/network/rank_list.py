"""The ranking of a plain list of ties, from a few rows to millions: read as a stream into arrays, never row by row."""

from __future__ import annotations

import csv
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, islice
from typing import TYPE_CHECKING

import numpy as np

from wombat.errors import WombatError
from wombat.network.build import with_measures
from wombat.network.days import days_of, last_moment
from wombat.network.kinds import INDEX, KINDS, kind_of
from wombat.network.model import Network, Ties
from wombat.network.plain_list import plain_list
from wombat.records import SetAside
from wombat.sources.columns import SEARCHED, column_words, find_columns
from wombat.sources.delimited import FIELD, delimiter_of
from wombat.sources.encoding import decode
from wombat.sources.grid import Grid
from wombat.sources.numbers import number
from wombat.sources.source import HEAD, Source
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from numpy.typing import NDArray

    from wombat.hooks import Measure
    from wombat.network.model import Array
    from wombat.network.plain_list import PlainList

    Rows = list[list[str]]

texts = Texts(__package__)

CHUNK = 100_000
"""Rows read at once."""
ENDS = ("source", "target")
ROLES = (*ENDS, "kind", "strength", "date")
PLAIN = ("utf-8", "utf-8-sig", "ascii")
"""Encodings of lists that may be read as bytes."""


@dataclass(slots=True)
class TieList:
    """A list of ties as it was read.

    Attributes:
        names: everybody in it, in the order in which they come.
        ties: one entry a row that was used.
        records: rows that hold anything, the heading row left out.
        set_aside: rows that were not used, with the line and the reason.
    """

    names: list[str]
    ties: Ties
    records: int = 0
    set_aside: list[SetAside] = field(default_factory=list)


def rank_list(
    path: Path,
    measures: Iterable[Measure],
    today: date | None = None,
    told: Callable[[TieList], None] | None = None,
    left_out: Callable[[list[Measure]], None] | None = None,
) -> Network:
    """Return the network of the list of ties in a file, with its measures.

    Args:
        path: of the list.
        measures: what to compute.
        today: ties dated later are set aside; by default none is.
        told: is handed the list as it was read, to say what was set aside.
        left_out: is handed the measures that are too dear for the size of the network; without it all are computed.

    Raises:
        WombatError: the file cannot be read, or has no columns From and To, or no tie.
    """
    found = read_ties(path, today)
    if told is not None:
        told(found)
    if not len(found.ties):
        raise WombatError(texts("rank.empty", file=path.name))
    network, every = Network(found.names, found.names, found.ties), list(measures)
    dear = [each for each in every if left_out is not None and network.adjacency.nnz // 2 > each.most_ties]
    if left_out is not None and dear:
        left_out(dear)
    return with_measures(network, [each for each in every if each not in dear])


def write_ranking(network: Network, stream: TextIO, top: int | None = None) -> None:
    """Write rank, name, score and each measure as CSV, the best first; a figure that is undefined is blank.

    A name that a spreadsheet would take for a formula has an apostrophe before it.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["rank", "name", "score", *network.measures])
    for rank, name, *figures in ranked_rows(network, top):
        is_formula = str(name).startswith(("=", "+", "-", "@", "\t", "\r")) and number(str(name)) is None
        said = ["" if figure is None else f"{figure:.10g}" for figure in figures]
        writer.writerow([rank, f"'{name}" if is_formula else name, *said])


def ranked_rows(network: Network, top: int | None = None) -> Iterator[list[object]]:
    """Yield rank, name, score and each measure of the contacts, the best first; None where a figure is undefined."""
    order = network.ranking.order[:top]
    columns = [network.ranking.score, *network.measures.values()]
    figures = [[None if np.isnan(each) else each for each in column[order].tolist()] for column in columns]
    for at, (contact, *row) in enumerate(zip(order.tolist(), *figures, strict=True)):
        yield [at + 1, network.names[contact], *row]


def read_ties(path: Path, today: date | None = None) -> TieList:
    """Read a list ``From,To[,Kind,Weight,Date]``; repeated rows are events, whose weights add up.

    Args:
        path: of a text list of any size, or of a workbook.
        today: ties dated later have not happened and are set aside; by default none is.

    Raises:
        WombatError: the file cannot be read, or has no columns From and To.
    """
    source = Source(path, today=today or date.today())  # noqa: DTZ011 - only to read years of two digits
    reader = _Reader(source, last_moment(today) if today else np.inf)
    first, rows, text = _rows(source)
    reader.start(first)
    if text is None or not reader.add_plain(text):
        for chunk, line, after in rows:
            reader.add(chunk, line, after)
    return reader.finish()


@dataclass(frozen=True, slots=True)
class _TextList:
    """A list in a text file: its path, encoding and delimiter."""

    path: Path
    encoding: str
    delimiter: str


def _rows(source: Source) -> tuple[Grid, Iterator[tuple[Rows, int, int]], _TextList | None]:
    """Return the first rows, to find the columns in, and chunks of all rows with their first line and the one after."""
    head = _head(source)
    if head is None:
        sheets = source.sheets()
        if not sheets:
            raise WombatError(texts("rank.no_list", file=source.name))
        rows = sheets[0].rows
        return Grid(rows[:SEARCHED], sheets[0].lines[:SEARCHED]), iter([(rows, 1, len(rows) + 1)]), None
    decoded = decode(head)
    delimiter = delimiter_of(decoded.text)
    sample = list(islice(csv.reader(decoded.text.splitlines(keepends=True), delimiter=delimiter), SEARCHED))
    text = _TextList(source.path, decoded.encoding, delimiter)
    return Grid(sample, list(range(1, len(sample) + 1))), _stream(text), text


def _head(source: Source) -> bytes | None:
    """Return whole lines from the beginning of a text file, None for another kind of file."""
    try:
        with source.path.open("rb") as file:
            head = file.read(4 * HEAD)
    except OSError:
        return source.data  # raises what is wrong, as a sentence
    if b"\0" in head or head[:2] in {b"PK", b"\xd0\xcf"} or not head.strip():
        return None if source.kind != "text" else source.data
    return head[: head.rfind(b"\n") + 1] or head


def _stream(text: _TextList) -> Iterator[tuple[Rows, int, int]]:
    csv.field_size_limit(FIELD)
    with text.path.open(encoding=text.encoding, errors="replace", newline="") as file:
        if file.read(1) != "\ufeff":
            file.seek(0)
        reader = csv.reader(file, delimiter=text.delimiter)
        line = 1
        while chunk := list(islice(reader, CHUNK)):
            yield chunk, line, reader.line_num + 1
            line = reader.line_num + 1


def _plain(text: _TextList, skip: int, width: int, columns: list[int]) -> PlainList | None:
    """Read a list as bytes if it is plain; rows like the heading are none, so a list that repeats it is not plain."""
    if text.encoding not in PLAIN:
        return None
    data = text.path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    head = data.split(b"\n", skip)[:skip]
    data = data[sum(map(len, head)) + skip :]
    if not data or any(b'"' in line for line in head) or b"\n" + head[-1] in data or b"\n\n" in data:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return plain_list(data, text.delimiter, width, columns)


class _Reader:
    """Gathers the columns of the rows as arrays."""

    def __init__(self, source: Source, last: float) -> None:
        self.source, self.last = source, last
        self.index: defaultdict[str, int] = defaultdict()
        self.index.default_factory = self.index.__len__
        self.kinds: dict[str, int] = {"": INDEX["knows"]}
        self.parts: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8], Array, Array]] = []
        self.found = TieList([], Ties(*(np.empty(0, kind) for kind in (np.int32, np.int32, np.int8, float, float))))
        self.names: list[str] = []
        self.heading: list[str] = []
        self.column: dict[str, int] = {}
        self.skip = 0

    def start(self, first: Grid) -> None:
        """Find the columns."""
        columns = find_columns(first, column_words("relation"))
        if not columns.has("source", "target"):
            raise WombatError(texts("rank.columns", file=self.source.name))
        self.heading = columns.headings
        self.skip = columns.header + 1
        self.column = {role: columns.of(role)[0] for role in ROLES if columns.has(role)}

    def add(self, rows: Rows, line: int, after: int) -> None:
        """Take in rows, the first of which begins at ``line`` and the last of which ends before ``after``."""
        lines = _lines(rows, line, after)
        rows, lines, self.skip = rows[self.skip :], lines[self.skip :], 0
        held = [at for at, row in enumerate(rows) if any(row) and row != self.heading]
        if len(held) < len(rows):
            rows, lines = [rows[at] for at in held], lines[held]
        self.found.records += len(rows)
        columns = {role: _cells(rows, at) for role, at in self.column.items()}
        reason = self._names_wrong(columns["source"], columns["target"])
        weight = self._weights(columns.get("strength"), reason, len(rows))
        day = self._days(columns.get("date"), reason, len(rows))
        self._set_aside(reason, lines)
        keep = np.ones(len(rows), bool)
        keep[list(reason)] = False
        source, target = self._ends(columns["source"], columns["target"], keep)
        kind = self._kinds(columns.get("kind"), len(rows))
        self.parts.append((source, target, kind[keep], weight[keep], day[keep]))

    def add_plain(self, text: _TextList) -> bool:
        """Take in all rows of a list at once if it is plain; tell whether it was, else nothing was taken in."""
        roles = list(self.column)
        read = _plain(text, self.skip, len(self.heading), [self.column[role] for role in roles])
        if read is None:
            return False
        columns = {role: read.cells(at) for at, role in enumerate(roles) if role not in ENDS}
        ends = [roles.index(role) for role in ENDS]
        odd = read.rows(np.flatnonzero(read.is_odd(*ends)), *ends)
        if any(not one and not other for _, one, other in odd):
            return False  # the row may hold nothing at all
        reason = {
            at: ("rank.same" if one and other else "rank.one_end", one)
            for at, one, other in odd
            if one == other or not one or not other
        }
        weight = self._weights(columns.get("strength"), reason, len(read))
        day = self._days(columns.get("date"), reason, len(read))
        keep = np.ones(len(read), bool)
        keep[list(reason)] = False
        named = read.numbered(ends, keep)
        if named is None:
            return False
        number, self.names = named
        self.found.records = len(read)
        self._set_aside(reason, np.arange(len(read)) + self.skip + 1)
        kind = self._kinds(columns.get("kind"), len(read))
        self.parts.append((number[:, 0], number[:, 1], kind[keep], weight[keep], day[keep]))
        return True

    def finish(self) -> TieList:
        """Return what was read."""
        if self.parts:
            source, target, kind, weight, day = (np.concatenate(part) for part in zip(*self.parts, strict=True))
            usual = np.array([each.weight for each in KINDS])
            self.found.ties = Ties(source, target, kind, np.where(weight > 0, weight, usual[kind]), day)
        self.found.names = self.names or list(self.index)
        return self.found

    def _names_wrong(self, source: Sequence[str], target: Sequence[str]) -> dict[int, tuple[str, str]]:
        """Return the reason by row for rows with an end missing or with one person at both ends."""
        pairs = enumerate(zip(source, target, strict=True))
        wrong = [at for at, (one, other) in pairs if one == other or not one or not other]
        return {at: ("rank.same" if source[at] and target[at] else "rank.one_end", source[at]) for at in wrong}

    def _weights(self, cells: list[str] | None, reason: dict[int, tuple[str, str]], size: int) -> Array:
        """Return weights, 0 where none is given."""
        if cells is None:
            return np.zeros(size)
        try:
            weights = np.array(array("d", map(float, cells)))
        except ValueError:
            read = [number(cell) if cell else 0.0 for cell in cells]
            weights = np.array([np.nan if each is None else each for each in read])
        given = np.array([bool(cell) for cell in cells])
        for at in np.flatnonzero(~np.isfinite(weights) | (given & ~(weights > 0))).tolist():
            reason.setdefault(at, ("rank.weight", cells[at]))
        return weights

    def _days(self, cells: list[str] | None, reason: dict[int, tuple[str, str]], size: int) -> Array:
        """Return days, -1 where none is given."""
        if cells is None:
            return np.full(size, -1.0)
        days = days_of(cells, self.source.today)
        for at in np.flatnonzero(np.isnan(days)).tolist():
            reason.setdefault(at, ("rank.date", cells[at]))
        for at in np.flatnonzero(days >= self.last).tolist():
            reason.setdefault(at, ("rank.later", cells[at]))
        return days

    def _ends(self, source: list[str], target: list[str], keep: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Return the numbers of both ends; names are numbered as they come, row by row."""
        names = [""] * (2 * len(source))
        names[::2], names[1::2] = source, target
        if not keep.all():
            names = list(compress(names, np.repeat(keep, 2).tolist()))
        return np.fromiter(map(self.index.__getitem__, names), np.int32, len(names)).reshape(-1, 2).T

    def _kinds(self, cells: list[str] | None, size: int) -> NDArray[np.int8]:
        if cells is None:
            return np.full(size, INDEX["knows"], np.int8)
        for word in set(cells) - self.kinds.keys():
            self.kinds[word] = INDEX[kind_of(word) or "knows"]
        return np.fromiter(map(self.kinds.__getitem__, cells), np.int8, size)

    def _set_aside(self, reason: dict[int, tuple[str, str]], lines: NDArray[np.int64]) -> None:
        for at in sorted(reason):
            key, value = reason[at]
            place = texts("rank.line", n=int(lines[at])).say("en")
            self.found.set_aside.append(SetAside(place, texts(key, value=value)))


def _cells(rows: Rows, at: int) -> list[str]:
    """Return a column; rows that end before it are blank there."""
    try:
        return [row[at].strip() for row in rows]
    except IndexError:
        return [row[at].strip() if at < len(row) else "" for row in rows]


def _lines(rows: Rows, line: int, after: int) -> NDArray[np.int64]:
    """Return the line at which each row begins; a cell may hold line ends of its own."""
    taken = np.ones(len(rows) + 1, np.int64)
    taken[0] = line
    if after - line != len(rows):
        taken[1:] += [sum(cell.count("\n") for cell in row) for row in rows]
    return np.cumsum(taken)[:-1]
