"""Every formula of a workbook: in cells, formats, validations, tables, charts, names, controls and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.strings import escaped, plain_text
from wombat.xlsx.xml import main, serialise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from wombat.xlsx.sheet import Sheet
    from wombat.xlsx.workbook import Workbook

    Change = Callable[[str | None, str], str]

_IN_CELL = re.compile(r"(<f(?:\s[^<>]*)?(?<!/)>)([^<]+)(?=</f\s*>)")
_TAGS = frozenset(
    ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula", "fmlaLink", "fmlaRange")
)
_ATTRIBUTES = frozenset(
    ("textlink", "fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx", "linkedCell", "listFillRange", "cellRange")
)
_FILTERED_RANGE = "{http://schemas.microsoft.com/office/drawing/2012/chart}sqref"
_LINK, _THRESHOLD = main("hyperlink"), main("cfvo")
_KINDS = ("drawing+xml", "chart+xml", "chartex+xml", "drawingml.chartshapes+xml", "table+xml", "controlproperties+xml")
_OLD_FORMULA = re.compile(rb"(<x:Fmla(?:Link|Range|Group|Txbx|Pict)>)([^<]*)")
_RUN = re.compile(r"\w+")


def needle(name: str) -> bytes:
    """Return bytes, in lower case, that stand wherever a sheet is named."""
    runs = sorted(_RUN.findall(name), key=len)
    return runs[-1].encode().lower() if runs else b"!"


def mentions(data: bytes, wanted: bytes) -> bool:
    """Tell whether a part may name the sheet that `needle` was made for."""
    return wanted in data.lower() or b"&#" in data


def change_formulas(book: Workbook, name: str, change: Change, *, own: bool) -> None:
    """Change every formula of a workbook that concerns one sheet.

    Args:
        book: the workbook.
        name: of the sheet; parts that do not name it are not looked at.
        change: from the name of the sheet a formula stands on (None outside of sheets) and the formula to the new one.
        own: whether the formulas on the sheet itself concern it, even where they do not name it.
    """
    wanted = needle(name)
    for host in concerned_sheets(book, name, own=own):
        change_sheet(book.sheet(host), change, None if own and host == name else wanted)
    own_parts = _parts_of(book, name) if own else set()
    hosts: dict[str, str] = {}
    for part in book.package.names():
        if _may_concern(book, part, None if part.lower() in own_parts else wanted):
            hosts = hosts or _hosts(book)
            _change_part(book, part, hosts.get(part.lower()), change)
    book.change_names([change(found.sheet, found.formula) for found in book.names()])


def concerned_sheets(book: Workbook, name: str, *, own: bool) -> list[str]:
    """Return the sheets with cells that may name a sheet, that one first if ``own``."""
    wanted, found = needle(name), [name] if own else []
    for other in book.sheet_names:
        if (own and other == name) or not book.is_grid(other):
            continue
        if book.sheet(other).mentions(wanted):
            found.append(other)
    return found


def _hosts(book: Workbook) -> dict[str, str]:
    """Return the sheet that each part hangs on directly, by the name of the part in lower case."""
    grids = [name for name in book.sheet_names if book.is_grid(name)]
    return {part: name for name in grids for part in _parts_of(book, name)}


def _parts_of(book: Workbook, name: str) -> set[str]:
    """Return the parts that hang on a sheet, in lower case."""
    relations = book.package.relations(book.sheet_part(name))
    return {relation.target.lower() for relation in relations if not relation.external}


def change_sheet(sheet: Sheet, change: Change, wanted: bytes | None) -> None:
    """Change the formulas on a sheet; with ``wanted`` only those that hold these bytes."""

    def changed(formula: str) -> str:
        if wanted is not None and wanted not in formula.lower().encode():
            return formula
        return change(sheet.name, formula)

    _change_cells(sheet, changed)
    if change_element(sheet.root, changed):
        sheet.touch()


def _change_cells(sheet: Sheet, changed: Callable[[str], str]) -> None:
    sheet.settle()
    if not sheet.cell_rows.holds(b"<f"):
        return
    if any(changed(formula) != formula for formula in sheet.shared_formulas()):
        sheet.expand_shared()

    def replaced(found: re.Match[str]) -> str:
        old = plain_text(found[2])
        new = changed(old)
        return found[0] if new == old else found[1] + escaped(new)

    for row, xml in sheet.cell_rows.each():
        if b"<f" in xml:
            new = _IN_CELL.sub(replaced, xml.decode()).encode()
            if new != xml:
                sheet.cell_rows.put(row, new)


def change_element(root: _Element, changed: Callable[[str], str]) -> bool:
    """Change the formulas in a part that is no sheet's cells; tell whether any differs."""
    differs = False
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and _is_formula(element):
            new = changed(element.text)
            differs |= new != element.text
            element.text = new
        for key in _formula_keys(element):
            new = changed(element.get(key) or "")
            differs |= new != element.get(key)
            element.set(key, new)
    return differs


def _is_formula(element: _Element) -> bool:
    name = str(element.tag)
    return name.rsplit("}", 1)[-1] in _TAGS or name == _FILTERED_RANGE


def _formula_keys(element: _Element) -> Iterator[str]:
    if element.tag == _LINK and element.get("location"):
        yield "location"
    if element.tag == _THRESHOLD and element.get("type") == "formula" and element.get("val"):
        yield "val"
    for key in element.attrib:
        if key in _ATTRIBUTES and element.get(key):
            yield str(key)


def _is_old(book: Workbook, part: str) -> bool:
    """Tell whether a part is a drawing of the old kind."""
    return book.package.content_type(part).lower().endswith("vmldrawing") or part.lower().endswith(".vml")


def _may_concern(book: Workbook, part: str, wanted: bytes | None) -> bool:
    """Tell whether a part that is no sheet may hold a formula that concerns a sheet."""
    if not _is_old(book, part) and not book.package.content_type(part).lower().endswith(_KINDS):
        return False
    return wanted is None or mentions(book.package.read(part), wanted)


def _change_part(book: Workbook, part: str, host: str | None, change: Change) -> None:
    if _is_old(book, part):
        _change_old(book, part, lambda formula: change(host, formula))
        return
    root = book.package.root(part)
    if change_element(root, lambda formula: change(host, formula)):
        book.package.write(part, serialise(root))


def _change_old(book: Workbook, part: str, changed: Callable[[str], str]) -> None:
    """Change the formulas in a drawing of the old kind, which is not always XML."""

    def replaced(found: re.Match[bytes]) -> bytes:
        formula = plain_text(found[2].decode("utf-8", "surrogateescape"))
        new = changed(formula)
        return found[0] if new == formula else found[1] + escaped(new).encode("utf-8", "surrogateescape")

    book.package.write(part, _OLD_FORMULA.sub(replaced, book.package.read(part)))
