"""Formulas of the user that depend on changed cells: the value they carry is out of date and is dropped.

Not every program calculates when it opens a file, and LibreOffice does so only for a formula without a value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wombat.xlsx.coords import Area, area
from wombat.xlsx.formulas import each_reference, words
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wombat.xlsx.workbook import Workbook

    Owned = Callable[[str, int, int], bool]
    Precedent = tuple[str, Area]

_VALUE = re.compile(rb"<v(?:/>|>[^<]*</v>)")
_TYPE = re.compile(rb"""(\A<c(?:\s[^<>]*?)?)\st\s*=\s*["'](?:str|b|e|n|d)["']""")
_AFTER_CALCULATION = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing")
_LATER = ("fileRecoveryPr", "webPublishObjects", "extLst")
_SMALL = 64


class _Formula(NamedTuple):
    sheet: str
    row: int
    column: int
    precedents: list[Precedent]


def drop_stale(book: Workbook, owned: Owned) -> int:
    """Drop the values of formulas that depend on cells changed since the workbook was opened.

    Args:
        book: the workbook.
        owned: tells of a formula (sheet, row, column) whether whoever changed the cells keeps its value right.

    Returns:
        How many values were dropped.
    """
    changed = {name.casefold() for name in book.open_sheets if book.sheet(name).recalculate}
    if not changed:
        return 0
    stale = _stale(list(_formulas(book, owned)), changed)
    for name in {found.sheet for found in stale}:
        _drop(book, name, [(found.row, found.column) for found in stale if found.sheet == name])
    if stale:
        ask_to_calculate(book)
    return len(stale)


def _formulas(book: Workbook, owned: Owned) -> Iterator[_Formula]:
    meanings = _Meanings(book)
    for name in book.sheet_names:
        if not book.is_grid(name) or not book.sheet(name).cell_rows.holds(b"<f"):
            continue
        for row, cells in book.sheet(name).rows():
            for column, cell in cells.items():
                if cell.formula is not None and cell.value is not None and not owned(name, row, column):
                    yield _Formula(name, row, column, meanings.precedents(name, cell.formula))


class _Meanings:
    """What formulas depend on, the meaning of names and tables included."""

    def __init__(self, book: Workbook) -> None:
        self._names = {found.name.casefold(): (found.sheet, found.formula) for found in book.names()}
        self._known = {
            table.display_name.casefold(): [(name.casefold(), table.area)]
            for name in book.sheet_names
            if book.is_grid(name)
            for table in book.sheet(name).tables()
        }

    def precedents(self, host: str | None, formula: str) -> list[Precedent]:
        """Return the areas a formula depends on.

        What INDIRECT and OFFSET lead to is not among them: they are volatile, and every program calculates them, and
        what depends on them, when it opens the workbook.
        """
        found: dict[Precedent, None] = {}

        def note(sheet: str | None, body: str) -> None:
            meant = sheet if sheet is not None else host
            if meant is not None and (place := area(body.replace("$", ""))):
                found.update(((part.casefold(), place), None) for part in meant.split(":"))

        each_reference(formula, note)
        for word in words(formula):
            found |= dict.fromkeys(self._meant(word))
        return list(found)

    def _meant(self, word: str) -> list[Precedent]:
        """Return the areas that a table or a defined name stands for; a name that stands for itself for none."""
        if word not in self._known:
            self._known[word] = []
            if word in self._names:
                self._known[word] = self.precedents(*self._names[word])
        return self._known[word]


def _stale(formulas: list[_Formula], changed: set[str]) -> list[_Formula]:
    """Return the formulas that depend on changed sheets, directly or through one another."""
    stale = [found for found in formulas if any(sheet in changed for sheet, _ in found.precedents)]
    taken = set(map(id, stale))
    users = _Users(found for found in formulas if id(found) not in taken)
    for found in stale:  # grows meanwhile
        for user in users.of(found.sheet.casefold(), found.row, found.column):
            if id(user) not in taken:
                taken.add(id(user))
                stale.append(user)
    return stale


class _Users:
    """The formulas that depend on a cell: by cell for small areas, by sheet for large ones."""

    def __init__(self, formulas: Iterable[_Formula]) -> None:
        self._cells: dict[tuple[str, int, int], list[_Formula]] = {}
        self._areas: dict[str, list[tuple[Area, _Formula]]] = {}
        for found in formulas:
            for sheet, place in found.precedents:
                self._note(sheet, place, found)

    def _note(self, sheet: str, place: Area, found: _Formula) -> None:
        rows, columns = range(place.first_row, place.last_row + 1), range(place.first_column, place.last_column + 1)
        if len(rows) * len(columns) > _SMALL:
            self._areas.setdefault(sheet, []).append((place, found))
            return
        for row in rows:
            for column in columns:
                self._cells.setdefault((sheet, row, column), []).append(found)

    def of(self, sheet: str, row: int, column: int) -> Iterator[_Formula]:
        """Yield the formulas that depend on a cell; those with a large area only the first time."""
        yield from self._cells.get((sheet, row, column), ())
        large = self._areas.get(sheet, [])
        yield from (found for place, found in large if place.holds(row, column))
        if large:
            self._areas[sheet] = [pair for pair in large if not pair[0].holds(row, column)]


def _drop(book: Workbook, name: str, places: Iterable[tuple[int, int]]) -> None:
    """Take the values of formulas out; the formulas stay."""
    sheet = book.sheet(name)
    by_row: dict[int, list[int]] = {}
    for row, column in places:
        by_row.setdefault(row, []).append(column)
    for row, columns in by_row.items():
        parts = sheet.row_parts(row)
        for column in columns:
            parts.cells[column] = _TYPE.sub(rb"\1", _VALUE.sub(b"", parts.cells[column], count=1), count=1)
        sheet.cell_rows.put(row, parts.joined())


def ask_to_calculate(book: Workbook) -> None:
    """Let programs that calculate do so when they open the workbook."""
    root = book.root
    found = root.find(main("calcPr"))
    if found is None:
        found = root.makeelement(main("calcPr"), {})
        after = {main(tag) for tag in (*_AFTER_CALCULATION, *_LATER)}
        at = next((at for at, child in enumerate(root) if child.tag in after), len(root))
        root.insert(at, found)
    if found.get("fullCalcOnLoad") not in ("1", "true"):
        found.set("fullCalcOnLoad", "1")
        book.write_main()
