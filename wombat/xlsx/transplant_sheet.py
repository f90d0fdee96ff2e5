"""The XML of a sheet, made fit for another workbook: its formats, strings, dates and table names."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from wombat.xlsx.dates import from_serial
from wombat.xlsx.strings import RISKY_STARTS
from wombat.xlsx.xml import main, parse, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wombat.xlsx.styles import Styles
    from wombat.xlsx.transplant_tables import TableNames

_CELL, _ROW, _COLUMN = main("c"), main("row"), main("col")
_VALUE, _FORMULA, _INLINE, _TEXT = main("v"), main("f"), main("is"), main("t")
_FORMULAS = (_FORMULA, main("formula"), main("formula1"), main("formula2"))
_LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class SheetConverter:
    """Turns sheets of one workbook into sheets of another.

    Attributes:
        styles: of the receiving workbook.
        formats: new number of each cell format.
        differential: new number of each differential format.
        strings: shared strings of the giving workbook.
        shift: days to add to the number of a date.
        tables: new names of tables.
    """

    styles: Styles
    formats: Mapping[int, int]
    differential: Mapping[int, int]
    strings: Sequence[etree._Element]
    shift: int
    tables: TableNames

    def convert(self, xml: bytes, *, selected: bool) -> bytes:
        """Return the sheet as it reads in the receiving workbook; ``selected`` makes it the one in front."""
        root = parse(xml)
        _tidy(root, selected=selected)
        for element in root.iter(_ROW, _COLUMN):
            self._reformat(element, "style" if element.tag == _COLUMN else "s")
        for cell in root.iter(_CELL):
            self._cell(cell)
        for element in root.iter(*_FORMULAS):
            element.text = self.tables.renamed(element.text or "") or None
        if self.shift:
            self._move_limits(root)
        _renumber(root, self.differential)
        return serialise(root)

    def _reformat(self, element: etree._Element, key: str) -> None:
        text = element.get(key)
        if text is not None:
            element.set(key, str(self.formats.get(int(text), 0)))

    def _cell(self, cell: etree._Element) -> None:
        kind = cell.get("t", "n")
        if kind == "s":
            self._inline(cell)
        elif kind == "n":
            cell.attrib.pop("t", "")
        self._reformat(cell, "s")
        if kind in ("s", "inlineStr"):
            self._protect(cell)
        value = cell.find(_VALUE)
        if value is None:
            return
        if not value.text:
            cell.remove(value)
        elif self.shift and kind == "n" and self.styles.is_date(int(cell.get("s", "0"))):
            self._move_date(cell, value)

    def _inline(self, cell: etree._Element) -> None:
        """Let a cell hold its text itself instead of a number in the table of shared strings."""
        inside = deepcopy(self.strings[int(cell.findtext(_VALUE) or 0)])
        inside.tag = _INLINE
        inside.tail = None
        for value in cell.findall(_VALUE):
            cell.remove(value)
        cell.set("t", "inlineStr")
        cell.append(inside)

    def _protect(self, cell: etree._Element) -> None:
        """Let text be read as it was meant: no codes in it, and no formula when it is edited."""
        for text in cell.iter(_TEXT):
            if text.text and "_x" in text.text:
                text.text = _LIKE_A_CODE.sub("_x005F_", text.text)
        first = next((text.text for text in cell.iter(_TEXT) if text.text), "")
        if first[:1] in RISKY_STARTS:
            cell.set("s", str(self.styles.variant(int(cell.get("s", "0")), quote_prefix=True)))

    def _move_date(self, cell: etree._Element, value: etree._Element) -> None:
        """Keep the day of a date; a time of day has none, and a day before the calendar begins becomes text."""
        serial = float(value.text or 0)
        if serial < 1:
            return
        if serial + self.shift >= 0:
            value.text = _plain(serial + self.shift)
            return
        cell.remove(value)
        cell.set("t", "inlineStr")
        inside = etree.SubElement(etree.SubElement(cell, _INLINE), _TEXT)
        inside.text = str(from_serial(serial))

    def _move_limits(self, root: etree._Element) -> None:
        """Keep the day of dates that a validation names."""
        for validation in root.iter(main("dataValidation")):
            for limit in validation if validation.get("type") == "date" else ():
                if re.fullmatch(r"\d+(\.\d+)?", limit.text or ""):
                    limit.text = _plain(float(limit.text or 0) + self.shift)


def renumbered(xml: bytes, differential: Mapping[int, int]) -> bytes:
    """Return a part, such as a table, in which every reference to a differential format has its new number."""
    root = parse(xml)
    _renumber(root, differential)
    return serialise(root)


def _renumber(root: etree._Element, differential: Mapping[int, int]) -> None:
    for element in root.iter():
        for key, value in element.items():
            if re.search("[dD]xfId$", str(key)):
                element.set(key, str(differential[int(value)]))


def _tidy(root: etree._Element, *, selected: bool) -> None:
    """Take out what a sheet says of its place in the giving workbook."""
    for properties in root.iterfind(main("sheetPr")):
        properties.attrib.pop("codeName", "")
    for view in root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
        view.attrib.pop("tabSelected", "")
        if selected:
            view.set("tabSelected", "1")


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)
