"""Finds the cells in the XML of a row in one pass, however hostile the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, AnyStr

from wombat.xlsx.xml import BadXmlError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TAG = 4096
"""Characters that the tag of a row or a cell may have."""

_TEXT = ("<c", "</c>", ">", "/", " \t\r\n/>")
_BYTES = tuple(mark.encode() for mark in _TEXT)


def cell_spans(row: AnyStr, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end of its tag, end) of each cell of a row.

    Raises:
        BadXmlError: a cell is not closed, or its tag is too long.
    """
    opening, closing, bracket, slash, after = _TEXT if isinstance(row, str) else _BYTES
    at = row.find(opening, start)
    while at >= 0:
        if row[at + 2 : at + 3] not in after:
            at = row.find(opening, at + 2)
            continue
        tag_end = row.find(bracket, at, at + LONGEST_TAG) + 1
        if not tag_end:
            raise BadXmlError("cell")
        end = tag_end
        if row[tag_end - 2 : tag_end - 1] != slash:
            end = row.find(closing, tag_end) + len(closing)
            if end < tag_end:
                raise BadXmlError("cell")
        yield at, tag_end, end
        at = row.find(opening, end)
