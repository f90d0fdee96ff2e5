"""How rows move when rows are inserted, removed or put in order: where each row, run of rows and edge goes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol

from wombat.xlsx.coords import MAX_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Move(Protocol):
    """A change of rows; rows are counted from 1."""

    def row(self, row: int) -> int | None:
        """Return where a row goes, None where it goes out of the sheet."""

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return where a run of rows goes, what is left of it, None where nothing is left."""

    def edge(self, row: int) -> int:
        """Return where the upper edge of a row goes; of a row that is gone, where the one after it goes."""


class Inserted:
    """Blank rows inserted before row ``at``."""

    def __init__(self, at: int, count: int) -> None:
        """Insert ``count`` rows."""
        self.at, self.count = at, count

    def edge(self, row: int) -> int:
        """See `Move`."""
        return min(row + self.count if row >= self.at else row, MAX_ROW)

    def row(self, row: int) -> int | None:
        """See `Move`."""
        moved = row + self.count if row >= self.at else row
        return moved if moved <= MAX_ROW else None

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """See `Move`."""
        if (first, last) == (1, MAX_ROW):
            return first, last
        start = self.row(first)
        return None if start is None else (start, self.edge(last))


class Removed:
    """Rows taken out, those below moved up."""

    def __init__(self, rows: Iterable[int]) -> None:
        """Take out these rows."""
        self.rows = sorted(set(rows))

    def edge(self, row: int) -> int:
        """See `Move`."""
        return row - bisect_left(self.rows, row)

    def row(self, row: int) -> int | None:
        """See `Move`."""
        at = bisect_left(self.rows, row)
        return None if at < len(self.rows) and self.rows[at] == row else row - at

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """See `Move`."""
        start = self.edge(first)
        end = last if last == MAX_ROW else last - bisect_right(self.rows, last)
        return (start, end) if end >= start else None


class Reordered:
    """Rows put into another order; a run of several rows stays where it is."""

    def __init__(self, first: int, order: Sequence[int]) -> None:
        """Put the row ``first + order[i]`` at ``first + i``.

        Raises:
            ValueError: ``order`` is no permutation of 0, 1, 2…
        """
        if sorted(order) != list(range(len(order))):
            raise ValueError("the order names a row twice or not at all")
        self._place = {first + source: first + target for target, source in enumerate(order)}
        self.moved = {old: new for old, new in self._place.items() if old != new}

    def edge(self, row: int) -> int:
        """See `Move`."""
        return self._place.get(row, row)

    def row(self, row: int) -> int | None:
        """See `Move`."""
        return self._place.get(row, row)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """See `Move`."""
        return (self.edge(first), self.edge(first)) if first == last else (first, last)
