"""Tables of a web page, which many programs save with the ending .xls as their list for Excel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.sources.columns import column_words, find_columns
from wombat.sources.encoding import decode
from wombat.sources.grid import Grid
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

texts = Texts(__package__)

LARGEST = 32 * 2**20
"""Bytes of the largest web page that is looked into."""

CELLS = 5_000_000
"""Most cells that are read from one table."""

SPAN = 100
"""Most columns one cell may stretch over."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_webpage(data: bytes, name: str, encoding: str = "") -> list[Grid]:
    """Return the tables of a page that have a row of headings as lists have; none of a page that is no list.

    Args:
        data: the whole file.
        name: of the file, for errors.
        encoding: as the user stated it, or empty.

    Raises:
        WombatError: a table holds more than `CELLS` cells.
    """
    from lxml import html

    if len(data) > LARGEST:
        return []
    text = decode(data, encoding or _declared(data)).text
    if "<t" not in text and "<T" not in text:
        return []
    root = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    tables = [table for table in root.iter("table") if next(table.iterdescendants("table"), None) is None]
    return [grid for grid in (_grid(table, name) for table in tables) if _is_list(grid)]


def _declared(data: bytes) -> str:
    """Return the encoding that the page says it is in, where that is one and fits."""
    found = _CHARSET.search(data[:8192])
    encoding = found[1].decode("ascii") if found else ""
    if encoding.lower() in {"gb2312", "gbk"}:
        encoding = "gb18030"
    try:
        data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return ""
    return encoding


def _is_list(grid: Grid) -> bool:
    sections = ("person", "relation", "interaction")
    return any(find_columns(grid, column_words(section)).header >= 0 for section in sections)


def _grid(table: HtmlElement, name: str) -> Grid:
    rows, lines, cells = [], [], 0
    below: dict[int, tuple[int, str]] = {}
    for line, row in enumerate(table.iter("tr"), 1):
        texts_of_row = list(_cells(row, below))
        cells += len(texts_of_row)
        if cells > CELLS:
            raise WombatError(texts("list.cells", file=name, limit=f"{CELLS:,}"))
        if any(texts_of_row):
            rows.append(texts_of_row)
            lines.append(line)
    return Grid(rows, lines)


def _cells(row: HtmlElement, below: dict[int, tuple[int, str]]) -> Iterator[str]:
    """Yield the texts of a row; ``below`` keeps, by column, for how many more rows a cell of several rows stands."""
    at = 0
    for cell in row.iterchildren("td", "th"):
        while at in below:
            yield _again(below, at)
            at += 1
        text = _text(cell)
        if rows := _number(cell, "rowspan") - 1:
            below[at] = (rows, text)
        yield text
        for _ in range(_number(cell, "colspan") - 1):
            yield ""
            at += 1
        at += 1
    while at in below:
        yield _again(below, at)
        at += 1


def _again(below: dict[int, tuple[int, str]], at: int) -> str:
    rows, text = below.pop(at)
    if rows > 1:
        below[at] = (rows - 1, text)
    return text


def _text(cell: HtmlElement) -> str:
    for end in cell.iter("br", "p"):
        end.tail = "\n" + (end.tail or "")
    lines = (" ".join(line.split()) for line in cell.text_content().split("\n"))
    return "\n".join(filter(None, lines))


def _number(cell: HtmlElement, name: str) -> int:
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), SPAN if name == "colspan" else 10_000)) if said.isdecimal() else 1
