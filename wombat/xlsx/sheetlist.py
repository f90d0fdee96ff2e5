"""The list of sheets in the workbook part: names, order, states; what counts positions follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.xlsx.styles import number
from wombat.xlsx.xml import R, main

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from wombat.xlsx.package import Package
    from wombat.xlsx.relations import Relation

_KIND = f"{R}/worksheet"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STATES = ("visible", "hidden", "veryHidden")
_FORBIDDEN = set("[]:*?/\\")
_LONGEST = 31


def check_name(name: str) -> None:
    """Check a sheet name against the rules of Excel.

    Raises:
        ValueError: it breaks one.
    """
    length = len(name.encode("utf-16-le", "surrogatepass")) // 2
    if not 1 <= length <= _LONGEST or _FORBIDDEN & set(name) or name[0] == "'" or name[-1] == "'":
        raise ValueError(f"no sheet can be called {name!r}")
    if name.casefold() == "history" or any(ord(char) < ord(" ") for char in name):
        raise ValueError(f"no sheet can be called {name!r}")


class SheetList:
    """The element ``sheets`` of the workbook part, edited in place.

    Attributes:
        version: grows with every change, for whoever remembers where a sheet stood.
    """

    def __init__(self, package: Package, part: str, root: _Element) -> None:
        """Look at the workbook part."""
        self._package, self._part, self._root = package, part, root
        self._known: tuple[int, dict[str, Relation]] = (-1, {})
        self.version = 0
        self._note_change()

    def _note_change(self) -> None:
        """Look at the list anew; of two sheets of one name the first is meant."""
        self.version += 1
        self._elements = list(self._root.iterfind(f"{main('sheets')}/{main('sheet')}"))
        named = reversed([(name.casefold(), at) for at, name in enumerate(self.names)])
        self._places = dict(named)

    @property
    def names(self) -> list[str]:
        """The names in the order of the tabs."""
        return [element.get("name") or "" for element in self._elements]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a sheet of that name, in any case."""
        return name.casefold() in self._places

    def position(self, name: str) -> int:
        """Return the position of a sheet, counted from 0.

        Raises:
            KeyError: there is no such sheet.
        """
        try:
            return self._places[name.casefold()]
        except KeyError:
            raise KeyError(name) from None

    def _element(self, name: str) -> _Element:
        return self._elements[self.position(name)]

    def spelled(self, name: str) -> str:
        """Return a name as the workbook spells it.

        Raises:
            KeyError: there is no such sheet.
        """
        return self._element(name).get("name") or ""

    def state(self, name: str) -> str:
        """Return the state of a sheet."""
        return self._element(name).get("state", "visible")

    def _relation(self, element: _Element) -> Relation | None:
        """Return the relation that leads to the part of a sheet."""
        if self._known[0] != self._package.version:
            found = {relation.id: relation for relation in self._package.relations(self._part)}
            self._known = (self._package.version, found)
        return self._known[1].get(element.get(f"{{{R}}}id") or "")

    def kind(self, name: str) -> str:
        """Return the kind of a sheet, ``worksheet`` or another."""
        relation = self._relation(self._element(name))
        return relation.type.rsplit("/", 1)[-1] if relation else "missing"

    def part(self, name: str) -> str:
        """Return the name of the part of a sheet, empty where the workbook does not lead to it."""
        relation = self._relation(self._element(name))
        return relation.target if relation else ""

    def rename(self, old: str, new: str) -> None:
        """Give a sheet another name.

        Raises:
            KeyError: there is no such sheet.
            ValueError: Excel does not allow the new name, or another sheet bears it.
        """
        check_name(new)
        if new.casefold() != old.casefold() and new in self:
            raise ValueError(f"there is another sheet {new!r}")
        self._element(old).set("name", new)
        self._note_change()

    def set_state(self, name: str, state: str) -> None:
        """Set the state of a sheet.

        Raises:
            ValueError: there is no such state.
        """
        if state not in _STATES:
            raise ValueError(state)
        element = self._element(name)
        element.attrib.pop("state", "")
        if state != "visible":
            element.set("state", state)

    def activate(self, name: str) -> None:
        """Bring a sheet to the front, in every window."""
        position = self.position(name)
        for view in self._views():
            view.set("activeTab", str(position))
            if number(view, "firstSheet") > position:
                view.set("firstSheet", str(position))

    def _views(self) -> list[_Element]:
        return list(self._root.iterfind(f"{main('bookViews')}/{main('workbookView')}"))

    def add(self, name: str, part: str, xml: bytes, state: str, index: int | None) -> None:
        """Add a sheet with its part.

        Raises:
            ValueError: Excel does not allow the name, or another sheet bears it.
        """
        check_name(name)
        if name in self:
            raise ValueError(f"there is another sheet {name!r}")
        elements = self._elements
        self._package.write(part, xml)
        self._package.set_content_type(part, _CONTENT)
        relation = self._package.relations(self._part).add(_KIND, part, avoid=self._mentioned())
        sheet_id = max((number(element, "sheetId") for element in elements), default=0) + 1
        holder = next(self._root.iterfind(main("sheets")))
        element = holder.makeelement(main("sheet"), {"name": name, "sheetId": str(sheet_id), f"{{{R}}}id": relation})
        at = len(elements) if index is None else max(0, min(index, len(elements)))
        holder.insert(at, element)
        self._note_change()
        self.set_state(name, state)
        self._follow(lambda old: old + (old >= at))

    def _mentioned(self) -> set[str]:
        """Return the ids of relations that the workbook part names."""
        return {str(value) for element in self._root.iter() for key, value in element.items() if key == f"{{{R}}}id"}

    def move(self, name: str, index: int) -> None:
        """Put a sheet at another position."""
        names, element = self.names, self._element(name)
        holder = element.getparent()
        if holder is not None:
            holder.remove(element)
            holder.insert(max(0, min(index, len(names) - 1)), element)
        self._note_change()
        now = self.names
        self._follow(lambda old: now.index(names[old]) if old < len(names) else old)

    def remove(self, name: str) -> None:
        """Take a sheet out, with its part and all that only it leads to.

        Raises:
            ValueError: it is the last visible one.
        """
        visible = [known for known in self.names if self.state(known) == "visible"]
        if visible == [self.spelled(name)]:
            raise ValueError(f"{name!r} is the last visible sheet")
        at, element = self.position(name), self._element(name)
        if relation := self._relation(element):
            self._package.relations(self._part).remove(relation.id)
            self._package.remove_tree(relation.target)
        holder = element.getparent()
        if holder is not None:
            holder.remove(element)
        for scoped in list(self._root.iterfind(f"{main('definedNames')}/{main('definedName')}[@localSheetId='{at}']")):
            parent = scoped.getparent()
            if parent is not None:
                parent.remove(scoped)
        self._note_change()
        last = len(self.names) - 1
        self._follow(lambda old: max(0, min(old - (old > at), last)))

    def _follow(self, moved: Callable[[int], int]) -> None:
        """Renumber what counts sheets by position."""
        for element in self._root.iterfind(f"{main('definedNames')}/{main('definedName')}"):
            scope = element.get("localSheetId")
            if scope is not None and scope.isdecimal():
                element.set("localSheetId", str(moved(int(scope))))
        for view in self._views():
            for key in ("activeTab", "firstSheet"):
                if (value := view.get(key)) is not None and value.isdecimal():
                    view.set(key, str(moved(int(value))))
