"""Cell formats of a workbook: an editor of ``styles.xml`` that only ever appends."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from wombat.errors import WombatError
from wombat.xlsx import texts
from wombat.xlsx.numberformats import BUILT_IN, FIRST_CUSTOM, ID_OF, shows_date
from wombat.xlsx.xml import MAIN, main, parse, serialise

if TYPE_CHECKING:
    Look = tuple[str, tuple[tuple[str, str], ...], str, tuple["Look", ...]]

MOST_FORMATS = 64_000
"""The most cell formats that Excel opens a workbook with."""

_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
_SEEDS = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/></font>',),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
_IDLE = {("pivotButton", "0"), ("quotePrefix", "0")}


def fragment(xml: str) -> etree._Element:
    """Return the element of a fragment whose names are those of SpreadsheetML."""
    return etree.fromstring(f'<_ xmlns="{MAIN}">{xml}</_>')[0]


def number(element: etree._Element, name: str) -> int:
    """Return the whole number in the attribute ``name``, 0 where there is none."""
    text = element.get(name, "")
    return int(text) if text.isdecimal() else 0


def look(element: etree._Element) -> Look:
    """Return what an element says, whatever its prefixes and the order of its attributes; equal looks are one style.

    The properties of a font may stand in any order.
    """
    said = tuple(sorted((str(k), str(v)) for k, v in element.items() if (k, v) not in _IDLE))
    children = [look(child) for child in element if isinstance(child.tag, str)]
    if element.tag == main("font"):
        children.sort()
    return element.tag, said, (element.text or "").strip(), tuple(children)


class Pool:
    """One list of ``styles.xml``, such as its fonts: elements by position, appended when they are new."""

    def __init__(self, element: etree._Element) -> None:
        """Take the list as it stands in the document."""
        self.element = element
        self.items = [child for child in element if isinstance(child.tag, str)]
        self.grown = False
        self._place: dict[Look, int] = {}
        for i, item in enumerate(self.items):
            self._place.setdefault(look(item), i)

    def place(self, item: etree._Element) -> int:
        """Return the position of an element that looks like ``item``, appending ``item`` where there is none."""
        found = self._place.get(look(item))
        return self.append(item) if found is None else found

    def append(self, item: etree._Element) -> int:
        """Append ``item`` and return its position, even if an equal one is there."""
        self.grown = True
        self.element.append(item)
        self.items.append(item)
        self.element.set("count", str(len(self.items)))
        self._place.setdefault(look(item), len(self.items) - 1)
        return len(self.items) - 1


class Styles:
    """The ``styles.xml`` of a workbook; nothing that is in it is ever changed or moved, only more is appended.

    A cell format is known by its position in ``cellXfs``, the number a cell carries as ``s``.
    """

    def __init__(self, xml: bytes) -> None:
        """Read the part.

        Args:
            xml: the bytes of ``styles.xml``.

        Raises:
            BadXmlError: they are no XML that may be read.
        """
        self._xml = xml
        self._root = parse(xml)
        self._pools: dict[str, Pool] = {}
        self._variants: dict[tuple[int, bool | None, str | None], int] = {}
        self._dates: dict[int, bool] = {}
        self.codes = self._custom_codes()
        """Number format codes that this workbook defines, by ``numFmtId``."""
        self._ids = {**ID_OF, **{code: number for number, code in reversed(self.codes.items())}}

    def to_xml(self) -> bytes:
        """Return the part; the very bytes it was read from when nothing was appended."""
        if not any(pool.grown for pool in self._pools.values()):
            return self._xml
        return serialise(self._root)

    def merge(self, other: bytes) -> tuple[dict[int, int], dict[int, int]]:
        """Append what ``other`` holds and this has not yet.

        Format 0, the look of a cell that names none, becomes format 0 here: such a cell looks like this workbook's own.

        Args:
            other: bytes of another ``styles.xml``.

        Returns:
            For each cell format and for each differential format (``dxf``) of ``other`` its number here.

        Raises:
            WombatError: the workbook would have more than 64,000 cell formats.
        """
        from wombat.xlsx.styles_merge import Merge

        return Merge(self, Styles(other)).run()

    def variant(self, xf: int, *, quote_prefix: bool | None = None, number_format: str | None = None) -> int:
        """Return the number of a cell format that is ``xf`` but for what is named here.

        Args:
            xf: number of a cell format; an unknown one counts as 0.
            quote_prefix: whether what is typed stays text, as after an apostrophe.
            number_format: code such as ``yyyy-mm-dd``.

        Raises:
            WombatError: the workbook has 64,000 cell formats already.
        """
        asked = (xf, quote_prefix, number_format)
        if asked not in self._variants:
            self._variants[asked] = self._made(xf, quote_prefix, number_format)
        return self._variants[asked]

    def number_format(self, xf: int) -> str:
        """Return the number format code of cell format ``xf``; ``General`` where it is unknown."""
        formats = self.items("cellXfs")
        key = number(formats[xf if 0 <= xf < len(formats) else 0], "numFmtId") if formats else 0
        return self.codes.get(key) or BUILT_IN.get(key, "General")

    def is_date(self, xf: int) -> bool:
        """Tell whether a number in cell format ``xf`` is shown as a date or a time of day."""
        known = self._dates.get(xf)
        if known is None:
            known = self._dates[xf] = shows_date(self.number_format(xf))
        return known

    def items(self, tag: str) -> list[etree._Element]:
        """Return the entries of the list ``tag`` (``fonts``, ``cellXfs``…) as they stand, none if it is missing."""
        element = self._root.find(main(tag))
        return [] if element is None else self.pool(tag).items

    def pool(self, tag: str) -> Pool:
        """Return the list ``tag`` to append to, made with its reserved first entries where it is missing."""
        if tag not in self._pools:
            self._pools[tag] = self._seeded(tag)
        return self._pools[tag]

    def add_format(self, xf: etree._Element) -> int:
        """Return the number of the cell format ``xf`` (an ``xf`` element), appended where it is new.

        Raises:
            WombatError: the workbook has 64,000 cell formats already.
        """
        place = self.pool("cellXfs").place(xf)
        if place >= MOST_FORMATS:
            raise WombatError(texts("styles.too_many", most=f"{MOST_FORMATS:,}"))
        return place

    def format_id(self, code: str) -> int:
        """Return the ``numFmtId`` of a format code, appended to ``numFmts`` where it is new."""
        if code not in self._ids:
            key = max((FIRST_CUSTOM - 1, *self.codes)) + 1
            new = etree.Element(main("numFmt"), {"numFmtId": str(key), "formatCode": code})
            self.pool("numFmts").append(new)
            self.codes[key] = code
            self._ids[code] = key
        return self._ids[code]

    def _made(self, xf: int, quote_prefix: bool | None, number_format: str | None) -> int:
        formats = self.pool("cellXfs").items
        new = deepcopy(formats[xf if 0 <= xf < len(formats) else 0])
        if quote_prefix is not None:
            new.set("quotePrefix", str(int(quote_prefix)))
        if number_format is not None:
            new.set("numFmtId", str(self.format_id(number_format)))
            new.set("applyNumberFormat", "1")
        return self.add_format(new)

    def _custom_codes(self) -> dict[int, str]:
        found = self._root.iterfind(f"{main('numFmts')}/{main('numFmt')}")
        return {number(item, "numFmtId"): item.get("formatCode", "") for item in found}

    def _seeded(self, tag: str) -> Pool:
        element = self._root.find(main(tag))
        if element is None:
            element = etree.Element(main(tag), {"count": "0"})
            self._root.insert(self._slot(tag), element)
        pool = Pool(element)
        for seed in () if pool.items else _SEEDS.get(tag, ()):
            pool.append(fragment(seed))
        return pool

    def _slot(self, tag: str) -> int:
        later = {main(name) for name in _ORDER[_ORDER.index(tag) + 1 :]}
        return next((i for i, child in enumerate(self._root) if child.tag in later), len(self._root))
