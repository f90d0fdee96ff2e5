"""Columns that a table has not had so far, added at its right end: of a group switched on, of a newer program."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.headings import heading_text
from wombat.errors import Problem
from wombat.text import Texts
from wombat.xlsx.coords import Area, areas, letters
from wombat.xlsx.styles import number
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from wombat.book.manifest import Manifest
    from wombat.book.opened import OpenBook
    from wombat.book.places import SheetPlace, TablePlace
    from wombat.definitions.model import Field
    from wombat.hooks import Placed
    from wombat.plan.model import Plan
    from wombat.xlsx.sheet import Sheet

texts = Texts(__package__)


def add_columns(opened: OpenBook, plan: Plan) -> None:
    """Give tables the columns of fields they never had; those that the user took out stay out.

    Where something of the user's that cannot become a part of the table stands at its right end, nothing is added and
    it is told where.
    """
    for place in opened.places.values():
        wanted = {
            table.part.id: (table, fields)
            for table in place.tables.values()
            if (fields := _new_fields(opened.manifest, place, table))
        }
        if wanted:
            sheet = opened.book.sheet(place.name)
            model = _Model(opened, place, plan.language)
            for table, fields in wanted.values():
                _add(opened, sheet, model, table, fields)


def _new_fields(manifest: Manifest, place: SheetPlace, table: TablePlace) -> list[Field]:
    """Return the fields without a column that neither stand there nor stood there before."""
    sheet, part = place.definition.id, table.part.id
    then = manifest.columns.get(sheet, {}).get(part, {})
    known = [field for field in table.part.fields if field.id not in table.columns and field.id not in table.unsure]
    dropped = {field.id for field in known if field.id in then} | {*manifest.dropped.get(sheet, {}).get(part, [])}
    _remember(manifest, sheet, part, sorted(dropped & {field.id for field in known}))
    return [field for field in known if field.id not in dropped] if then else []


def _remember(manifest: Manifest, sheet: str, part: str, dropped: list[str]) -> None:
    parts = {**manifest.dropped.get(sheet, {}), part: dropped}
    manifest.dropped[sheet] = {name: fields for name, fields in parts.items() if fields}
    if not manifest.dropped[sheet]:
        del manifest.dropped[sheet]


def _add(opened: OpenBook, sheet: Sheet, model: _Model, table: TablePlace, fields: Sequence[Field]) -> None:
    start, between = _room(sheet, table, len(fields))
    headings = [heading_text(field, model.language) for field in fields]
    if between is None or {text.casefold() for text in between} & {text.casefold() for text in headings}:
        where = f"{sheet.name}!{letters(start)}{table.heading}"
        label = fields[0].label
        opened.problems.append(
            Problem(texts("columns.no_room", label=label, column=letters(start)), where, failure=True)
        )
        return
    for column, (field, heading) in enumerate(zip(fields, headings, strict=True), start):
        sheet.put(table.heading, column, heading, style=model.style(table, field, 0))
        rows = table.last - table.heading
        sheet.fill(table.heading + 1, {column: [None] * rows}, {column: model.style(table, field, 1)})
        model.rules(sheet, table, field, column)
        model.width(sheet, table, field, column)
        _band(sheet, column)
        table.columns[field.id] = column
        into = table.read if field.owner == "user" else table.raws
        into[field.id] = [None] * len(table.ids)
        table.formulas[field.id] = [None] * len(table.ids)
    if table.listed:
        from wombat.xlsx.tablecolumns import append_columns

        append_columns(sheet, table.listed, [*between, *headings])


def _room(sheet: Sheet, table: TablePlace, count: int) -> tuple[int, list[str] | None]:
    """Return the first of ``count`` free columns at the right of a table, and the headings of the user's up to it.

    The headings are None where the columns before cannot become a part of the table, or those after belong to another.
    """
    from wombat.xlsx.tablecolumns import overlaps

    listed = {each.display_name: each.last_col for each in sheet.tables()}
    right = max(*table.columns.values(), listed.get(table.listed, 0))
    last = table.last + table.totals
    taken: set[int] = set()
    for _, cells in sheet.rows(table.heading, last):
        taken |= {column for column, cell in cells.items() if cell.value is not None or cell.formula is not None}
    start = next(at for at in range(right + 1, right + len(taken) + 2) if not taken & {*range(at, at + count)})
    heads = [sheet.cell(table.heading, at) for at in range(right + 1, start)]
    said = [head.value for head in heads if isinstance(head.value, str) and head.formula is None]
    fits = len(said) == len(heads) and len({text.casefold() for text in said}) == len(said)
    free = not overlaps(sheet, Area(table.heading, right + 1, last, start + count - 1), table.listed)
    return (start, said) if fits and free else (right + 1, None)


def _band(sheet: Sheet, column: int) -> None:
    """Let the coloured band at the top reach over a new column."""
    for row in (1, 2):
        if sheet.cell(row, column).style == sheet.column_style(column):
            sheet.put(row, column, None, style=sheet.cell(row, column - 1).style)


class _Model:
    """A worksheet as it would be made today, from which new columns take their look."""

    def __init__(self, opened: OpenBook, place: SheetPlace, language: str) -> None:
        import openpyxl

        from wombat.book.skeleton import make_skeleton
        from wombat.xlsx.transplant import converted

        self.language = language
        scratch = openpyxl.Workbook()
        scratch.remove(scratch.worksheets[0])
        self._places: Mapping[str, Placed] = make_skeleton(scratch, place.definition, place.name, language)
        self._root = converted(opened.book, scratch, place.name)
        self._styles = {cell.get("r"): number(cell, "s") for cell in self._root.iter(main("c"))}

    def _cell(self, table: TablePlace, field: Field, below: int) -> str:
        place = self._places[table.part.id]
        return f"{letters(place.columns[field.id])}{place.heading + below}"

    def style(self, table: TablePlace, field: Field, below: int) -> int:
        """Return the format of the heading of a field, or of the cells below it."""
        return self._styles.get(self._cell(table, field, below), 0)

    def rules(self, sheet: Sheet, table: TablePlace, field: Field, column: int) -> None:
        """Give the cells of a new column their dropdown, help and conditional formats."""
        there = str(Area(table.heading + 1, column, max(table.last, table.heading + 1), column))
        for rule in self._of(table, field, "dataValidation"):
            rule.set("sqref", there)
            block = sheet.frame.ensure("dataValidations")
            block.append(rule)
            block.set("count", str(len(block)))
        highest = max((number(rule, "priority") for rule in sheet.root.iter(main("cfRule"))), default=0)
        for formats in self._of(table, field, "conditionalFormatting"):
            formats.set("sqref", there)
            for rule in formats.iter(main("cfRule")):
                highest += 1
                rule.set("priority", str(highest))
            sheet.frame.insert(formats)
        sheet.touch()

    def _of(self, table: TablePlace, field: Field, name: str) -> Iterator[_Element]:
        wanted = self._cell(table, field, 1)
        for element in self._root.iter(main(name)):
            if wanted in [str(area) for area in areas(element.get("sqref"))]:
                yield deepcopy(element)

    def width(self, sheet: Sheet, table: TablePlace, field: Field, column: int) -> None:
        """Make a new column as wide as it needs to be."""
        from wombat.xlsx.tablecolumns import set_width

        at = self._places[table.part.id].columns[field.id]
        for element in self._root.iterfind(f"{main('cols')}/{main('col')}"):
            if number(element, "min") <= at <= number(element, "max") and at > markers.WAS_COLUMN:
                set_width(sheet, column, element)
