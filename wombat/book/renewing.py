"""The whole workbook renewed: room made in every table, values and formulas written, and what must be remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.dropdowns import LISTED
from wombat.book.formulas import Formulas, quoted
from wombat.book.ids import in_number, pack
from wombat.book.manifest import write_manifest
from wombat.book.recognise import mark
from wombat.book.slots import make_room
from wombat.book.writing import SheetWriter
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.book.opened import OpenBook
    from wombat.plan.model import Plan


def renew(opened: OpenBook, plan: Plan) -> None:
    """Write the plan into our worksheets; only what changed is touched."""
    for place in opened.places.values():
        mark(opened.book, place)
    for sheet_id, place in opened.places.items():
        sheet = opened.book.sheet(place.name)
        for part in reversed(list(place.definition.tables())):
            if part.id in place.tables:
                make_room(sheet, place, place.tables[part.id], plan.tables[sheet_id, part.id])
    moved = any(place.moved for place in opened.places.values())
    formulas = Formulas(opened.places, plan.language)
    for place in opened.places.values():
        writer = SheetWriter(opened.book.sheet(place.name), place, plan, formulas, moved=moved)
        writer.write()
        opened.problems += writer.problems
        opened.manifest.shapes[place.definition.id] = {
            part: {field: sorted(shapes) for field, shapes in fields.items()} for part, fields in writer.shapes.items()
        }
    _offer_lists(opened)


def _offer_lists(opened: OpenBook) -> None:
    """Point the names behind the dropdowns to the columns they offer."""
    for kind, (sheet_id, part_id, field) in LISTED.items():
        place = opened.places.get(sheet_id)
        table = place.tables.get(part_id) if place else None
        if place is None or table is None or field not in table.columns:
            continue
        letter = letters(table.columns[field])
        target = f"{quoted(place.name)}!${letter}${table.heading + 1}:${letter}${max(table.last, table.heading + 1)}"
        if opened.book.name(markers.list_name(kind)) != target:
            opened.book.set_name(markers.list_name(kind), target, hidden=True)


def hide_switched_off(opened: OpenBook, plan: Plan, shelf: Iterable[str]) -> None:
    """Hide the sheets of groups that are switched off, and show those that were hidden so and are on again."""
    hidden = set(opened.manifest.hidden)
    for sheet_id in opened.names.keys() & set(shelf):
        name = opened.names[sheet_id]
        if sheet_id not in plan.worksheets and opened.book.state(name) == "visible":
            opened.book.set_state(name, "hidden")
            hidden.add(sheet_id)
        elif sheet_id in plan.worksheets and sheet_id in hidden:
            opened.book.set_state(name, "visible")
            hidden.discard(sheet_id)
    opened.manifest.hidden = sorted(hidden)


def remember(opened: OpenBook, plan: Plan) -> None:
    """Write into the hidden sheet what the next build must know."""
    manifest = opened.manifest
    manifest.language, manifest.today = plan.language, plan.today.isoformat()
    manifest.highest = opened.ids.highest
    manifest.kept = plan.kept
    manifest.names |= {sheet_id: place.name for sheet_id, place in opened.places.items()}
    manifest.columns |= {
        sheet_id: {part_id: table.columns | table.unsure for part_id, table in place.tables.items()}
        for sheet_id, place in opened.places.items()
    }
    manifest.called = {sheet: called for sheet, called in manifest.called.items() if sheet not in opened.places} | {
        sheet_id: {part_id: table.called for part_id, table in place.tables.items() if table.called}
        for sheet_id, place in opened.places.items()
        if any(table.called for table in place.tables.values())
    }
    for (sheet_id, part_id), table in plan.tables.items():
        if sheet_id in opened.places and plan.worksheets[sheet_id].part(part_id).rows == "user":
            manifest.ids[f"{sheet_id}.{part_id}"] = pack(in_number(table.ids))
    manifest.gone = {f"{s}.{p}": pack(in_number(ids)) for (s, p), ids in opened.gone.items() if ids}
    write_manifest(opened)
