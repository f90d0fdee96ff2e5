"""The rows of one table written: those that stood there cell by cell, new ones in bulk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat.book.changed import put_changed, seal
from wombat.book.heights import REGISTER_LINE
from wombat.book.rowheights import set_heights
from wombat.book.typedover import OVERRIDE
from wombat.book.widths import is_register
from wombat.xlsx.cells import Formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.book.places import TablePlace
    from wombat.book.values import Raw
    from wombat.book.writing import SheetWriter
    from wombat.definitions.model import Field
    from wombat.plan.model import Table

    Written = Mapping[str, Sequence[Raw | Formula]]

_AS_IT_IS = (type(None),)
_PLAIN = (type(None), int, float, date)
"""Types of values that stand in a cell as they are; where the field says them in words, only a blank is."""


class TableWriter:
    """Writes one table.

    Attributes:
        old: (position in the table, position in what was read) of each row that stood there.
        new: positions of the others.
    """

    def __init__(self, writer: SheetWriter, here: TablePlace, table: Table) -> None:
        """Take the writer of the sheet, where the table stands, and what it shall hold."""
        self.writer, self.here, self.table = writer, here, table
        self.sheet, self.part, self.slots = writer.sheet, here.part, here.slots
        self.fields = [field for field in self.part.fields if field.id in here.columns]
        self.program = [field for field in self.part.fields if field.owner == "program"]
        then = {row_id: at for at, row_id in enumerate(here.ids)}
        self.old = [(at, then[row_id]) for at, row_id in enumerate(table.ids) if row_id in then]
        self.new = [at for at, row_id in enumerate(table.ids) if row_id not in then]

    def write(self) -> None:
        """Write what changed."""
        written = {field.id: self._cells(field) for field in self.program}
        was = self._digests(written)
        for field in self.fields:
            if field.owner == "program":
                self._renew(field, written[field.id])
            else:
                self._user(field)
        self._marks(was)
        self._bulk(written, was)
        set_heights(self, written)

    def user_cell(self, field: Field, at: int) -> Raw:
        """Return what a cell of a user's field holds."""
        return self.writer.raw(self.table.columns[field.id][at], field, self.slots[at], self.here.columns[field.id])

    def _cells(self, field: Field) -> list[Raw | Formula]:
        """Return what the cells of a program's field hold, in the order of the table."""
        writer, part = self.writer, self.part
        values = self.table.columns.get(field.id, [None] * len(self.table))
        column = self.here.columns.get(field.id, 1)
        template = writer.formulas.template(self.table.sheet, part, field) if field.formula else None
        if template is not None:
            writer.wrote(part.id, field.id, template.replace("\0", "1"))
            return [
                writer.cell(field, value, template.replace("\0", str(row)), row, column)
                for value, row in zip(values, self.slots, strict=True)
            ]
        if not writer.gives(part, field):
            plain = _AS_IT_IS if field.type in ("choice", "yes") else _PLAIN
            return [
                value if type(value) in plain else writer.cell(field, value, None, row, column)  # type: ignore[misc]
                for value, row in zip(values, self.slots, strict=True)
            ]
        cells = [
            writer.cell(field, value, writer.given(part, row_id, field), row, column)
            for row_id, value, row in zip(self.table.ids, values, self.slots, strict=True)
        ]
        for text in {cell.text for cell in cells if isinstance(cell, Formula)}:
            writer.wrote(part.id, field.id, text)
        return cells

    def _digests(self, written: Written) -> list[str]:
        """Return the text of the digest column: four digits for each program field of each row."""
        kept = self.here.kept
        columns = [self._seals(field, 4 * at, written[field.id]) for at, field in enumerate(self.program)]
        if kept:
            for field, seals in zip(self.program, columns, strict=True):
                seals[:] = [OVERRIDE if (row_id, field.id) in kept else each
                            for row_id, each in zip(self.table.ids, seals, strict=True)]  # fmt: skip
        return ["".join(row) for row in zip(*columns, strict=True)] if columns else [""] * len(self.table)

    def _seals(self, field: Field, at: int, cells: Sequence[Raw | Formula]) -> list[str]:
        """Return the digest of each cell of a field; ``at`` is where it stands among those of its row.

        What stands in a cell and was not typed over has its digest beside it already.
        """
        seals = [""] * len(cells)
        was, raws, formulas = self.here.was, self.here.raws[field.id], self.here.formulas[field.id]
        for here, then in self.old if raws else ():
            cell = cells[here]
            if type(cell) is str and cell == raws[then] and formulas[then] is None and was[then][at : at + 1] != "f":
                seals[here] = was[then][at : at + 4]
        return [known if known and known != OVERRIDE else seal(cell) for known, cell in zip(seals, cells, strict=True)]

    def _renew(self, field: Field, cells: Sequence[Raw | Formula]) -> None:
        raws, formulas = self.here.raws[field.id], self.here.formulas[field.id]
        if self.writer.moved:
            formulas = [self.writer.standing(formula) for formula in formulas]
        column = self.here.columns[field.id]
        kept = self.here.kept
        for at, then in self.old:
            cell, raw = cells[at], raws[then]
            if type(cell) is type(raw) and cell == raw and formulas[then] is None:
                continue
            if not kept or (self.table.ids[at], field.id) not in kept:
                put_changed(self.sheet, self.slots[at], column, cell, raw, formulas[then])

    def _user(self, field: Field) -> None:
        values, read = self.table.columns[field.id], self.here.read[field.id]
        column = self.here.columns[field.id]
        for at, then in self.old:
            if values[at] is not read[then] and values[at] != read[then]:
                self.sheet.put(self.slots[at], column, self.user_cell(field, at))

    def _marks(self, was: Sequence[str]) -> None:
        here, place = self.here, self.writer.place
        for at, then in self.old:
            if here.marks[then] != self.table.ids[at]:
                self.sheet.put(self.slots[at], place.id_column, self.table.ids[at])
            if here.was[then] != was[at]:
                self.sheet.put(self.slots[at], place.was_column, was[at])

    def _bulk(self, written: Written, was: Sequence[str]) -> None:
        """Write new rows, run by run; those that the table grew by take the look of its last row."""
        here, place = self.here, self.writer.place
        for run in _runs(self.new, self.slots, here.grown):
            columns: dict[int, list[Raw | Formula]] = {
                place.id_column: [self.table.ids[at] for at in run],
                place.was_column: [was[at] for at in run],
            }
            for field in self.fields:
                mine = written.get(field.id)
                columns[here.columns[field.id]] = [
                    self.user_cell(field, at) if mine is None else mine[at] for at in run
                ]
            grown = bool(here.grown) and self.slots[run[0]] >= here.grown
            columns |= {column: [None] * len(run) for column in here.look if grown and column not in columns}
            points = REGISTER_LINE if is_register(self.part) else None
            self.sheet.fill(self.slots[run[0]], columns, here.look if grown else {}, points)


def _runs(new: list[int], slots: Sequence[int], grown: int) -> list[list[int]]:
    """Group new rows that stand one beneath the other; those from row ``grown`` on are not in the sheet yet."""
    runs: list[list[int]] = []
    for at in new:
        if runs and slots[runs[-1][-1]] + 1 == slots[at] != grown:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs
