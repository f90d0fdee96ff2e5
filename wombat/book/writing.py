"""The values of the plan written into our worksheets: only cells that changed are touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers, widths
from wombat.book.heights import LEAST, height
from wombat.book.reading import OVERRIDE
from wombat.book.values import digest, formula_digest, to_cell
from wombat.xlsx.cells import Formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.book.formulas import Formulas
    from wombat.book.places import Line, SheetPlace, TablePlace
    from wombat.book.values import Raw
    from wombat.definitions.model import Field, Part
    from wombat.plan.model import Plan, Table, Value
    from wombat.xlsx.sheet import Sheet


class SheetWriter:
    """Writes one worksheet of ours after room was made for its rows."""

    def __init__(self, sheet: Sheet, place: SheetPlace, plan: Plan, formulas: Formulas) -> None:
        """Take the sheet, where its parts stand, the plan with everything filled, and the formulas."""
        self.sheet, self.place, self.plan, self.formulas = sheet, place, plan, formulas
        self.form_width = sum(widths.column_widths(place.definition)[1:])

    def write(self) -> None:
        """Write all parts."""
        for part in self.place.definition.parts:
            if part.kind == "form":
                for field in part.fields:
                    if (line := self.place.forms.get(part.id, {}).get(field.id)) is not None:
                        self._line(part, field, line)
            elif part.id in self.place.tables:
                table = self.plan.tables[self.place.definition.id, part.id]
                _TableWriter(self, self.place.tables[part.id], table).write()

    def cell(self, field: Field, value: Value, formula: str | None) -> Raw | Formula:
        """Return what the cell of a program's field holds: a value, or a formula with its value."""
        raw = to_cell(value, field, self.plan.language)
        if field.type == "link" and isinstance(value, str) and value in self.plan.worksheets:
            raw = self.plan.worksheets[value].title.say(self.plan.language)
            said = raw.replace('"', '""')
            return Formula(f'HYPERLINK("#{markers.anchor_name(value)}","{said}")', raw)
        return Formula(formula, raw) if formula else raw

    def given(self, part: Part, row_id: str, field: Field) -> str | None:
        """Return the formula that a filler gave for a single cell, or None."""
        sheet_id = self.place.definition.id
        formula = self.plan.formulas.get((sheet_id, part.id), {}).get((row_id, field.id))
        return self.formulas.expand(sheet_id, part, formula) if formula else None

    def _line(self, part: Part, field: Field, line: Line) -> None:
        value = self.plan.forms[self.place.definition.id, part.id].get(field.id)
        if field.owner == "user":
            if value != line.value:
                self.sheet.put(line.row, line.column, to_cell(value, field, self.plan.language))
            return
        if line.kept:
            self.sheet.put(line.row, markers.WAS_COLUMN, OVERRIDE)
            return
        formula = self.given(part, "", field) or self.formulas.form(self.place.definition.id, part, field)
        new = self.cell(field, value, formula)
        if field.type == "note" and isinstance(plain(new), str) and plain(new) != line.raw:
            self.sheet.set_height(line.row, max(36.0, height([(str(plain(new)), self.form_width)])))
        put_changed(self.sheet, line.row, line.column, new, line.raw, line.formula)
        self.sheet.put(line.row, markers.WAS_COLUMN, seal(new))


class _TableWriter:
    """Writes one table: rows that stood there cell by cell, new rows in bulk."""

    def __init__(self, writer: SheetWriter, here: TablePlace, table: Table) -> None:
        self.writer, self.here, self.table = writer, here, table
        self.sheet, self.part = writer.sheet, here.part
        self.fields = [field for field in self.part.fields if field.id in here.columns]
        self.program = [field for field in self.part.fields if field.owner == "program"]

    def write(self) -> None:
        slots = self.here.slots
        position = {row_id: at for at, row_id in enumerate(self.here.ids)}
        old = [(at, position[row_id]) for at, row_id in enumerate(self.table.ids) if row_id in position]
        new = [at for at, row_id in enumerate(self.table.ids) if row_id not in position]
        written = {field.id: self._cells(field, slots) for field in self.program}
        was = self._digests(written)
        for field in self.fields:
            if field.owner == "program":
                self._renew(field, written[field.id], old, slots)
            else:
                self._user(field, old, slots)
        for at, then in old:
            if self.here.marks[then] != self.table.ids[at]:
                self.sheet.put(slots[at], markers.ID_COLUMN, self.table.ids[at])
            if self.here.was[then] != was[at]:
                self.sheet.put(slots[at], markers.WAS_COLUMN, was[at])
        self._bulk(new, slots, written, was)
        self._heights(new, old, slots, written)

    def _cells(self, field: Field, slots: Sequence[int]) -> list[Raw | Formula]:
        values = self.table.columns.get(field.id, [None] * len(self.table))
        cell, sheet_id = self.writer.cell, self.writer.place.definition.id
        template = self.writer.formulas.template(sheet_id, self.part, field) if field.formula else None
        if template is None:
            return [
                cell(field, value, self.writer.given(self.part, row_id, field))
                for row_id, value in zip(self.table.ids, values, strict=True)
            ]
        return [
            cell(field, value, template.replace("\0", str(number))) for value, number in zip(values, slots, strict=True)
        ]

    def _digests(self, written: Mapping[str, Sequence[Raw | Formula]]) -> list[str]:
        """Return the text of the digest column: four digits for each program field of each row."""
        kept = self.here.kept
        columns = [
            [OVERRIDE if kept and (row_id, field.id) in kept else seal(cell)
             for row_id, cell in zip(self.table.ids, written[field.id], strict=True)]
            for field in self.program
        ]  # fmt: skip
        return ["".join(row) for row in zip(*columns, strict=True)] if columns else [""] * len(self.table)

    def _renew(
        self, field: Field, cells: Sequence[Raw | Formula], old: list[tuple[int, int]], slots: Sequence[int]
    ) -> None:
        raws, column = self.here.raws[field.id], self.here.columns[field.id]
        formulas = self.here.formulas.get(field.id)
        for at, then in old:
            if (self.table.ids[at], field.id) not in self.here.kept:
                formula = formulas[then] if formulas else None
                put_changed(self.sheet, slots[at], column, cells[at], raws[then], formula)

    def _user(self, field: Field, old: list[tuple[int, int]], slots: Sequence[int]) -> None:
        values, read = self.table.columns[field.id], self.here.read[field.id]
        column, language = self.here.columns[field.id], self.writer.plan.language
        for at, then in old:
            if values[at] is not read[then] and values[at] != read[then]:
                self.sheet.put(slots[at], column, to_cell(values[at], field, language))

    def _heights(
        self,
        new: list[int],
        old: list[tuple[int, int]],
        slots: Sequence[int],
        written: Mapping[str, Sequence[Raw | Formula]],
    ) -> None:
        """Make rows as high as their wrapped text: new ones, and those in which the program's text changed."""
        wrapped = [field for field in self.fields if field.type in widths.WRAPPED]
        mine = [field for field in wrapped if field.owner == "program"]
        changed = [
            at
            for at, then in old
            if any(plain(written[field.id][at]) != self.here.raws[field.id][then] for field in mine)
        ]
        for at in (*new, *changed) if wrapped else ():
            texts = [(self._said(field, at, written), widths.width(field)) for field in wrapped]
            if (points := height(texts)) > LEAST or at in changed:
                self.sheet.set_height(slots[at], points)

    def _said(self, field: Field, at: int, written: Mapping[str, Sequence[Raw | Formula]]) -> str:
        if field.owner == "program":
            return str(plain(written[field.id][at]) or "")
        return str(to_cell(self.table.columns[field.id][at], field, self.writer.plan.language) or "")

    def _bulk(
        self,
        new: list[int],
        slots: Sequence[int],
        written: Mapping[str, Sequence[Raw | Formula]],
        was: Sequence[str],
    ) -> None:
        language = self.writer.plan.language
        for run in _runs(new, slots, self.here.grown):
            columns: dict[int, list[Raw | Formula]] = {
                markers.ID_COLUMN: [self.table.ids[at] for at in run],
                markers.WAS_COLUMN: [was[at] for at in run],
            }
            for field in self.fields:
                column = self.here.columns[field.id]
                if field.owner == "program":
                    cells = written[field.id]
                    columns[column] = [cells[at] for at in run]
                else:
                    values = self.table.columns[field.id]
                    columns[column] = [to_cell(values[at], field, language) for at in run]
            grown = self.here.grown and slots[run[0]] >= self.here.grown
            columns |= {column: [None] * len(run) for column in self.here.look if grown and column not in columns}
            self.sheet.fill(slots[run[0]], columns, self.here.look if grown else {})


def _runs(new: list[int], slots: Sequence[int], grown: int) -> list[list[int]]:
    """Group new rows that stand one beneath the other; those from row ``grown`` on are not in the sheet yet."""
    runs: list[list[int]] = []
    for at in new:
        if runs and slots[runs[-1][-1]] + 1 == slots[at] != grown:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def plain(cell: Raw | Formula) -> Raw:
    """Return the value of a cell, a formula's being the one it carries."""
    return cell.value if isinstance(cell, Formula) else cell


def seal(cell: Raw | Formula) -> str:
    """Return the digest by which the next build sees whether the user typed over a cell."""
    return formula_digest(cell.value) if isinstance(cell, Formula) else digest(cell)


def put_changed(sheet: Sheet, row: int, column: int, new: Raw | Formula, raw: Raw, formula: str | None) -> None:
    """Write a cell where its value or its formula is not what stands there."""
    text = new.text if isinstance(new, Formula) else None
    if text == formula and digest(plain(new)) == digest(raw):
        return
    sheet.put(row, column, plain(new), formula=text)
