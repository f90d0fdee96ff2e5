"""The rows of a sheet: bytes of the file until somebody changes them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from wombat.xlsx.cellscan import LONGEST_TAG
from wombat.xlsx.coords import MAX_ROW
from wombat.xlsx.xml import BadXmlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROW = re.compile(rb'<row(?=[\s/>])(?: r="(\d+)")?')
_NUMBER = re.compile(rb"""\A<row\s[^>]*?\br\s*=\s*["'](\d+)["']""")
_TAG = re.compile(rb"\A<row(?:\s[^>]*)?>")
_ROW_REFERENCE = re.compile(rb"""(\A<row\s(?:[^<>]*?\s)?r\s*=\s*["'])\d+""")
_CELL_REFERENCE = re.compile(rb"""(<c\s(?:[^<>]*?\s)?r\s*=\s*["'][A-Za-z]{1,3})\d+""")


def renumbered(row: bytes, old: int, number: int) -> bytes:
    """Return the XML of row ``old`` as row ``number``."""
    mark, cells = b'%d"' % old, row.count(b"<c")
    if row.startswith(b'<row r="' + mark) and row.count(mark) == cells + 1 == row.count(b'<c r="') + 1:
        return row.replace(mark, b'%d"' % number)
    digits = rb"\g<1>%d" % number
    return _CELL_REFERENCE.sub(digits, _ROW_REFERENCE.sub(digits, row, count=1))


class Rows:
    """The rows of one sheet in ascending order, each as its XML.

    Attributes:
        numbers: number of each row that the sheet holds, ascending.
        changed: whether any row is not as it was read.
    """

    def __init__(self, data: bytes, start: int, end: int) -> None:
        """Find the rows in ``data[start:end]``, the content of ``sheetData``.

        Raises:
            BadXmlError: there is something else between them, or two rows bear one number.
        """
        self._data = data
        self._bounds: list[int] = []
        self._naming: bytes | None = None
        self.numbers: list[int] = []
        self.changed = False
        if data.count(b"<row", start, end) > MAX_ROW:
            raise BadXmlError("rows")
        for found in _ROW.finditer(data, start, end):
            self._bounds.append(found.start())
            self.numbers.append(int(found[1]) if found[1] else self._number(found.start()))
        if data[start : self._bounds[0] if self._bounds else end].strip():
            raise BadXmlError("sheetData")
        self._bounds.append(end)
        self._items: list[int | bytes] = list(range(len(self.numbers)))
        self._written = self.numbers.copy()
        self._put_in_order()

    def _number(self, at: int) -> int:
        """Return the number of a row whose first attribute is not its number; without any it follows the row before."""
        tag_end = self._data.find(b">", at, at + LONGEST_TAG)
        if tag_end < 0:
            raise BadXmlError("row")
        found = _NUMBER.match(self._data[at:tag_end])
        return int(found[1]) if found else -1

    def _put_in_order(self) -> None:
        """Number rows that bear no number, sort rows out of order, and refuse what is ambiguous."""
        last = 0
        for at, number in enumerate(self.numbers):
            if number == -1:
                self.numbers[at] = self._written[at] = last + 1
                self._items[at] = _with_number(self._chunk(at), last + 1)
            last = self.numbers[at]
        if any(one >= two for one, two in zip(self.numbers, self.numbers[1:], strict=False)):
            order = sorted(range(len(self.numbers)), key=self.numbers.__getitem__)
            self.numbers = [self.numbers[at] for at in order]
            self._items, self._written = [self._items[at] for at in order], self.numbers.copy()
            if len(set(self.numbers)) < len(self.numbers):
                raise BadXmlError("rows")
        if self.numbers and not (self.numbers[0] >= 1 and self.numbers[-1] <= MAX_ROW):
            raise BadXmlError("rows")

    def _chunk(self, at: int) -> bytes:
        item = self._items[at]
        return self._data[self._bounds[item] : self._bounds[item + 1]] if isinstance(item, int) else item

    def _xml(self, at: int) -> bytes:
        chunk = self._chunk(at)
        return (
            chunk if self._written[at] == self.numbers[at] else renumbered(chunk, self._written[at], self.numbers[at])
        )

    def get(self, number: int) -> bytes | None:
        """Return the XML of a row, None where the sheet holds none of that number."""
        at = bisect_left(self.numbers, number)
        return self._xml(at) if at < len(self.numbers) and self.numbers[at] == number else None

    def put(self, number: int, xml: bytes | None) -> None:
        """Set the XML of a row, which must bear that number; None takes the row out."""
        at = bisect_left(self.numbers, number)
        there = at < len(self.numbers) and self.numbers[at] == number
        if xml is None and not there:
            return
        stop = at + 1 if there else at
        self._splice(at, stop, [] if xml is None else [number], [] if xml is None else [xml])

    def _splice(self, start: int, stop: int, numbers: list[int], items: list[bytes]) -> None:
        self.changed, self._naming = True, None
        self.numbers[start:stop] = numbers
        self._written[start:stop] = numbers
        self._items[start:stop] = items

    def put_all(self, first: int, rows: list[bytes]) -> None:
        """Set the XML of rows one after the other from ``first`` on, in place of what stands there."""
        start, stop = self._slice(first, first + len(rows) - 1)
        self._splice(start, stop, list(range(first, first + len(rows))), rows)

    def _slice(self, first: int, last: int) -> tuple[int, int]:
        return bisect_left(self.numbers, first), bisect_left(self.numbers, last + 1)

    def each(self, first: int = 1, last: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Yield (number, XML) of the rows in between; a row may be put while it is being yielded."""
        start, stop = self._slice(first, last or MAX_ROW)
        for at in range(start, stop):
            yield self.numbers[at], self._xml(at)

    def present(self, first: int, last: int) -> list[int]:
        """Return the numbers of the rows that the sheet holds in between."""
        start, stop = self._slice(first, last)
        return self.numbers[start:stop]

    def insert(self, at: int, count: int) -> None:
        """Move the rows from ``at`` on down by ``count``."""
        start = bisect_left(self.numbers, at)
        self.changed = self.changed or start < len(self.numbers)
        self.numbers[start:] = [number + count for number in self.numbers[start:]]
        if self.numbers and self.numbers[-1] > MAX_ROW:
            self._drop(*self._slice(MAX_ROW + 1, self.numbers[-1]))

    def remove(self, rows: list[int]) -> None:
        """Take these rows (ascending) out and move those below up."""
        gone = set(rows)
        keep = [at for at, number in enumerate(self.numbers) if number not in gone]
        self.changed = self.changed or bool(self.numbers and rows and self.numbers[-1] >= rows[0])
        self.numbers = [self.numbers[at] - bisect_left(rows, self.numbers[at]) for at in keep]
        self._written = [self._written[at] for at in keep]
        self._items = [self._items[at] for at in keep]

    def _drop(self, start: int, stop: int) -> None:
        del self.numbers[start:stop], self._written[start:stop], self._items[start:stop]

    def reorder(self, first: int, order: list[int]) -> None:
        """Put the rows ``order[0]``, ``order[1]``… at ``first``, ``first + 1``…; both are the same rows."""
        moved = []
        for place, source in enumerate(order, first):
            at = bisect_left(self.numbers, source)
            if at < len(self.numbers) and self.numbers[at] == source:
                moved.append((place, self._items[at], self._written[at]))
        start, stop = self._slice(first, first + len(order) - 1)
        self.numbers[start:stop] = [place for place, _, _ in moved]
        self._items[start:stop] = [item for _, item, _ in moved]
        self._written[start:stop] = [written for _, _, written in moved]
        self.changed = True

    def pieces(self) -> Iterable[bytes]:
        """Yield the XML of all rows in order, in pieces of the size that a packer likes."""
        group: list[bytes] = []
        size = 0
        for at in range(len(self.numbers)):
            xml = self._xml(at)
            group.append(xml)
            size += len(xml)
            if size > 1 << 18:
                yield b"".join(group)
                group, size = [], 0
        yield b"".join(group)

    def holds(self, needle: bytes) -> bool:
        """Tell whether any row may hold these bytes; bytes of the file that are no longer used count as well."""
        if self._bounds and self._data.find(needle, self._bounds[0], self._bounds[-1]) >= 0:
            return True
        return any(needle in item for item in self._items if isinstance(item, bytes))

    def mentions(self, wanted: bytes) -> bool:
        """Tell whether any formula that names a sheet may hold these bytes, given in lower case."""
        if self._naming is None:
            found = self.each() if self.holds(b"<f") else ()
            named = [xml.lower() for _, xml in found if b"<f" in xml and (b"!" in xml or b"&#" in xml)]
            self._naming = b"".join(named)
        return wanted in self._naming or b"&#" in self._naming


def _with_number(row: bytes, number: int) -> bytes:
    tag = _TAG.match(row)
    if tag is None:
        raise BadXmlError("row")
    return b'<row r="%d"' % number + row[len(b"<row") :]
