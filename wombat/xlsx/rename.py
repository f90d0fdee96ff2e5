"""What names a sheet follows when the sheet gets another name or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from wombat.xlsx.everyformula import change_formulas
from wombat.xlsx.formulas import BROKEN, each_reference, rename_sheet
from wombat.xlsx.xml import main, serialise

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.xlsx.workbook import Workbook

_SOURCES = (main("worksheetSource"), main("rangeSet"))


def rename_everywhere(book: Workbook, old: str, new: str) -> None:
    """Let every formula, link and pivot source that names a sheet name it by its new name."""

    def change(_host: str | None, formula: str) -> str:
        return rename_sheet(formula, old, new)

    change_formulas(book, old, change, own=False)
    _rename_sources(book, old, new)
    _change_links(book, lambda target: rename_sheet(target, old, new))


def break_everywhere(book: Workbook, name: str) -> None:
    """Let every formula that names a sheet which is gone say so."""
    wanted = name.casefold()

    def change(_host: str | None, formula: str) -> str:
        return each_reference(
            formula, lambda sheet, _: BROKEN if sheet is not None and sheet.casefold() == wanted else None
        )

    change_formulas(book, name, change, own=False)


def _rename_sources(book: Workbook, old: str, new: str) -> None:
    for part in book.package.names():
        if not book.package.content_type(part).endswith("pivotCacheDefinition+xml"):
            continue
        root = book.package.root(part)
        named = [e for e in root.iter(*_SOURCES) if (e.get("sheet") or "").casefold() == old.casefold()]
        for element in named:
            element.set("sheet", new)
        if named:
            book.package.write(part, serialise(root))


def _change_links(book: Workbook, changed: Callable[[str], str]) -> None:
    """Change the links of pictures and shapes to places in the workbook, which stand among the relations."""
    for part in book.package.names():
        if not book.package.content_type(part).endswith("drawing+xml"):
            continue
        relations = book.package.relations(part)
        for relation in list(relations):
            if not relation.target.startswith("#"):
                continue
            place = unquote(relation.target[1:])
            new = changed(place)
            if new != place:
                relations.set_address(relation.id, "#" + quote(new, safe="!'$:(),.~-_"))
