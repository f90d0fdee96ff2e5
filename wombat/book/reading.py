"""Our worksheets read back from a workbook, whatever the user did to them meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.columns import find_columns, usual_headings
from wombat.book.headings import heading_text
from wombat.book.ids import unpack
from wombat.book.places import Line, SheetPlace, TablePlace
from wombat.book.shapes import Shapes
from wombat.book.tablereading import TableReader
from wombat.book.typedover import typed_over
from wombat.book.values import Unfit, from_cell
from wombat.errors import Problem, WombatError
from wombat.text import Texts
from wombat.xlsx.coords import area, letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.book.ids import Ids
    from wombat.book.manifest import Manifest
    from wombat.book.values import Raw
    from wombat.definitions.model import Field, Part, Worksheet
    from wombat.plan.model import Plan, Value
    from wombat.xlsx.sheet import Sheet

    Values = Mapping[int, Raw]

texts = Texts(__package__)


class SheetReader:
    """Reads one worksheet of ours: its forms and tables into the plan, its places for the writer.

    Attributes:
        place: where the parts stand, as far as they are read.
        problems: what must be told.
    """

    def __init__(self, sheet: Sheet, definition: Worksheet, plan: Plan, ids: Ids, manifest: Manifest) -> None:
        """Prepare to read.

        Args:
            sheet: of the workbook engine.
            definition: of the worksheet.
            plan: takes the values.
            ids: gives ids to rows that were typed.
            manifest: what the last build left.

        Raises:
            WombatError: the hidden columns are gone.
        """
        self.sheet, self.definition, self.plan, self.ids, self.manifest = sheet, definition, plan, ids, manifest
        hidden = markers.hidden_columns(sheet, [part.id for part in definition.parts])
        if hidden is None:
            raise WombatError(texts("reading.no_marks", file=sheet.book.package.label, sheet=sheet.name))
        self.place = SheetPlace(definition, sheet.name, *hidden)
        self.problems: list[Problem] = []
        self._values = _values_column(sheet)
        self._table: TableReader | None = None
        self._titled = ""
        self._retyped: dict[int, str] = {}
        self._listed = {table.first_row: table for table in sheet.tables()}

    def read(self) -> SheetPlace:
        """Read the sheet from top to bottom and return where its parts stand.

        Raises:
            WombatError: the headings of a table are gone and its rows are not.
        """
        forms = {
            markers.form_mark(part.id, each.id): (part, each)
            for part in self.definition.parts
            if part.kind == "form"
            for each in part.fields
        }
        id_column = self.place.id_column
        marks = {make(part.id) for part in self.definition.parts for make in (markers.heading_mark, markers.title_mark)}
        marks |= forms.keys()
        for number, cells, formulas in self.sheet.contents():
            mark = cells.get(id_column)
            if mark in marks and self._is_boundary(mark, forms):
                self._end_table()
                self._titled = markers.title_part(mark) or self._titled
                if mark in forms:
                    self._line(number, cells, formulas, *forms.pop(str(mark)))
                elif (part_id := markers.heading_part(mark)) is not None:
                    self._begin_table(number, cells, part_id)
            elif self._table is not None:
                self._table.row(number, cells, formulas, mark)
            else:
                self._without_headings(number, cells, mark)
        self._end_table()
        for number, part_id in self._retyped.items():
            self.sheet.put(number, id_column, markers.heading_mark(part_id))
            self.sheet.put(number, self.place.was_column, markers.was_mark(part_id))
        self._tell_missing()
        return self.place

    def _is_boundary(self, mark: Raw, forms: Mapping[str, object]) -> bool:
        """Tell whether a part, or a line of a form, begins in a row; copies of such rows are the user's."""
        if not isinstance(mark, str):
            return False
        part_id = markers.heading_part(mark) or markers.title_part(mark)
        if part_id is not None:
            return part_id not in self.place.tables and any(part.id == part_id for part in self.definition.parts)
        return mark in forms

    def _without_headings(self, number: int, cells: Values, mark: Raw) -> None:
        """Take a row in no table: headings that the user typed anew begin one, a row of ours has lost its own.

        Raises:
            WombatError: it has.
        """
        part = self._unseen(mark)
        if part is None:
            return
        known = usual_headings(part)
        if sum(isinstance(said, str) and said.strip() in known for said in cells.values()) >= min(2, len(part.fields)):
            self._retyped[number] = part.id
            self._begin_table(number, cells, part.id)
        elif isinstance(mark, str) and " " not in mark:
            language = self.manifest.language
            names = {"part": part.title or self.definition.title, "sheet": self.sheet.name, "row": number}
            names |= {"file": self.sheet.book.package.label}
            said = ", ".join(heading_text(each, language or "en") for each in part.fields)
            raise WombatError(texts("reading.no_headings", headings=said, **names))

    def _unseen(self, mark: Raw) -> Part | None:
        """Return the table to which a row in none belongs: that whose title came last, or who had its id."""
        for part in self.definition.tables():
            if part.id not in self.place.tables:
                ids = self.manifest.ids.get(f"{self.definition.id}.{part.id}", [])
                if part.id == self._titled or (isinstance(mark, str) and mark in set(unpack(ids))):
                    return part
        return None

    def _line(self, number: int, cells: Values, formulas: Mapping[int, str], part: Part, each: Field) -> None:
        column = self._values or self._beside_label(cells, each)
        line = Line(number, column, cells.get(column), formulas.get(column))
        line.value = self.parse(line.raw, each, number, column)
        line.was = str(cells.get(self.place.was_column) or "")
        ours = Shapes(self.manifest.shapes_of(self.definition.id, part.id, each.id))
        line.kept = each.owner == "program" and typed_over(line.raw, line.formula, line.was, ours, number)
        self.place.forms.setdefault(part.id, {})[each.id] = line
        self.plan.forms.setdefault((self.definition.id, part.id), {})[each.id] = line.value

    def _beside_label(self, cells: Values, each: Field) -> int:
        labels = each.label.every()
        named = [at for at, value in cells.items() if at > self.place.was_column and value in labels]
        return (named[0] if named else self.place.was_column + 1) + 1

    def _begin_table(self, number: int, cells: Values, part_id: str) -> None:
        part = self.definition.part(part_id)
        place = TablePlace(part, number, number)
        listed = self._listed.get(number)
        last = number
        if listed is not None:
            place.listed, place.totals = listed.display_name, listed.totals_rows
            last = listed.last_row - listed.totals_rows
        self._columns(place, cells, listed.last_col if listed else 0)
        self.place.tables[part_id] = place
        self._table = TableReader(self, place, last)

    def _columns(self, place: TablePlace, cells: Values, last: int) -> None:
        """Find the columns of a table, and tell what became of those that were renamed or taken out."""
        sheet_id, part = self.definition.id, place.part
        first = self.place.was_column + 1
        headings = dict.fromkeys(range(first, last + 1), "")
        headings |= {at: str(value).strip() for at, value in cells.items() if at >= first and value is not None}
        then = self.manifest.columns.get(sheet_id, {}).get(part.id, {})
        called = self.manifest.called.get(sheet_id, {}).get(part.id, {})
        columns = find_columns(part, dict(sorted(headings.items())), then, called, self.manifest.language)
        place.columns = columns.found
        fields = {at: name for name, at in columns.found.items()}
        usual = usual_headings(part)
        place.called = {
            text: fields.get(at, "")
            for at, text in headings.items()
            if text and text not in usual and (at in fields or text in called or not columns.unsure)
        }
        place.unsure = {name: then[name] for name in columns.unsure}
        self._tell_columns("renamed", place, columns.renamed)
        self._tell_columns("lost", place, dict.fromkeys(columns.lost, ""))
        self._tell_columns("unsure", place, dict.fromkeys(columns.unsure, ""))

    def _tell_columns(self, key: str, place: TablePlace, fields: Mapping[str, str]) -> None:
        for name, heading in fields.items():
            label = place.part.field(name).label
            where = f"{self.sheet.name}!{letters(place.columns.get(name, self.place.was_column + 1))}{place.heading}"
            text = texts(f"columns.{key}", label=label, heading=heading)
            self.problems.append(Problem(text, where, failure=key == "unsure"))

    def _end_table(self) -> None:
        if self._table is not None:
            self._table.end()
        self._table = None

    def _tell_missing(self) -> None:
        """Tell of the parts whose rows the user deleted."""
        there = self.place.tables.keys() | self.place.forms.keys()
        for part in self.definition.parts:
            if part.fields and part.id not in there:
                title = part.title or self.definition.title
                text = texts("reading.no_part", part=title, sheet=self.sheet.name)
                self.problems.append(Problem(text, self.sheet.name, failure=True))

    def parse(self, raw: Raw, each: Field, row: int, column: int) -> Value:
        """Return a cell as a value; what does not fit is told with its place and left as it is."""
        try:
            return from_cell(raw, each)
        except Unfit as unfit:
            if each.owner == "user":
                where = f"{self.sheet.name}!{letters(column)}{row}"
                self.problems.append(Problem(unfit.text, where, failure=True, again=True))
            return None


def form_cell(sheet: Sheet, mark: str) -> Raw:
    """Return what a line of a form holds, before anything else of the sheet is read; None where there is none."""
    column = _values_column(sheet)
    for _, cells in sheet.rows():
        if column in cells and any(cell.value == mark for cell in cells.values()):
            return cells[column].value
    return None


def _values_column(sheet: Sheet) -> int:
    """Return the column of the values of forms, which follows when columns are inserted; 0 where it is not marked."""
    found = sheet.book.name(markers.VALUES_NAME, sheet=sheet.name)
    place = area(found.rsplit("!", 1)[1]) if found and "!" in found else None
    return place.first_column if place else 0
