"""What stands around the rows of a sheet: kept as bytes, parsed when it is changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from wombat.xlsx.rowstore import Rows
from wombat.xlsx.xml import MAIN, BadXmlError, main, parse, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATA = re.compile(rb"<sheetData(?:\s[^>]*?)?(/?)>")
_END = b"</sheetData>"
_PREFIXED = re.compile(rb"""<([A-Za-z_][\w.-]*):worksheet\s(?:[^>]*?\s)?xmlns:\1\s*=\s*["']([^"']+)["']""")
_UNPREFIXED = re.compile(rb"<[A-Za-z_][\w.-]*[\s/>]")
_ODD = re.compile(rb"<!--|<!\[CDATA\[")
_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)


class Frame:
    """A sheet without its rows.

    Attributes:
        changed: whether `root` was changed; whoever changes it says so with `touch`.
    """

    def __init__(self, head: bytes, tail: bytes) -> None:
        """Keep what stands before the first row and after the last."""
        self.head, self.tail = head, tail
        self.changed = False
        self._root: _Element | None = None

    @property
    def root(self) -> _Element:
        """The element ``worksheet`` with an empty ``sheetData``.

        Raises:
            BadXmlError: it is no readable XML.
        """
        if self._root is None:
            self._root = parse(self.head + self.tail)
            if self._root.tag != main("worksheet"):
                raise BadXmlError("worksheet")
        return self._root

    def touch(self) -> None:
        """Say that `root` was changed."""
        self.changed = True

    def find(self, name: str) -> _Element | None:
        """Return the child of that name, such as ``mergeCells``."""
        return self.root.find(main(name))

    def ensure(self, name: str) -> _Element:
        """Return the child of that name, made in its place where it is missing."""
        found = self.find(name)
        if found is None:
            found = self.root.makeelement(main(name), {})
            self.insert(found)
        return found

    def insert(self, element: _Element) -> None:
        """Put a child where the schema wants it: after those that come before it."""
        self.touch()
        rank = _rank(element)
        at = sum(1 for _ in self.root)
        for place, child in enumerate(self.root):
            if isinstance(child.tag, str) and _rank(child) > rank:
                at = place
                break
        self.root.insert(at, element)

    def parts(self) -> tuple[bytes, bytes]:
        """Return what stands before the rows and after them."""
        if not self.changed:
            return self.head, self.tail
        head, tail = _around(serialise(self.root))[:2]
        return head, tail


def _rank(element: _Element) -> int:
    name = etree.QName(element)
    if name.namespace == MAIN and name.localname in _ORDER:
        return _ORDER.index(name.localname)
    inner = [_rank(child) for child in element.iterdescendants() if str(child.tag).startswith(f"{{{MAIN}}}")]
    return next((rank for rank in inner if rank < len(_ORDER)), len(_ORDER))


def _around(data: bytes) -> tuple[bytes, bytes, int, int]:
    """Return head, tail, and where the rows begin and end."""
    opening = _DATA.search(data)
    if opening is None:
        raise BadXmlError("sheetData")
    if opening[1]:
        head = data[: opening.end() - 2].rstrip() + b">"
        return head, _END + data[opening.end() :], opening.end(), opening.end()
    end = data.rfind(_END)
    if end < opening.end():
        raise BadXmlError("sheetData")
    return data[: opening.end()], data[end:], opening.end(), end


def _with_default_prefix(data: bytes) -> bytes:
    """Return a sheet whose elements bear a prefix (``x:row``) without it."""
    found = _PREFIXED.search(data, 0, 4096)
    if found is None:
        return data
    prefix, namespace = found[1], found[2]
    if namespace != MAIN.encode() or _UNPREFIXED.search(data):
        raise BadXmlError("prefix")
    data = re.sub(rb"(</?)" + re.escape(prefix) + rb":", rb"\1", data)
    return re.sub(rb"xmlns:" + re.escape(prefix) + rb"(\s*=)", rb"xmlns\1", data, count=1)


def split(data: bytes) -> tuple[Frame, Rows]:
    """Take a worksheet apart into its rows and what stands around them; joined again it is the same bytes.

    Raises:
        BadXmlError: it is no worksheet that can be taken apart without guessing.
    """
    data = _with_default_prefix(data)
    if _ODD.search(data):
        data = serialise(_plain(parse(data)))
    head, tail, start, end = _around(data)
    return Frame(head, tail), Rows(data, start, end)


def _plain(root: _Element) -> _Element:
    """Take comments out of a sheet; the parser has made text of CDATA already."""
    for comment in list(root.iter(etree.Comment)):
        etree.strip_tags(comment.getparent(), etree.Comment) if comment.getparent() is not None else None
    return root
