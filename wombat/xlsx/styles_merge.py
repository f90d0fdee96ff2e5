"""Bringing the cell formats of one workbook into another."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from wombat.xlsx.styles import look, number
from wombat.xlsx.xml import main

if TYPE_CHECKING:
    from lxml import etree

    from wombat.xlsx.styles import Styles

_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)
_RANK = {main(name): i for i, name in enumerate(_FONT_ORDER)}
_REFERENCES = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))


class Merge:
    """One merge of the styles of ``other`` into ``mine``."""

    def __init__(self, mine: Styles, other: Styles) -> None:
        """Name the two; `run` does the work."""
        self._mine, self._other = mine, other
        self._moved: dict[tuple[str, int], int] = {}

    def run(self) -> tuple[dict[int, int], dict[int, int]]:
        """Append what is new and return the new numbers of the cell formats and of the differential formats.

        Raises:
            WombatError: there would be more than 64,000 cell formats.
        """
        bases = self._named_styles()
        formats = {0: 0}
        for i, xf in enumerate(self._other.items("cellXfs")[1:], 1):
            new = self._converted(xf)
            new.set("xfId", str(bases.get(number(xf, "xfId"), 0)))
            formats[i] = self._mine.add_format(new)
        return formats, self._differential()

    def _converted(self, xf: etree._Element) -> etree._Element:
        """Return a copy of a format whose font, fill, border and number format are those of this workbook."""
        new = deepcopy(xf)
        new.tail = None
        for name, tag in _REFERENCES:
            new.set(name, str(self._place(tag, number(xf, name))))
        new.set("numFmtId", str(self._format_id(number(xf, "numFmtId"))))
        return new

    def _place(self, tag: str, i: int) -> int:
        if (tag, i) not in self._moved:
            items = self._other.items(tag)
            known = i < len(items)
            self._moved[tag, i] = self._mine.pool(tag).place(_ordered(deepcopy(items[i]))) if known else 0
        return self._moved[tag, i]

    def _format_id(self, key: int) -> int:
        code = self._other.codes.get(key)
        if code is not None:
            return self._mine.format_id(code)
        return key

    def _differential(self) -> dict[int, int]:
        places = {}
        for i, dxf in enumerate(self._other.items("dxfs")):
            new = deepcopy(dxf)
            for font in new.iterfind(main("font")):
                _ordered(font)
            for item in new.iterfind(main("numFmt")):
                item.set("numFmtId", str(self._mine.format_id(item.get("formatCode", "General"))))
            places[i] = self._mine.pool("dxfs").place(new)
        return places

    def _named_styles(self) -> dict[int, int]:
        """Return for each named style of the other workbook, by its ``xfId``, the ``xfId`` here."""
        formats = self._other.items("cellStyleXfs")
        found = {}
        for style in self._other.items("cellStyles"):
            i = number(style, "xfId")
            if i < len(formats):
                found[i] = self._base(style, self._converted(formats[i]))
        return found

    def _base(self, style: etree._Element, xf: etree._Element) -> int:
        """Return the ``xfId`` of the style of that name: theirs if it is built in or looks the same, else a new one."""
        name, builtin = style.get("name", ""), style.get("builtinId")
        for candidate in (name, *(f"{name} {n}" for n in range(2, 1000))):
            theirs = self._style(candidate, builtin)
            if theirs is None:
                return self._new_style(style, candidate, xf)
            place = number(theirs, "xfId")
            if builtin is not None or self._looks(place, xf):
                return place
        return 0

    def _style(self, name: str, builtin: str | None) -> etree._Element | None:
        for style in self._mine.items("cellStyles"):
            same = style.get("name", "").casefold() == name.casefold()
            if same or (builtin is not None and style.get("builtinId") == builtin):
                return style
        return None

    def _looks(self, place: int, xf: etree._Element) -> bool:
        formats = self._mine.items("cellStyleXfs")
        return place < len(formats) and look(formats[place]) == look(xf)

    def _new_style(self, style: etree._Element, name: str, xf: etree._Element) -> int:
        place = self._mine.pool("cellStyleXfs").append(xf)
        new = deepcopy(style)
        new.set("name", name)
        new.set("xfId", str(place))
        self._mine.pool("cellStyles").append(new)
        return place


def _ordered(item: etree._Element) -> etree._Element:
    """Return a font with its properties in the order of the schema, which openpyxl does not keep; others as is."""
    if item.tag == main("font"):
        item[:] = sorted(item, key=lambda child: _RANK.get(child.tag, len(_RANK)))
    return item
