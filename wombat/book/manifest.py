"""What the workbook remembers for the next build, as JSON in a hidden sheet."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from wombat.book import markers
from wombat.errors import WombatError
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.book.opened import OpenBook
    from wombat.xlsx.sheet import Sheet
    from wombat.xlsx.workbook import Workbook

texts = Texts(__package__)
FORMAT = 1
"""Version of the workbook's format; a newer one is refused."""
_CHUNK = 30_000
_BLANK = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'


@dataclass(slots=True)
class Manifest:
    """What the last build left.

    Attributes:
        format: version of the workbook's format.
        language: of the labels last written.
        today: date of the last build.
        highest: highest id number ever used, by ``sheet.part``.
        ids: ids of the rows last written, packed, by ``sheet.part``, to see what the user deleted.
        gone: ids that the user deleted, packed, by ``sheet.part``; they do not come back.
        columns: column number of each field, by sheet and part.
        dropped: fields whose columns the user took out, by sheet and part; they are not added again.
        called: field id by each heading that is not the program's, by sheet and part; empty for the user's columns.
        shapes: `wombat.book.shapes.shape` of the formulas last written, by sheet and part, then by field.
        spoken: language of sheets that were switched off when the workbook changed its language.
        names: name of each sheet as last written.
        sources: id of the row in `sources` by the SHA-256 of every source read.
        groups: groups that are switched on.
        hidden: worksheets that were hidden because their group was switched off.
        kept: what fillers left for the next build, by key.
        settled: what the next build tells where nothing changed, and how to see that (`wombat.unchanged`).
    """

    format: int = FORMAT
    language: str = ""
    today: str = ""
    highest: dict[str, int] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, list[str]] = field(default_factory=dict)
    columns: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    dropped: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    called: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    shapes: dict[str, dict[str, dict[str, list[str]]]] = field(default_factory=dict)
    spoken: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    settled: dict[str, Any] = field(default_factory=dict)

    def forget(self, sheet: str) -> None:
        """Forget how a sheet stood that is made anew."""
        for each in (self.columns, self.dropped, self.called, self.shapes, self.spoken):
            each.pop(sheet, None)

    def shapes_of(self, sheet: str, part: str, field_id: str) -> list[str] | None:
        """Return the shapes of the formulas of a field; None where nothing is known of the sheet."""
        parts = self.shapes.get(sheet)
        return None if parts is None else parts.get(part, {}).get(field_id, [])


def read_manifest(book: Workbook, file: str) -> Manifest | None:
    """Return what the last build left in a workbook, or None where the program never wrote it.

    Raises:
        WombatError: the workbook was written by a newer version of the program, or what it remembers is damaged.
    """
    name = _sheet_name(book)
    if name is None:
        return None
    cells = [cells[1].value for _, cells in book.sheet(name).rows() if 1 in cells and cells[1].value is not None]
    try:
        found: dict[str, Any] = json.loads("".join(str(cell).removeprefix("'") for cell in cells))
        if found["format"] > FORMAT:
            raise WombatError(texts("manifest.newer", file=file))
        kinds = get_type_hints(Manifest)
        known = {key: value for key, value in found.items() if key in kinds}
        if not all(_fits(value, kinds[key]) for key, value in known.items()):
            raise TypeError  # noqa: TRY301 - told like all else that does not fit
        return Manifest(**known)
    except (ValueError, KeyError, TypeError) as error:
        raise WombatError(texts("manifest.damaged", file=file)) from error


def _fits(value: object, kind: Any) -> bool:
    """Tell whether a value of JSON is of a type such as ``dict[str, list[str]]``."""
    if kind is Any:
        return True
    if isinstance(value, dict) and get_origin(kind) is dict:
        return all(_fits(each, get_args(kind)[1]) for each in value.values())
    if isinstance(value, list) and get_origin(kind) is list:
        return all(_fits(each, get_args(kind)[0]) for each in value)
    return isinstance(value, kind) if isinstance(kind, type) else False


def _sheet_name(book: Workbook) -> str | None:
    """Return what the hidden sheet is called now, or None where there is none."""
    marked = (name for name in book.sheet_names if book.name(markers.SHEET_NAME, sheet=name) == f'"{markers.MANIFEST}"')
    named = markers.MANIFEST if markers.MANIFEST in book.sheet_names else None
    return next(marked, named)


def manifest_sheet(book: Workbook) -> Sheet:
    """Return the hidden sheet, made where it is missing."""
    name = _sheet_name(book)
    if name is not None:
        return book.sheet(name)
    book.add_sheet_part(markers.MANIFEST, _BLANK, state="hidden")
    book.set_name(markers.SHEET_NAME, f'"{markers.MANIFEST}"', sheet=markers.MANIFEST, hidden=True)
    return book.sheet(markers.MANIFEST)


def manifest_cells(manifest: Manifest) -> list[str]:
    """Return the texts of the cells that hold the manifest, one a row."""
    held = {each.name: getattr(manifest, each.name) for each in fields(manifest)}
    said = json.dumps(held, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return [said[at : at + _CHUNK] for at in range(0, len(said), _CHUNK)]


def write_manifest(opened: OpenBook) -> None:
    """Write what is remembered into the hidden sheet; cells that hold the same already keep their bytes."""
    sheet, cells = manifest_sheet(opened.book), manifest_cells(opened.manifest)
    standing = {number: cell[1].value for number, cell in sheet.rows() if 1 in cell}
    for number in range(1, max(len(cells), sheet.last_row) + 1):
        text = cells[number - 1] if number <= len(cells) else None
        if standing.get(number) != text:
            sheet.put(number, 1, text)
