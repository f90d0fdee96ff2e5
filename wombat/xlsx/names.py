"""The defined names of a workbook and of its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from wombat.xlsx.sheetlist import SheetList

_BEFORE = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences"),
)


class DefinedName(NamedTuple):
    """A defined name.

    Attributes:
        name: as it is spelled.
        formula: what it stands for, without ``=``.
        sheet: name of the sheet it belongs to, None where it is the workbook's.
        hidden: whether the user does not see it.
    """

    name: str
    formula: str
    sheet: str | None
    hidden: bool


class Names:
    """The list ``definedNames`` of the workbook part, edited in place."""

    def __init__(self, root: _Element, sheets: SheetList) -> None:
        """Look at the workbook part."""
        self._root, self._sheets = root, sheets
        self._known: dict[tuple[str, str | None], _Element] | None = None
        self._version = sheets.version

    def _elements(self) -> list[_Element]:
        return list(self._root.iterfind(f"{main('definedNames')}/{main('definedName')}"))

    def __iter__(self) -> Iterator[DefinedName]:
        """Yield the names in the order of the file."""
        sheets = self._sheets.names
        for element in self._elements():
            scope = element.get("localSheetId")
            known = scope is not None and scope.isdecimal() and int(scope) < len(sheets)
            sheet = sheets[int(scope)] if known and scope else None
            hidden = element.get("hidden") in ("1", "true")
            yield DefinedName(element.get("name") or "", element.text or "", sheet, hidden)

    def _find(self, name: str, sheet: str | None) -> _Element | None:
        scope = None if sheet is None else str(self._sheets.position(sheet))
        if self._known is None or self._version != self._sheets.version:
            self._version = self._sheets.version
            self._known = {}
            for element in self._elements():
                self._known.setdefault(((element.get("name") or "").casefold(), element.get("localSheetId")), element)
        return self._known.get((name.casefold(), scope))

    def get(self, name: str, sheet: str | None) -> str | None:
        """Return the formula of a name."""
        if sheet is not None and sheet not in self._sheets:
            return None
        found = self._find(name, sheet)
        return None if found is None else found.text or ""

    def set(self, name: str, formula: str, sheet: str | None, *, hidden: bool) -> bool:
        """Define a name; tell whether that changed anything."""
        formula = formula.removeprefix("=")
        found = self._find(name, sheet)
        if found is None:
            found = self._root.makeelement(main("definedName"), {"name": name})
            if sheet is not None:
                found.set("localSheetId", str(self._sheets.position(sheet)))
            self._list().append(found)
            self._known = None
        elif found.text == formula and (found.get("hidden") in ("1", "true")) == hidden:
            return False
        found.text = formula
        found.attrib.pop("hidden", "")
        if hidden:
            found.set("hidden", "1")
        return True

    def _list(self) -> _Element:
        found = self._root.find(main("definedNames"))
        if found is None:
            found = self._root.makeelement(main("definedNames"), {})
            before = {main(name) for name in _BEFORE}
            at = max((at for at, child in enumerate(self._root) if child.tag in before), default=-1)
            self._root.insert(at + 1, found)
        return found

    def delete(self, name: str, sheet: str | None) -> bool:
        """Take a name out; tell whether there was one."""
        found = None if sheet is not None and sheet not in self._sheets else self._find(name, sheet)
        if found is None:
            return False
        self._known = None
        _remove(found)
        if not self._elements():
            self._root.remove(self._list())
        return True

    def change_all(self, formulas: Sequence[str]) -> bool:
        """Give the names other formulas, in their order; tell whether any differs."""
        changed = False
        for element, formula in zip(self._elements(), formulas, strict=True):
            changed |= (element.text or "") != formula
            element.text = formula
        return changed


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
