"""Finds our sheets among those of a workbook, whatever they are called now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.formulas import quoted
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from wombat.book.manifest import Manifest
    from wombat.book.places import SheetPlace
    from wombat.xlsx.workbook import Workbook


def recognise(book: Workbook, manifest: Manifest) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the sheet of each worksheet of ours, and (worksheet id, sheet) of copies that the user made.

    A sheet is known by its own defined name. Of two it is the one that the workbook's name points to. Where a program
    dropped the names, it is known by the mark in its first row.
    """
    claimed: dict[str, list[str]] = {}
    for name in book.sheet_names:
        if mark := book.name(markers.SHEET_NAME, sheet=name):
            claimed.setdefault(mark.strip('"'), []).append(name)
    claimed.pop(markers.MANIFEST, None)
    if missing := manifest.names.keys() - claimed.keys():
        marked = _by_first_row(book, {name for each in claimed.values() for name in each})
        claimed |= {sheet_id: found for sheet_id, found in marked.items() if sheet_id in missing}
    names, copies = {}, []
    for sheet_id, found in claimed.items():
        anchored = _sheet_of(book.name(markers.anchor_name(sheet_id)))
        names[sheet_id] = anchored if anchored in found else found[0]
        copies += [(sheet_id, copy) for copy in found if copy != names[sheet_id]]
    return names, copies


def _by_first_row(book: Workbook, known: set[str]) -> dict[str, list[str]]:
    claimed: dict[str, list[str]] = {}
    for name in book.sheet_names:
        if name in known or name == markers.MANIFEST or not book.is_grid(name):
            continue
        for _, cells in book.sheet(name).rows(1, 1):
            for cell in cells.values():
                if (sheet_id := markers.marked_sheet(cell.value)) is not None:
                    claimed.setdefault(sheet_id, []).append(name)
    return claimed


def _sheet_of(reference: str | None) -> str | None:
    if not reference or "!" not in reference:
        return None
    return reference.rsplit("!", 1)[0].strip("'").replace("''", "'")


def mark(book: Workbook, place: SheetPlace) -> None:
    """Give a sheet of ours the names by which it is known, where it has lost them."""
    sheet_id, name = place.definition.id, place.name
    book.set_name(markers.SHEET_NAME, f'"{sheet_id}"', sheet=name, hidden=True)
    if _sheet_of(book.name(markers.anchor_name(sheet_id))) != name:
        book.set_name(markers.anchor_name(sheet_id), f"{quoted(name)}!$C$1", hidden=True)
    line = next((line for lines in place.forms.values() for line in lines.values()), None)
    if line is not None and not book.name(markers.VALUES_NAME, sheet=name):
        book.set_name(markers.VALUES_NAME, f"{quoted(name)}!${letters(line.column)}$1", sheet=name, hidden=True)
