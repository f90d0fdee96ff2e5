"""What a cell of a workbook is: whose it is, which plugin fills it, from which inputs and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as default
from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.errors import UsageError
from wombat.filling import claims
from wombat.origins import origins
from wombat.prepare import network_of
from wombat.text import Text, Texts
from wombat.watched import watched
from wombat.xlsx.coords import area, letters

if TYPE_CHECKING:
    from wombat.book.places import SheetPlace, TablePlace
    from wombat.definitions.model import Field, Part
    from wombat.host import Plugin
    from wombat.prepare import Prepared
    from wombat.xlsx.cells import Cell

texts = Texts("wombat", "explaining.toml")


@dataclass(slots=True)
class Explained:
    """What there is to say of a cell.

    Attributes:
        where: the sheet and the cell, such as ``Hub ranking!D7``.
        state: ``program`` (filled by it), ``overridden`` (the user typed over it), ``user`` (the user types there), or
            what it is where no field stands: ``heading``, ``spare``, ``hidden``, ``text``, ``column``, ``sheet``.
        said: the sentences, the most important first.
        value: what the cell shows.
        sheet: id of the worksheet, empty where it is none of ours.
        part: id of the form or table.
        field: id of the field.
        row: id of the row, empty in a form.
        plugin: that fills the field, or None.
        formula: of the cell, or None.
        inputs: ids of the fields that the plugin reads, by worksheet and part.
        network: what it asks of the network.
        sources: where the value came from, for contacts.
    """

    where: str
    state: str
    said: list[Text] = default(default_factory=list)
    value: object = None
    sheet: str = ""
    part: str = ""
    field: str = ""
    row: str = ""
    plugin: Plugin | None = None
    formula: str | None = None
    inputs: dict[tuple[str, str], list[str]] = default(default_factory=dict)
    network: list[str] = default(default_factory=list)
    sources: list[str] = default(default_factory=list)


def explain(prepared: Prepared, reference: str) -> Explained:
    """Say what a cell is.

    Args:
        prepared: the workbook, read.
        reference: such as ``Contacts!D7`` or ``'Hub ranking'!$D$7``; the sheet by its name, title or id.

    Raises:
        UsageError: that is no cell, or the workbook has no such sheet.
    """
    name, row, column = _cell(prepared, reference)
    where = f"{name}!{letters(column)}{row}"
    sheet_id = next((each for each, called in prepared.opened.names.items() if called == name), "")
    place = prepared.opened.places.get(sheet_id)
    if place is None:
        return Explained(where, "sheet", [_no_sheet(prepared, name, sheet_id)], sheet=sheet_id)
    cell = prepared.opened.book.sheet(name).cell(row, column)
    found = Explained(where, "text", [], cell.value, sheet_id, formula=cell.formula)
    if column in {place.id_column, place.was_column}:
        return _only(found, "hidden")
    return _in_form(prepared, found, place, row, column) or _in_table(prepared, found, place, row, column, cell)


def _cell(prepared: Prepared, reference: str) -> tuple[str, int, int]:
    name, sign, cell = reference.strip().rpartition("!")
    place = area(cell.replace("$", "").strip().upper())
    if not sign or place is None or (place.first_row, place.first_column) != (place.last_row, place.last_column):
        raise UsageError(texts("error.no_cell", cell=reference))
    asked = name.strip().strip("'").replace("''", "'").casefold()
    opened, shelf = prepared.opened, prepared.shelf
    known = {each.casefold(): each for each in opened.book.sheet_names}
    for sheet_id, called in opened.names.items():
        for said in {sheet_id, *(shelf[sheet_id].title.every() if sheet_id in shelf else ())}:
            known.setdefault(said.casefold(), called)
    if asked not in known:
        names = [each for each in opened.book.sheet_names if opened.book.state(each) == "visible"]
        raise UsageError(texts("error.no_sheet", sheet=name, known=", ".join(names)))
    return known[asked], place.first_row, place.first_column


def _no_sheet(prepared: Prepared, name: str, sheet_id: str) -> Text:
    """Say what a sheet is whose cells are not the program's now."""
    if sheet_id in prepared.shelf:
        group = prepared.plan.groups[prepared.shelf[sheet_id].group]
        return texts("sheet.off", sheet=name, group=group.title, id=group.id)
    if sheet_id:
        return texts("sheet.missing", sheet=name)
    return texts("sheet.memory" if name == markers.MANIFEST else "sheet.yours", sheet=name)


def _only(found: Explained, state: str, **values: object) -> Explained:
    found.state = state
    found.said = [texts(f"place.{state}", **values)]
    return found


def _in_form(prepared: Prepared, found: Explained, place: SheetPlace, row: int, column: int) -> Explained | None:
    for part_id, lines in place.forms.items():
        for field_id, line in lines.items():
            if line.row == row:
                part = place.definition.part(part_id)
                if line.column != column:
                    return _only(found, "heading", label=part.field(field_id).label)
                found.part, found.field = part_id, field_id
                return _field(prepared, found, part, kept=line.kept)
    return None


def _in_table(prepared: Prepared, found: Explained, place: SheetPlace, row: int, column: int, cell: Cell) -> Explained:
    for part_id, table in place.tables.items():
        if not table.heading <= row <= max(table.last, table.heading):
            continue
        field_id = next((each for each, at in table.columns.items() if at == column), "")
        found.part = part_id
        if not field_id:
            beside = column > max(table.columns.values(), default=0) and cell.value is None
            return _only(found, "text" if beside else "column")
        if row == table.heading:
            return _only(found, "heading", label=table.part.field(field_id).label)
        if row not in table.numbers:
            return _only(found, "spare", label=table.part.field(field_id).label)
        found.field, found.row = field_id, table.ids[table.numbers.index(row)]
        return _field(prepared, found, table.part, kept=_kept(table, found.row, field_id))
    return _only(found, "text")


def _kept(table: TablePlace, row_id: str, field_id: str) -> bool:
    return (row_id, field_id) in table.kept


def _field(prepared: Prepared, found: Explained, part: Part, *, kept: bool) -> Explained:
    """Say all there is to say of the cell of a field."""
    each = part.field(found.field)
    found.state = "overridden" if kept else each.owner
    found.said.append(texts(f"field.{found.state}", label=each.label))
    if each.help:
        found.said.append(texts("field.rule" if each.owner == "program" else "field.help", help=each.help))
    if each.formula:
        found.said.append(texts("field.formula", formula=each.formula))
    _ask_filler(prepared, found, each)
    if found.sheet == "contacts":
        found.sources = origins(prepared.plan, found.row, found.field)
        if found.sources:
            found.said.append(texts("field.sources", sources="; ".join(found.sources)))
    return found


def _ask_filler(prepared: Prepared, found: Explained, each: Field) -> None:
    """Find the plugin that fills a field, and let it run to see what it reads."""
    host, plan = prepared.host, prepared.plan
    place = (found.sheet, found.part)
    for claim in claims(host, plan, prepared.shelf):
        filler = claim.filler
        if (filler.sheet, filler.part) != place or each.id not in filler.fields:
            continue
        found.plugin = host.plugins[claim.plugin]
        values = {"plugin": claim.plugin, "distribution": found.plugin.distribution, "version": found.plugin.version}
        key = "field.plugin" if each.owner == "program" else "field.suggested"
        found.said.insert(1, texts(key, **values))
        network = network_of(prepared)
        copy, net, read = watched(plan, network)
        host.run(claim.plugin, filler.sheet, filler.fill, copy, net)
        found.inputs = {key: sorted(names) for key, names in read.fields.items() if names and key[0] in plan.worksheets}
        found.network = sorted(read.network)
        if found.inputs:
            found.said.append(texts("field.inputs", inputs=_inputs(prepared, found)))
        if found.network:
            found.said.append(texts("field.network", names=", ".join(found.network)))
        return
    if each.owner == "program":
        found.said.insert(1, texts("field.core" if not each.formula else "field.alone"))


def _inputs(prepared: Prepared, found: Explained) -> str:
    """Return worksheets with the fields that are read there, in the language of the workbook."""
    language, pieces = prepared.plan.language, []
    for (sheet_id, part_id), names in found.inputs.items():
        sheet = prepared.plan.worksheets[sheet_id]
        labels = {each.id: each.label.say(language) for each in sheet.part(part_id).fields}
        said = ", ".join(labels[name] for name in names if name in labels)
        pieces.append(f"{sheet.title.say(language)} ({said})" if said else sheet.title.say(language))
    return "; ".join(dict.fromkeys(pieces))
