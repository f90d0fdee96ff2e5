"""What is left of a removed person in a workbook: texts that no cell shows are emptied, all else is found and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.plan.mentions import Mentions
from wombat.xlsx.coords import letters
from wombat.xlsx.strings import flat
from wombat.xlsx.xml import main, serialise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.xlsx.workbook import Workbook

_USED = re.compile(rb'<c\b[^>]*\bt="s"[^>]*>.*?<v>(\d+)</v>', re.DOTALL)


def purge_texts(book: Workbook, words: Iterable[str]) -> int:
    """Empty the shared texts that hold one of some words and that no cell shows any more; return how many."""
    book.write_parts()
    package, wanted = book.package, Mentions(words)
    parts = [r.target for r in package.relations(book.part).of_type("sharedStrings") if r.target in package]
    if not parts:
        return 0
    used = {int(at) for name in _sheets(book) for at in _USED.findall(package.xml(name))}
    root, emptied = package.root(parts[0]), 0
    for at, item in enumerate(root.iterfind(main("si"))):
        if at not in used and wanted.tells(flat(item)):
            for child in list(item):
                item.remove(child)
            item.append(item.makeelement(main("t"), {}))
            emptied += 1
    if emptied:
        package.write(parts[0], serialise(root))
    return emptied


def _sheets(book: Workbook) -> list[str]:
    return [book.sheet_part(name) for name in book.sheet_names if book.is_grid(name)]


def find_leftovers(book: Workbook, words: Iterable[str]) -> list[str]:
    """Return where some words stand: cells such as ``Sheet1!B3``, and the names of other parts, comments among them."""
    wanted = Mentions(words)
    found = []
    for name in book.sheet_names:
        for number, cells in book.sheet(name).rows() if book.is_grid(name) else ():
            for column, cell in cells.items():
                if cell.value is not None and wanted.tells(str(cell.value)):
                    found.append(f"{name}!{letters(column)}{number}")
    sheets = set(_sheets(book))
    for part in book.package.names():
        if part not in sheets and part.endswith((".xml", ".rels", ".vml")) and "sharedStrings" not in part:
            text = re.sub("<[^>]*>", "", book.package.read(part).decode("utf-8", "replace"))
            if wanted.tells(text):
                found.append(part)
    return found
