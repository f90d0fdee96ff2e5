"""The rows of one table, taken in the order of the sheet: known ones, new ones, copies, spare ones and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.cellreading import Cells, ProgramCells, Taken
from wombat.book.shapes import Shapes
from wombat.book.values import digest
from wombat.errors import Problem
from wombat.plan.model import Table
from wombat.text import Texts
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.book.places import TablePlace
    from wombat.book.reading import SheetReader
    from wombat.book.values import Raw
    from wombat.definitions.model import Field

    Values = Mapping[int, Raw]
    Formulas = Mapping[int, str]

texts = Texts(__package__)
BLOCK = 2048
"""Rows that are taken at once."""


class TableReader:
    """Takes the rows of one table, in the order of the sheet."""

    def __init__(self, reader: SheetReader, place: TablePlace, last: int) -> None:
        """Prepare to read.

        Args:
            reader: of the sheet.
            place: of the table; is filled.
            last: the last row of the Excel table, without its totals; the heading's where there is no Excel table.
        """
        self.reader, self.place, self.listed_last = reader, place, last
        definition, part, sheet = reader.definition, place.part, reader.place
        self.id_column, self.was_column = sheet.id_column, sheet.was_column
        self.table = reader.plan.tables.setdefault(
            (definition.id, part.id), Table(definition.id, part.id, {field.id: 0 for field in part.fields})
        )
        fields = [(field, place.columns[field.id]) for field in part.fields if field.id in place.columns]
        self.user = [(field, column) for field, column in fields if field.owner == "user"]
        self.hidden = {self.id_column, self.was_column}
        self.own = {column for _, column in fields} | self.hidden
        program = [field.id for field in part.fields if field.owner == "program"]
        self.program = [
            (field, column, program.index(field.id) * 4, self._shapes(field))
            for field, column in fields
            if field.owner == "program"
        ]
        place.read = {field.id: [] for field in part.fields}
        self.user_cells = [Cells(field, column, place.read[field.id], reader.parse) for field, column in self.user]
        self.program_cells = [ProgramCells(field, column, reader.parse) for field, column, _, _ in self.program]
        place.raws = {name: [] for name in program} | {each.field.id: each.raws for each in self.program_cells}
        place.formulas = {name: [] for name in program} | {each.field.id: each.formulas for each in self.program_cells}
        self.seen: set[str] = set()
        self.block: list[Taken] = []

    def _shapes(self, field: Field) -> Shapes:
        return Shapes(self.reader.manifest.shapes_of(self.table.sheet, self.table.part, field.id))

    def row(self, number: int, cells: Values, formulas: Formulas, mark: Raw) -> None:
        """Take one row of the sheet."""
        known = mark if isinstance(mark, str) and mark != markers.SPARE else ""
        inside = number <= self.listed_last
        if known and known not in self.seen:
            if len(cells) <= len(self.hidden) and self._is_cleared(cells, formulas, known):
                self._blank(number, cells, formulas)
            else:
                self.take(number, cells, formulas, known)
                if self.place.part.rows == "user":
                    self.reader.ids.saw(self.table.sheet, self.table.part, known)
        elif self._is_typed(cells, formulas) and (
            inside or mark == markers.SPARE or self._is_beneath(number, formulas)
        ):
            self._typed(number, cells, formulas, known)
        elif mark == markers.SPARE or inside:
            self._blank(number, cells, formulas)
        else:
            return
        self.place.last = number

    def _is_beneath(self, number: int, formulas: Formulas) -> bool:
        """Tell whether a row stands right under the table and does not sum it up, with formulas or as its totals."""
        if number != self.place.last + 1 or number <= self.listed_last + self.place.totals:
            return False
        return not formulas.keys() & self.own

    def _is_typed(self, cells: Values, formulas: Formulas) -> bool:
        return any(cells.get(column) is not None or column in formulas for _, column in self.user)

    def _is_cleared(self, cells: Values, formulas: Formulas, known: str) -> bool:
        """Tell whether the user emptied every cell of a row of their own, which is as good as deleting it."""
        if self.place.part.rows != "user" or len(cells) > len(self.hidden) or formulas:
            return False
        if any(item.id == known for item in self.place.part.items):
            return False
        return all(value is None or column in self.hidden for column, value in cells.items())

    def _typed(self, number: int, cells: Values, formulas: Formulas, copied: str) -> None:
        """Take a row that was typed or copied; in a table whose rows the program makes it is a note."""
        if self.place.part.rows != "user":
            self.place.notes.add(number)
            return
        fresh = self.reader.ids.new(self.table.sheet, self.table.part)
        if not copied and cells.get(self.was_column):
            self.place.renumbered += 1
        if copied:
            where = f"{self.reader.sheet.name}!{letters(self.was_column + 1)}{number}"
            self.reader.problems.append(
                Problem(texts("reading.copied_row", id=copied, fresh=fresh), where, failure=True, again=False)
            )
        self.take(number, cells, formulas, fresh)

    def _blank(self, number: int, cells: Values, formulas: Formulas) -> None:
        """Take a row without anything typed: ready for a new one, unless something of the user's stands in it."""
        filled = {at for at, value in cells.items() if value is not None} | formulas.keys()
        filled -= self.hidden
        was = cells.get(self.was_column)
        if filled and not (was and filled <= self.own):
            self.place.notes.add(number)
            return
        self.place.spare.append(number)
        if filled or was:
            self.place.stale.append(number)

    def take(self, number: int, cells: Values, formulas: Formulas, row_id: str) -> None:
        """Remember a row: its values for the plan, and how it stands."""
        place = self.place
        was = str(cells.get(self.was_column) or "")
        self.seen.add(row_id)
        place.ids.append(row_id)
        place.numbers.append(number)
        place.marks.append(str(cells.get(self.id_column) or ""))
        place.was.append(was)
        self.block.append(Taken(number, row_id, was, cells, formulas))
        if len(self.block) == BLOCK:
            self._read_block()
        if cells.keys() <= self.own and not formulas:
            return
        foreign = (cells.keys() | formulas.keys()) - self.own
        if any(cells.get(column) is not None or column in formulas for column in foreign):
            place.noted.add(row_id)

    def _read_block(self) -> None:
        """Read the rows taken so far, field by field; what does not fit is told row by row."""
        block, self.block, problems = self.block, [], self.reader.problems
        before = len(problems)
        for each in self.user_cells:
            each.take(block)
        for cells, (_, _, at, shapes) in zip(self.program_cells, self.program, strict=True):
            cells.look(block, at, shapes)
        problems[before:] = sorted(problems[before:], key=_by_row)

    def end(self) -> None:
        """Put the rows into the plan, and look at the program's cells of those that are new."""
        self._read_block()
        for each in self.program_cells:
            self.place.kept |= each.kept
        columns = {each.field.id: each.read for each in (*self.user_cells, *self.program_cells)}
        self.table.extend_columns(self.place.ids, columns)
        self._look_at_fresh()

    def _look_at_fresh(self) -> None:
        """Find what was typed into the program's cells of new rows; what was copied with a row was not."""
        at = {field.id: at for field, _, at, _ in self.program}
        written: dict[str, set[str]] = {}
        for row_id, field, raw in (found for each in self.program_cells for found in each.fresh):
            start = at[field.id]
            if field.id not in written:
                written[field.id] = {was[start : start + 4] for was in self.place.was}
            if not {digest(raw), "f" + digest(raw)[1:]} & written[field.id]:
                self.place.kept.add((row_id, field.id))


def _by_row(problem: Problem) -> int:
    return int(problem.where.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
