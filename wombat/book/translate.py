"""A workbook turned to another language: all that the program said; what the user typed or renamed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.charttexts import translate_charts
from wombat.book.items import item_value
from wombat.book.markers import title_part
from wombat.book.said import band, field_words, headings, part_words, values
from wombat.book.translate_rules import translate_rules
from wombat.book.values import to_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.book.making import Decorate
    from wombat.book.opened import OpenBook
    from wombat.book.places import Line, SheetPlace, TablePlace
    from wombat.definitions.model import Field
    from wombat.plan.model import Plan
    from wombat.xlsx.cells import Cell

    Cells = Mapping[int, Cell]


def translate(opened: OpenBook, plan: Plan, decorate: Decorate) -> None:
    """Write everything that the program said in the workbook's old language in the language of the plan.

    Args:
        opened: the workbook; sheets that are switched off keep their language until they are on again.
        plan: read from it; takes the new texts of items.
        decorate: tells what plugins write on charts.
    """
    manifest, new = opened.manifest, plan.language
    for sheet_id, place in opened.places.items():
        old = manifest.spoken.pop(sheet_id, manifest.language)
        if old and old != new:
            _Translator(opened, place, plan, old).run()
            translate_charts(opened.book, place, old, new, decorate)
    if manifest.language and manifest.language != new:
        off = opened.names.keys() - opened.places.keys() - manifest.spoken.keys()
        manifest.spoken |= dict.fromkeys(sorted(off), manifest.language)


class _Translator:
    """Translates the cells and rules of one sheet."""

    def __init__(self, opened: OpenBook, place: SheetPlace, plan: Plan, old: str) -> None:
        self.opened, self.place, self.plan, self.old, self.new = opened, place, plan, old, plan.language
        self._rename()
        self.sheet = opened.book.sheet(place.name)
        self.lines = {
            line.row: (place.definition.part(part).field(name), line)
            for part, lines in place.forms.items()
            for name, line in lines.items()
        }
        self.headings = {table.heading: table for table in place.tables.values()}
        self.rows = {number: (table, at) for table in place.tables.values() for at, number in enumerate(table.numbers)}

    def _rename(self) -> None:
        title, book = self.place.definition.title, self.opened.book
        taken = {name.casefold() for name in book.sheet_names}
        if self.place.name == title.say(self.old) and title.say(self.new).casefold() not in taken:
            book.rename(self.place.name, title.say(self.new))
            self.place.name = self.opened.names[self.place.definition.id] = title.say(self.new)

    def run(self) -> None:
        words = band(self.place.definition, self.old, self.new)
        for number, cells in list(self.sheet.rows()):
            mark = cells[self.place.id_column].value if self.place.id_column in cells else None
            if (part := title_part(mark)) is not None and part in {each.id for each in self.place.definition.parts}:
                words = part_words(self.place.definition.part(part), self.old, self.new)
            if number in self.lines:
                self._line(number, cells, *self.lines[number])
            elif number in self.headings:
                self._heading(cells, self.headings[number])
            elif number in self.rows:
                self._row(number, cells, *self.rows[number])
            else:
                self._say(number, cells, words)
        translate_rules(self.sheet, self.place, self.old, self.new)

    def _say(self, row: int, cells: Cells, words: Mapping[str, str]) -> None:
        for column, cell in cells.items():
            if isinstance(cell.value, str) and cell.formula is None:
                self._put(row, column, words.get(cell.value, cell.value), cell.value)

    def _put(self, row: int, column: int, said: str, before: str) -> None:
        if said != before:
            self.sheet.put(row, column, said)

    def _line(self, row: int, cells: Cells, field: Field, line: Line) -> None:
        beside = {column: cell for column, cell in cells.items() if column != line.column}
        self._say(row, beside, field_words(field, self.old, self.new))
        if line.column in cells:
            self._say(row, {line.column: cells[line.column]}, values(field, self.old, self.new))

    def _heading(self, cells: Cells, table: TablePlace) -> None:
        new: dict[int, str] = {}
        for name, column in table.columns.items():
            said = str(cells[column].value or "") if column in cells else ""
            words = headings(table.part.field(name), self.old, self.new)
            if words.get(said, said) != said:
                new[column] = words[said]
        taken = {str(cell.value).casefold() for column, cell in cells.items() if column not in new}
        new = {column: said for column, said in new.items() if said.casefold() not in taken}
        listed = next((each for each in self.sheet.tables() if each.display_name == table.listed), None)
        if listed is not None and len({said.casefold() for said in new.values()}) == len(new):
            self.sheet.set_table_headers(
                table.listed, {column - listed.first_col: said for column, said in new.items()}
            )
        else:
            for column, said in new.items():
                self.sheet.put(table.heading, column, said)

    def _row(self, row: int, cells: Cells, table: TablePlace, at: int) -> None:
        """Translate the choices of a row, and the words of an item that the user left as they were."""
        item = next((item for item in table.part.items if item.id == table.ids[at]), None)
        for field in table.part.fields:
            column = table.columns.get(field.id, 0)
            cell = cells.get(column)
            if cell is None or not isinstance(cell.value, str) or cell.formula is not None:
                continue
            if field.choices:
                self._say(row, {column: cell}, values(field, self.old, self.new))
            elif item is not None and field.id in item.values:
                before, after = (item_value(table.part, item, field.id, tag) for tag in (self.old, self.new))
                if cell.value == to_cell(before, field, self.old) and before != after:
                    self.sheet.put(row, column, to_cell(after, field, self.new))
                    self._know(table, at, field, after)

    def _know(self, table: TablePlace, at: int, field: Field, value: object) -> None:
        """Take a new text into the plan as if it had been read."""
        row = self.plan.tables[self.place.definition.id, table.part.id].row(table.ids[at])
        row[field.id] = value  # type: ignore[assignment]
        if table.read.get(field.id):
            table.read[field.id][at] = value  # type: ignore[call-overload]
