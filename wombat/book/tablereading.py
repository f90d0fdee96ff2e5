"""The rows of one table, taken in the order of the sheet: known ones, new ones, copies, spare ones and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.shapes import Shapes
from wombat.book.typedover import typed_over
from wombat.book.values import digest
from wombat.errors import Problem
from wombat.plan.model import Table
from wombat.text import Texts
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from wombat.book.places import TablePlace
    from wombat.book.reading import Cells, SheetReader
    from wombat.book.values import Raw
    from wombat.definitions.model import Field

texts = Texts(__package__)


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
        self.own = {column for _, column in fields} | {self.id_column, self.was_column}
        program = [field.id for field in part.fields if field.owner == "program"]
        self.program = [
            (field, column, program.index(field.id) * 4, self._shapes(field))
            for field, column in fields
            if field.owner == "program"
        ]
        place.read = {field.id: [] for field in part.fields}
        place.raws = {name: [] for name in program}
        place.formulas = {name: [] for name in program}
        self.fresh: list[tuple[str, Field, Raw]] = []

    def _shapes(self, field: Field) -> Shapes:
        return Shapes(self.reader.manifest.shapes_of(self.table.sheet, self.table.part, field.id))

    def row(self, number: int, cells: Cells, mark: Raw) -> None:
        """Take one row of the sheet."""
        known = mark if isinstance(mark, str) and mark != markers.SPARE else ""
        inside = number <= self.listed_last
        beneath = not inside and number == self.place.last + 1 and not self._is_total(number, cells)
        if known and known not in self.table:
            if self._is_cleared(cells, known):
                self._blank(number, cells)
            else:
                self.take(number, cells, known)
                if self.place.part.rows == "user":
                    self.reader.ids.saw(self.table.sheet, self.table.part, known)
        elif self._is_typed(cells) and (inside or beneath or mark == markers.SPARE):
            self._typed(number, cells, known)
        elif mark == markers.SPARE or inside:
            self._blank(number, cells)
        else:
            return
        self.place.last = number

    def _is_total(self, number: int, cells: Cells) -> bool:
        """Tell whether a row right under the table sums it up: Excel's row of totals, or one with formulas."""
        if number <= self.listed_last + self.place.totals:
            return True
        return any(column in self.own and cell.formula is not None for column, cell in cells.items())

    def _is_typed(self, cells: Cells) -> bool:
        return any(
            column in cells and (cells[column].value is not None or cells[column].formula is not None)
            for _, column in self.user
        )

    def _is_cleared(self, cells: Cells, known: str) -> bool:
        """Tell whether the user emptied every cell of a row of their own, which is as good as deleting it."""
        if self.place.part.rows != "user" or any(item.id == known for item in self.place.part.items):
            return False
        return not any(
            cell.value is not None or cell.formula is not None
            for column, cell in cells.items()
            if column not in (self.id_column, self.was_column)
        )

    def _typed(self, number: int, cells: Cells, copied: str) -> None:
        """Take a row that was typed or copied; in a table whose rows the program makes it is a note."""
        if self.place.part.rows != "user":
            self.place.notes.add(number)
            return
        fresh = self.reader.ids.new(self.table.sheet, self.table.part)
        if not copied and self.was_column in cells and cells[self.was_column].value:
            self.place.renumbered += 1
        if copied:
            where = f"{self.reader.sheet.name}!{letters(self.was_column + 1)}{number}"
            self.reader.problems.append(Problem(texts("reading.copied_row", id=copied, fresh=fresh), where))
        self.take(number, cells, fresh)

    def _blank(self, number: int, cells: Cells) -> None:
        """Take a row without anything typed: ready for a new one, unless something of the user's stands in it."""
        hidden = {self.id_column, self.was_column}
        filled = {at for at, cell in cells.items() if cell.value is not None or cell.formula is not None} - hidden
        was = cells[self.was_column].value if self.was_column in cells else None
        if filled and not (was and filled <= self.own):
            self.place.notes.add(number)
            return
        self.place.spare.append(number)
        if filled or was:
            self.place.stale.append(number)

    def take(self, number: int, cells: Cells, row_id: str) -> None:
        """Add a row to the plan and remember how it stands."""
        place, values, parse = self.place, {}, self.reader.parse
        mark = cells[self.id_column].value if self.id_column in cells else None
        was = str(cells[self.was_column].value or "") if self.was_column in cells else ""
        place.ids.append(row_id)
        place.numbers.append(number)
        place.marks.append(str(mark or ""))
        place.was.append(was)
        for field, column in self.user:
            cell = cells.get(column)
            value = None if cell is None or cell.value is None else parse(cell.value, field, number, column)
            values[field.id] = value
            place.read[field.id].append(value)
        for field, column, at, shapes in self.program:
            cell = cells.get(column)
            raw, formula = (None, None) if cell is None else (cell.value, cell.formula)
            values[field.id] = None if raw is None else parse(raw, field, number, column)
            place.raws[field.id].append(raw)
            place.formulas[field.id].append(formula)
            if typed_over(raw, formula, was[at : at + 4], shapes, number):
                place.kept.add((row_id, field.id))
            elif not was and raw is not None and formula is None:
                self.fresh.append((row_id, field, raw))
        others = cells.keys() - self.own
        if others and any(cells[column].value is not None or cells[column].formula for column in others):
            place.noted.add(row_id)
        self.table.add(row_id, values)

    def end(self) -> None:
        """Look at the program's cells of new rows: what stands there was typed, unless it was copied with a row."""
        at = {field.id: at for field, _, at, _ in self.program}
        written: dict[str, set[str]] = {}
        for row_id, field, raw in self.fresh:
            start = at[field.id]
            if field.id not in written:
                written[field.id] = {was[start : start + 4] for was in self.place.was}
            if not {digest(raw), "f" + digest(raw)[1:]} & written[field.id]:
                self.place.kept.add((row_id, field.id))
