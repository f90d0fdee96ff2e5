"""What a user does to a workbook between two builds, and what is seen of it afterwards."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from wombat.book.opened import open_book, read_sheet
from wombat.build import build
from wombat.definitions.extensions import switched
from wombat.host import Host
from wombat.plan.model import Plan
from wombat.prepare import Options, definitions, prepare
from wombat.xlsx.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any

    from wombat.book.places import SheetPlace, TablePlace
    from wombat.build import Built
    from wombat.definitions.model import Worksheet
    from wombat.prepare import Prepared
    from wombat.xlsx.cells import Cell
    from wombat.xlsx.sheet import Sheet

TODAY = date(2026, 11, 22)
Cells = dict[tuple[str, int, int], "Cell"]


@cache
def _shelf() -> dict[str, Worksheet]:
    return definitions(Host([]))[0]


@dataclass(slots=True)
class Desk:
    """A workbook on a user's desk."""

    path: Path

    def build(self, *sources: Path, **asked: Any) -> Built:
        """Build again; the day stands still."""
        return build(sources, self.path, Options(**{"today": TODAY, **asked}), lambda _: None)

    def read(self) -> Prepared:
        """Return the workbook read into a plan."""
        return prepare(self.path, Options(today=TODAY))

    def place(self, sheet: str) -> SheetPlace:
        """Return where the parts of one of our worksheets stand; nothing else is read."""
        opened = open_book(self.path)
        read_sheet(opened, switched(_shelf()[sheet], set(opened.manifest.groups)), Plan(TODAY))
        return opened.places[sheet]

    def table(self, sheet: str, part: str) -> TablePlace:
        """Return where a table of ours stands."""
        return self.place(sheet).tables[part]

    def names(self) -> dict[str, str]:
        """Return the name of the sheet of each of our worksheets."""
        return open_book(self.path).names

    def edit(self, change: Callable[[Workbook], object]) -> None:
        """Change the workbook as another program would, and save it."""
        book = Workbook.open(self.path)
        change(book)
        self.path.write_bytes(book.to_bytes())

    def put(self, sheet: str, cells: Iterable[tuple[int, int, Any]]) -> None:
        """Type values into cells, given as row, column and value; text that begins with ``=`` is a formula."""

        def change(book: Workbook) -> None:
            for row, column, value in cells:
                typed(book.sheet(sheet), row, column, value)

        self.edit(change)

    def cells(self) -> Cells:
        """Return every cell of the workbook that holds something, but for the hidden sheet."""
        return all_cells(Workbook.open(self.path))

    def cell(self, sheet: str, row: int, column: int) -> Cell:
        """Return one cell."""
        return Workbook.open(self.path).sheet(sheet).cell(row, column)

    def changes(self) -> list[str]:
        """Build once more, the whole way, and return what it changed; with nothing changed it must change nothing."""
        before, cells = self.path.read_bytes(), self.cells()
        built = self.build(whole=True)
        if not built.written and self.path.read_bytes() == before:
            return []
        found = self.cells()
        places = [place for place in cells.keys() | found.keys() if cells.get(place) != found.get(place)]
        return [f"{place}: {cells.get(place)} -> {found.get(place)}" for place in sorted(places)] or _parts(
            before, self.path.read_bytes()
        )


def _parts(before: bytes, after: bytes) -> list[str]:
    """Return the parts of a file that changed, each with the place of the first difference."""
    told = []
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        for name in sorted({*one.namelist(), *other.namelist()}):
            old, new = (each.read(name) if name in each.namelist() else b"" for each in (one, other))
            if old != new:
                at = next((i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
                told.append(f"{name}: {old[max(0, at - 80) : at + 40]!r} -> {new[max(0, at - 80) : at + 40]!r}")
    return told or ["written as it was"]


def typed(sheet: Sheet, row: int, column: int, value: Any) -> None:
    """Type into a cell."""
    if isinstance(value, str) and value.startswith("="):
        sheet.put(row, column, None, formula=value)
    else:
        sheet.put(row, column, value)


def all_cells(book: Workbook) -> Cells:
    """Return every cell that holds something, but for the hidden sheet."""
    return {
        (name, row, column): cell
        for name in book.sheet_names
        if name != "_wombat" and book.is_grid(name)
        for row, cells in book.sheet(name).rows()
        for column, cell in cells.items()
        if cell.value is not None or cell.formula is not None
    }


def said(built: Built) -> str:
    """Return all problems of a build as one text."""
    return "\n".join(f"{problem.where}: {problem.text.say('en')}" for problem in built.problems)
