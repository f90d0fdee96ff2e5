"""One row taken apart: its tag and its cells, each as the bytes it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wombat.xlsx.cellscan import LONGEST_TAG, cell_spans
from wombat.xlsx.coords import COLUMN, letters
from wombat.xlsx.xml import BadXmlError

_ROW = re.compile(rb"\A<row((?:\s[^>]*?)?)(/>|>)", re.DOTALL)
_REFERENCE = re.compile(rb"""\A<c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})\d+["']""")
_STYLE = re.compile(rb"""\A<c\s(?:[^>]*?\s)?s\s*=\s*["'](\d+)["']""")
_SPANS = re.compile(rb"""\sspans\s*=\s*["'][^"']*["']""")
_HEIGHT = re.compile(rb"""\s(?:ht|customHeight)\s*=\s*["'][^"']*["']""")
_POINTS = re.compile(rb"""\sht\s*=\s*["']([0-9.]+)["']""")
_ROW_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")


@dataclass(slots=True)
class RowXml:
    """A row in parts.

    Attributes:
        attributes: of the row, as written, with the space before them.
        cells: XML of each cell by column.
        tail: what follows the cells: an extension list, white space after the row.
    """

    attributes: bytes
    cells: dict[int, bytes]
    tail: bytes

    @classmethod
    def blank(cls, number: int) -> RowXml:
        """Return a new row without cells."""
        return cls(b' r="%d"' % number, {}, b"</row>")

    @classmethod
    def split(cls, xml: bytes, number: int) -> RowXml:
        """Take a row apart.

        Raises:
            BadXmlError: it is no row.
        """
        start = _ROW.match(xml, 0, LONGEST_TAG)
        if start is None:
            raise BadXmlError("row")
        if start[2] == b"/>":
            return cls(start[1].rstrip(), {}, b"</row>" + xml[start.end() :])
        cells: dict[int, bytes] = {}
        last, column = start.end(), 0
        for begin, _, end in cell_spans(xml, last):
            cell = xml[begin:end]
            named = _REFERENCE.match(cell)
            column = COLUMN[named[1].decode()] if named else column + 1
            cells[column] = cell if named else b'<c r="%b%d"' % (letters(column).encode(), number) + cell[2:]
            last = end
        tail = xml[last:]
        if b"</row" not in tail:
            raise BadXmlError("row")
        return cls(start[1], cells, tail)

    def style(self, column: int) -> int:
        """Return the format of a cell; of the row where it holds no such cell."""
        found = _STYLE.match(self.cells[column]) if column in self.cells else _ROW_STYLE.search(self.attributes)
        return int(found[1]) if found else 0

    def height(self) -> float | None:
        """Return the height of the row in points; None where it has none of its own."""
        found = _POINTS.search(self.attributes)
        return float(found[1]) if found else None

    def set_height(self, points: float) -> None:
        """Give the row a height of its own, in points."""
        self.attributes = _HEIGHT.sub(b"", self.attributes) + b' ht="%g" customHeight="1"' % points

    def joined(self) -> bytes:
        """Return the row put together, its cells in order."""
        cells = b"".join(self.cells[column] for column in sorted(self.cells))
        return b"<row" + _SPANS.sub(b"", self.attributes) + b">" + cells + self.tail.lstrip()
