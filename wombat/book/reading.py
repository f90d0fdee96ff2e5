"""Our worksheets read back from a workbook, whatever the user did to them meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.places import Line, SheetPlace, TablePlace
from wombat.book.values import Unfit, digest, formula_digest, from_cell
from wombat.errors import Problem
from wombat.plan.model import Table
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.book.ids import Ids
    from wombat.book.values import Raw
    from wombat.definitions.model import Field, Part, Worksheet
    from wombat.plan.model import Plan, Value
    from wombat.xlsx.cells import Cell
    from wombat.xlsx.sheet import Sheet

    Cells = Mapping[int, Cell]

texts = Texts(__package__)
OVERRIDE = "----"
"""Stands for the digest of a program's cell that the user typed over."""


def column_letter(number: int) -> str:
    """Return the letters of a column number; 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class SheetReader:
    """Reads one worksheet of ours: its forms and tables into the plan, its places for the writer."""

    def __init__(
        self, sheet: Sheet, definition: Worksheet, plan: Plan, ids: Ids, remembered: Mapping[str, Mapping[str, int]]
    ) -> None:
        """Prepare to read.

        Args:
            sheet: of the workbook engine.
            definition: of the worksheet.
            plan: takes the values.
            ids: gives ids to rows that were typed.
            remembered: column of each field as last written, by part id, for headings that were renamed.
        """
        self.sheet, self.definition, self.plan, self.ids, self.remembered = sheet, definition, plan, ids, remembered
        self.place = SheetPlace(definition, sheet.name)
        self.problems: list[Problem] = []
        self._table: _TableReader | None = None
        self._extents = {
            table.display_name.lower(): (table.first_row, table.last_row) for table in sheet.tables() if table
        }

    def read(self) -> SheetPlace:
        """Read the sheet from top to bottom and return where its parts stand."""
        forms = {
            markers.form_mark(part.id, each.id): (part, each)
            for part in self.definition.parts
            if part.kind == "form"
            for each in part.fields
        }
        for number, cells in self.sheet.rows():
            mark = cells[markers.ID_COLUMN].value if markers.ID_COLUMN in cells else None
            if isinstance(mark, str) and mark in forms:
                self._end_table()
                self._line(number, cells, *forms[mark])
            elif markers.is_title(mark):
                self._end_table()
            elif (part_id := markers.heading_part(mark)) is not None:
                self._end_table()
                self._begin_table(number, cells, part_id)
            elif self._table is not None:
                self._table.row(number, cells, mark)
        self._end_table()
        return self.place

    def _line(self, number: int, cells: Cells, part: Part, each: Field) -> None:
        labels = each.label.every()
        named = [at for at, cell in cells.items() if at > markers.WAS_COLUMN and cell.value in labels]
        column = (named[0] if named else markers.FIRST_COLUMN) + 1
        cell = cells.get(column)
        line = Line(number, column, cell.value if cell else None, cell.formula if cell else None)
        line.value = self.parse(line.raw, each, number, column)
        was = cells[markers.WAS_COLUMN].value if markers.WAS_COLUMN in cells else None
        line.kept = each.owner == "program" and typed_over(line.raw, line.formula, str(was or ""))
        self.place.forms.setdefault(part.id, {})[each.id] = line
        self.plan.forms.setdefault((self.definition.id, part.id), {})[each.id] = line.value

    def _begin_table(self, number: int, cells: Cells, part_id: str) -> None:
        part = next((part for part in self.definition.tables() if part.id == part_id), None)
        if part is None or part_id in self.place.tables:
            return
        _first, last = self._extents.get(markers.table_name(self.definition.id, part_id), (0, number))
        place = TablePlace(part, number, number, find_columns(part, cells, self.remembered.get(part_id, {})))
        self.place.tables[part_id] = place
        self._table = _TableReader(self, place, last)

    def _end_table(self) -> None:
        self._table = None

    def parse(self, raw: Raw, each: Field, row: int, column: int) -> Value:
        """Return a cell as a value; what does not fit is told with its place and left as it is."""
        try:
            return from_cell(raw, each)
        except Unfit as unfit:
            if each.owner == "user":
                self.problems.append(Problem(unfit.text, f"{self.sheet.name}!{column_letter(column)}{row}"))
            return None


class _TableReader:
    """Takes the rows of one table, in the order of the sheet."""

    def __init__(self, reader: SheetReader, place: TablePlace, listed_last: int) -> None:
        self.reader, self.place, self.listed_last = reader, place, listed_last
        definition = reader.definition
        self.table = reader.plan.tables.setdefault(
            (definition.id, place.part.id), Table(definition.id, place.part.id, {f.id: 0 for f in place.part.fields})
        )
        self.fields = [(each, place.columns[each.id]) for each in place.part.fields if each.id in place.columns]
        self.own = {column for _, column in self.fields} | {markers.ID_COLUMN, markers.WAS_COLUMN}
        self.program = [each for each in place.part.fields if each.owner == "program"]
        self.order = {each.id: at for at, each in enumerate(self.program)}
        place.read = {each.id: [] for each in place.part.fields}
        place.raws = {each.id: [] for each in self.program}
        place.formulas = {each.id: [] for each in self.program if each.formula}
        self.typed_columns = [column for each, column in self.fields if each.owner == "user"]

    def row(self, number: int, cells: Cells, mark: Raw) -> None:
        """Take one row of the sheet: a row of ours, a new one, a spare one, or a note beneath the table."""
        known = mark if isinstance(mark, str) and mark != markers.SPARE else ""
        inside = number <= self.listed_last or number == self.place.last + 1
        typed = any(column in cells and cells[column].value is not None for column in self.typed_columns)
        if known and (typed or known not in self.table):
            self.take(number, cells, self.identity(known, number))
        elif typed and (inside or mark == markers.SPARE) and self.place.part.rows == "user":
            self.take(number, cells, self.reader.ids.new(self.table.sheet, self.table.part))
        elif mark == markers.SPARE or (number <= self.listed_last and not typed):
            self.place.spare.append(number)
        else:
            return
        self.place.last = number

    def identity(self, mark: str, number: int) -> str:
        """Return the id of a row; a copy of a row gets an id of its own and is told."""
        if mark not in self.table:
            self.reader.ids.saw(self.table.sheet, self.table.part, mark)
            return mark
        fresh = self.reader.ids.new(self.table.sheet, self.table.part)
        where = f"{self.reader.sheet.name}!{column_letter(markers.FIRST_COLUMN)}{number}"
        self.reader.problems.append(Problem(texts("reading.copied_row", id=mark, fresh=fresh), where))
        return fresh

    def take(self, number: int, cells: Cells, row_id: str) -> None:
        """Add a row to the plan and remember how it stands."""
        place, values = self.place, {}
        mark = cells[markers.ID_COLUMN].value if markers.ID_COLUMN in cells else None
        was = str(cells[markers.WAS_COLUMN].value or "") if markers.WAS_COLUMN in cells else ""
        place.ids.append(row_id)
        place.numbers.append(number)
        place.marks.append(str(mark or ""))
        place.was.append(was)
        for each, column in self.fields:
            cell = cells.get(column)
            raw = cell.value if cell is not None else None
            value = self.reader.parse(raw, each, number, column) if raw is not None else None
            values[each.id] = value
            place.read[each.id].append(value)
            if each.owner == "program":
                self.program_cell(row_id, each, raw, cell.formula if cell is not None else None, was)
        if any(column not in self.own and cell.value is not None for column, cell in cells.items()):
            place.noted.add(row_id)
        self.table.add(row_id, values)

    def program_cell(self, row_id: str, each: Field, raw: Raw, formula: str | None, was: str) -> None:
        """Remember a program's cell, and whether the user typed over it."""
        self.place.raws[each.id].append(raw)
        if each.formula:
            self.place.formulas[each.id].append(formula)
        at = self.order[each.id] * 4
        if typed_over(raw, formula, was[at : at + 4]):
            self.place.kept.add((row_id, each.id))


def typed_over(raw: Raw, formula: str | None, was: str) -> bool:
    """Tell whether the user replaced what the program wrote into its own cell."""
    if raw is None or not was:
        return False
    if formula is not None:
        return was[0] != "f"
    if was[0] == "f":
        return formula_digest(raw) != was
    return was == OVERRIDE or digest(raw) != was


def find_columns(part: Part, cells: Cells, remembered: Mapping[str, int]) -> dict[str, int]:
    """Return the column of each field: by its heading in any language, else where it stood when last written."""
    headings = {str(cell.value).split(" (")[0].strip(): at for at, cell in reversed(list(cells.items())) if cell.value}
    whole = {str(cell.value).strip(): at for at, cell in reversed(list(cells.items())) if cell.value}
    found: dict[str, int] = {}
    for each in part.fields:
        at = next((whole.get(s) or headings.get(s) for s in each.label.every() if s in whole or s in headings), None)
        if at is not None and at not in found.values():
            found[each.id] = at
    return found | _remembered_columns(part, found, remembered, set(whole.values()))


def _remembered_columns(
    part: Part, found: Mapping[str, int], remembered: Mapping[str, int], headed: set[int]
) -> dict[str, int]:
    """Place the fields whose headings were renamed: beside the neighbour they last stood beside."""
    placed: dict[str, int] = {}
    for each in part.fields:
        if each.id in found or each.id not in remembered:
            continue
        then = remembered[each.id]
        near = sorted(found, key=lambda other: abs(remembered.get(other, 10**6) - then))
        at = found[near[0]] + then - remembered.get(near[0], then) if near else then
        if at in headed and at not in found.values() and at not in placed.values() and at > markers.WAS_COLUMN:
            placed[each.id] = at
    return placed
