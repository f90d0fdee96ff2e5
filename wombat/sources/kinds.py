"""What kind of file some bytes are, told by the bytes and never by the file's name."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from wombat.sources.encoding import unicode_of

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"{\\rtf", "word"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"SQLite format 3\0", "database"),
    (b"\0\1\0\0Standard", "database"),
    (b"!BDN", "outlook-data"),
)
"""First bytes of files that hold no list."""

INSIDE_ZIP: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("word/", "word"),
    ("ppt/", "slides"),
    ("Index/Document.iwa", "numbers"),
)
"""A name inside a zip file and what it makes the file; the first that fits decides."""

INSIDE_OLE: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "slides"),
    ("__properties_version1.0", "message"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""A stream inside an OLE file and what it makes the file; the first that fits decides."""


def kind_of(data: bytes) -> str:
    """Return what the bytes are.

    Returns:
        ``text``, ``vcard``, ``calendar``, ``xlsx``, ``xlsb``, ``xls``, ``ods``, ``spreadsheetml``, ``html``, ``xml``,
        ``encrypted``, or what holds no list: ``pdf``, ``picture``, ``word``, ``slides``, ``numbers``, ``archive``,
        ``database``, ``outlook-data``, ``message``, ``json``, ``binary``.
    """
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\3\4"):
        return _zip_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole_kind(data)
    if data[:2] == b"\x09\x08" or data[:4] in (b"\x09\0\x04\0", b"\x09\2\6\0", b"\x09\4\6\0"):
        return "xls"
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"AVI ")) or data[:2] == b"BM\xff":
        return "picture"
    return _text_kind(data[:65536])


def _zip_kind(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype") if "mimetype" in names and _is_short(archive) else b""
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        names, mimetype = re.findall(r"(?:xl|word|ppt)/[\w.]*", data[:65536].decode("latin-1")), b""
    if b"opendocument" in mimetype:
        return "ods" if b"spreadsheet" in mimetype else "word"
    for beginning, kind in INSIDE_ZIP:
        if any(name.startswith(beginning) for name in names):
            return kind
    return "archive"


def _is_short(archive: ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 200  # noqa: PLR2004


def _ole_kind(data: bytes) -> str:
    for stream, kind in INSIDE_OLE:
        if stream.encode("utf-16-le") in data:
            return kind
    return "binary"


def _text_kind(head: bytes) -> str:
    """Tell the kinds of text apart; the letters of a mark-up are ASCII in every encoding but UTF-16 and UTF-32."""
    encoding, mark = unicode_of(head)
    plain = head[len(mark) :]
    if encoding:
        plain = plain.decode(encoding, "ignore").encode("utf-8", "ignore")
    plain = plain.lstrip().lower()
    if re.match(rb"mime-version:.{0,4000}?<html", plain, re.DOTALL):
        return "html"
    if plain.startswith(b"<"):
        return _markup_kind(plain)
    if re.search(rb"(?m)^\s*begin:vcard", plain):
        return "vcard"
    if plain.startswith(b"begin:vcalendar"):
        return "calendar"
    if re.match(rb"\{\s*[\"}]|\[\s*[\[{\"]", plain):
        return "json"
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", plain))
    return "binary" if controls * 20 > len(plain) else "text"


def _markup_kind(plain: bytes) -> str:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and b"<html" not in plain[:2000]:
        return "spreadsheetml"
    if re.search(rb"<(!doctype html|html|head|meta|table|body|div)\b", plain[:4096]):
        return "html"
    return "xml"
