"""XML of a package: parsed without entities or network, written with the same prefixes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
STRICT = "http://purl.oclc.org/ooxml/"

_BEFORE_ROOT = rb"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+"
_DOCTYPE = re.compile(_BEFORE_ROOT + rb"<!", re.DOTALL)
_DECLARED = re.compile(r"""\A<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"\A<\?xml[^>]*\?>")


class BadXmlError(ValueError):
    """The bytes are no XML that may be read: broken, with a DOCTYPE, or in an unknown encoding."""


def utf8(data: bytes) -> bytes:
    """Return XML as UTF-8 without byte-order mark; the very same bytes where it is that already.

    Raises:
        BadXmlError: the encoding is unknown, the text does not follow it, or there is a DOCTYPE.
    """
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        data = _from_wide(data)
    else:
        data = _from_declared(data)
    if _DOCTYPE.match(data):
        raise BadXmlError("DOCTYPE")
    return data


def _from_wide(data: bytes) -> bytes:
    """Return UTF-16 as UTF-8, with or without a byte-order mark."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    codec = "utf-16" if marked else "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise BadXmlError(codec) from error
    return _DECLARATION.sub('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', text, count=1).encode()


def _from_declared(data: bytes) -> bytes:
    """Return the bytes as they are where they say UTF-8 or nothing, else decoded as they say."""
    declared = _DECLARED.match(data[:200].decode("latin-1"))
    if declared is None or declared[1].lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return data
    try:
        text = data.decode(declared[1])
    except (UnicodeDecodeError, LookupError) as error:
        raise BadXmlError(declared[1]) from error
    return _DECLARATION.sub('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', text, count=1).encode()


def parse(data: bytes) -> _Element:
    """Return the root of a part.

    Raises:
        BadXmlError: it is not well formed, or not allowed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        return etree.fromstring(utf8(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadXmlError(str(error)) from error


def serialise(root: _Element) -> bytes:
    """Return a part as bytes, with the declaration that Office writes."""
    body = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body


def main(name: str) -> str:
    """Return the name of an element of the spreadsheet namespace as lxml writes it."""
    return f"{{{MAIN}}}{name}"
