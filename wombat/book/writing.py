"""The values of the plan written into our worksheets: only cells that changed are touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers, widths
from wombat.book.changed import plain, put_changed, seal
from wombat.book.heights import height, own_height
from wombat.book.shapes import shape
from wombat.book.tablewriting import TableWriter
from wombat.book.typedover import OVERRIDE
from wombat.book.values import to_cell
from wombat.errors import Problem
from wombat.text import Texts
from wombat.xlsx.cells import Formula
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from wombat.book.formulas import Formulas
    from wombat.book.places import Line, SheetPlace
    from wombat.book.values import Raw
    from wombat.definitions.model import Field, Part
    from wombat.plan.model import Plan, Value
    from wombat.xlsx.sheet import Sheet

texts = Texts(__package__)
LONGEST = 32_000
"""Longest text that is written, in UTF-16 units; a cell holds 32,767."""
_NOTE_HEIGHT = 36.0


class SheetWriter:
    """Writes one worksheet of ours after room was made for its rows.

    Attributes:
        problems: texts that were too long for a cell.
        shapes: of the formulas written, by part id and field id.
    """

    def __init__(self, sheet: Sheet, place: SheetPlace, plan: Plan, formulas: Formulas, *, moved: bool) -> None:
        """Prepare to write.

        Args:
            sheet: of the workbook engine.
            place: where its parts stand.
            plan: with everything filled.
            formulas: of the definitions, for where all parts stand.
            moved: whether rows moved somewhere, so that formulas are no longer as they were read.
        """
        self.moved = moved
        self.sheet, self.place, self.plan, self.formulas = sheet, place, plan, formulas
        self.form_width = sum(widths.column_widths(place.definition)[1:])
        self.problems: list[Problem] = []
        self.shapes: dict[str, dict[str, set[str]]] = {}

    def write(self) -> None:
        """Write all parts."""
        for part in self.place.definition.parts:
            if part.kind == "form":
                for field in part.fields:
                    if (line := self.place.forms.get(part.id, {}).get(field.id)) is not None:
                        self._line(part, field, line)
            elif part.id in self.place.tables:
                table = self.plan.tables[self.place.definition.id, part.id]
                TableWriter(self, self.place.tables[part.id], table).write()

    def raw(self, value: Value, field: Field, row: int, column: int) -> Raw:
        """Return what a cell holds for a value; a text that is too long for a cell is cut, and that is told."""
        raw = to_cell(value, field, self.plan.language)
        if isinstance(raw, str) and len(raw) > LONGEST // 2:
            fitting = raw.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST].decode("utf-16-le", "ignore")
            if fitting != raw:
                where = f"{self.place.name}!{letters(column)}{row}"
                self.problems.append(Problem(texts("writing.cut", n=len(raw), label=field.label), where))
                return fitting + "…"
        return raw

    def cell(self, field: Field, value: Value, formula: str | None, row: int, column: int) -> Raw | Formula:
        """Return what the cell of a program's field holds: a value, or a formula with its value."""
        if field.type == "link" and isinstance(value, str) and value in self.plan.worksheets:
            title = self.plan.worksheets[value].title.say(self.plan.language)
            said = title.replace('"', '""')
            return Formula(f'HYPERLINK("#{markers.anchor_name(value)}","{said}")', title)
        raw = self.raw(value, field, row, column)
        return Formula(formula, raw) if formula else raw

    def gives(self, part: Part, field: Field) -> bool:
        """Tell whether a filler gave formulas for cells of a part, or each cell is a link."""
        return (self.place.definition.id, part.id) in self.plan.formulas or field.type == "link"

    def given(self, part: Part, row_id: str, field: Field) -> str | None:
        """Return the formula that a filler gave for a single cell, or None."""
        sheet_id = self.place.definition.id
        formula = self.plan.formulas.get((sheet_id, part.id), {}).get((row_id, field.id))
        return self.formulas.expand(sheet_id, part, formula) if formula else None

    def wrote(self, part: str, field: str, formula: str) -> None:
        """Remember what a formula of ours looks like, to know it again."""
        self.shapes.setdefault(part, {}).setdefault(field, set()).add(shape(formula))

    def _line(self, part: Part, field: Field, line: Line) -> None:
        value = self.plan.forms[self.place.definition.id, part.id].get(field.id)
        if field.owner == "user":
            if value != line.value:
                self.sheet.put(line.row, line.column, self.raw(value, field, line.row, line.column))
            return
        formula = self.given(part, "", field) or self.formulas.form(self.place.definition.id, part, field)
        new = self.cell(field, value, formula, line.row, line.column)
        if isinstance(new, Formula):
            self.wrote(part.id, field.id, new.text)
        if line.kept:
            self._seal(line, OVERRIDE)
            return
        if field.type == "note":
            self._grow(line, plain(new))
        put_changed(self.sheet, line.row, line.column, new, line.raw, self.standing(line.formula))
        self._seal(line, seal(new))

    def standing(self, formula: str | None) -> str | None:
        """Return the formula of a cell as it was read, or what equals none where it may have changed since."""
        return "" if formula is not None and self.moved else formula

    def _seal(self, line: Line, digest: str) -> None:
        if line.was != digest:
            self.sheet.put(line.row, self.place.was_column, digest)

    def _grow(self, line: Line, new: Raw) -> None:
        """Make the line as high as its new text, unless the user gave it another height."""
        if isinstance(new, str) and new != line.raw and own_height(self.sheet.height(line.row), self._height(line.raw)):
            self.sheet.set_height(line.row, self._height(new))

    def _height(self, said: Raw) -> float:
        return max(_NOTE_HEIGHT, height([(str(said or ""), self.form_width)]))
