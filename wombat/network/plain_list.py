"""Plain lists read as bytes: millions of rows without an object for each cell.

A list is plain where no cell is quoted, every row has the same number of cells, and no cell has spaces around it. All
other lists are read row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from wombat.network.frontier import Positions

    Bytes = NDArray[np.uint8]
    Words = NDArray[np.uint64]

WORD, LONGEST = 8, 64
"""Bytes that are compared at once, and bytes of the longest name."""
CHUNK = 1_000_000
"""Rows worked on at once, to bound memory."""
NEWLINE, RETURN, SPACE = 10, 13, 32
NEVER_PLAIN = (b'"', b"\0", "\u3000".encode(), "\xa0".encode())
"""Quotes, and what is taken away around a cell but is no space of one byte."""
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MASKS = np.array([*((1 << 8 * count) - 1 for count in range(WORD)), 2**64 - 1], np.uint64)


@dataclass(frozen=True, slots=True)
class PlainList:
    """The cells of some columns, by where they stand in the bytes of a list.

    Attributes:
        data: the list, with room behind it.
        begin: where the cells of each column begin, by row.
        end: where they end.
    """

    data: bytes
    begin: list[Positions]
    end: list[Positions]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.begin[0])

    def cells(self, column: int) -> list[str]:
        """Return a column as texts."""
        ends = zip(self.begin[column].tolist(), self.end[column].tolist(), strict=True)
        return [self.data[begin:end].decode() for begin, end in ends]

    def is_odd(self, one: int, other: int) -> NDArray[np.bool_]:
        """Tell of each row whether a cell of one of two columns is blank, or both are the same."""
        sizes = [self.end[column] - self.begin[column] for column in (one, other)]
        marks = [
            np.concatenate([_marks(self.data, *part) for part in _parts(self.begin[column], size)])
            for column, size in zip((one, other), sizes, strict=True)
        ]
        return np.asarray((sizes[0] == 0) | (sizes[1] == 0) | ((marks[0] == marks[1]) & (sizes[0] == sizes[1])))

    def rows(self, at: Positions, *columns: int) -> list[tuple[int, str, str]]:
        """Return some rows: their number and the texts of two columns."""
        one, other = (
            [self.data[begin:end].decode() for begin, end in zip(self.begin[c][at], self.end[c][at], strict=True)]
            for c in columns
        )
        return list(zip(at.tolist(), one, other, strict=True))

    def numbered(self, columns: Sequence[int], keep: NDArray[np.bool_]) -> tuple[NDArray[np.int32], list[str]] | None:
        """Number the different cells of some columns in the order in which they come, row by row.

        Returns:
            The numbers, rows that are kept × columns, and the texts; None where two cells look alike and are not,
            which nobody has seen yet.
        """
        begin = np.column_stack([self.begin[column][keep] for column in columns]).ravel()
        size = np.column_stack([self.end[column][keep] for column in columns]).ravel() - begin
        marks = np.concatenate([_marks(self.data, *part) for part in _parts(begin, size)] or [np.empty(0, np.uint64)])
        _, first, number = np.unique(marks, return_index=True, return_inverse=True)
        if size.max(initial=0) > WORD and not self._alike(begin, size, first[number]):
            return None
        place = np.empty(len(first), np.int32)
        place[np.argsort(first)] = np.arange(len(first), dtype=np.int32)
        ends = zip(begin[np.sort(first)].tolist(), size[np.sort(first)].tolist(), strict=True)
        return place[number].reshape(-1, len(columns)), [self.data[at : at + long].decode() for at, long in ends]

    def _alike(self, begin: Positions, size: Positions, other: Positions) -> bool:
        """Tell whether each cell has the same bytes as the one that it was numbered like."""
        parts = zip(_parts(begin, size), _parts(begin[other], size[other]), strict=True)
        return all(
            np.array_equal(one[1], two[1]) and _same_bytes(self.data, one[0], two[0], one[1]) for one, two in parts
        )


def plain_list(data: bytes, delimiter: str, width: int, columns: Sequence[int]) -> PlainList | None:
    """Find the cells of some columns in a list, or nothing where it is not plain.

    Args:
        data: the rows in UTF-8, the heading left out.
        delimiter: one character.
        width: cells of each row.
        columns: numbers of the columns, from 0.
    """
    if len(delimiter.encode()) != 1 or any(mark in data for mark in NEVER_PLAIN):
        return None
    data += b"\n" * (not data.endswith(b"\n")) + bytes(WORD)
    whole = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(whole == NEWLINE)
    marks = np.flatnonzero(whole == ord(delimiter))
    if len(marks) != len(ends) * (width - 1):
        return None
    inner = marks.reshape(len(ends), width - 1)
    starts = np.concatenate([[0], ends[:-1] + 1])
    edges = [starts, *(inner[:, at] + 1 for at in range(width - 1))]
    stops = [*(inner[:, at] for at in range(width - 1)), ends - (whole[ends - 1] == RETURN)]
    in_order = width == 1 or bool((inner[:, 0] >= starts).all() and (inner[:, -1] < ends).all())
    found = PlainList(data, [edges[at] for at in columns], [stops[at] for at in columns])
    return found if in_order and _is_tidy(whole, found, ends) else None


def _is_tidy(whole: Bytes, found: PlainList, ends: Positions) -> bool:
    """Tell whether all returns end a line, no cell has space around it, and none is very long."""
    if np.count_nonzero(whole == RETURN) != np.count_nonzero(whole[ends - 1] == RETURN):
        return False
    for begin, end in zip(found.begin, found.end, strict=True):
        filled = end > begin
        if ((whole[begin] <= SPACE) & filled).any() or ((whole[end - 1] <= SPACE) & filled).any():
            return False
        if int((end - begin).max(initial=0)) > LONGEST:
            return False
    return True


def _parts(begin: Positions, size: Positions) -> list[tuple[Positions, Positions]]:
    return [(begin[at : at + CHUNK], size[at : at + CHUNK]) for at in range(0, len(begin), CHUNK)]


def _marks(data: bytes, begin: Positions, size: Positions) -> Words:
    """Return a number for each cell: its bytes where they fit into a word, else a mix of them."""
    mark = _word(data, begin, size, 0)
    for at in range(1, -(-int(size.max(initial=0)) // WORD)):
        longer = size > at * WORD
        more = _word(data, begin[longer], size[longer], at)
        mark[longer] = ((mark[longer] ^ (mark[longer] >> np.uint64(29))) * MULTIPLIER) ^ more
    return mark


def _same_bytes(data: bytes, one: Positions, other: Positions, size: Positions) -> bool:
    for at in range(-(-int(size.max(initial=0)) // WORD)):
        longer = size > at * WORD
        first, second = (_word(data, begin[longer], size[longer], at) for begin in (one, other))
        if not np.array_equal(first, second):
            return False
    return True


def _word(data: bytes, begin: Positions, size: Positions, at: int) -> Words:
    """Return the bytes of each cell from ``at`` words on, as many as fit into a word."""
    windows = np.ndarray((len(data) - WORD + 1,), np.uint64, data, strides=(1,))
    return np.asarray(windows[begin + at * WORD] & _MASKS[np.minimum(size - at * WORD, WORD)])
