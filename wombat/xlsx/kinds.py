"""What a file is that somebody took for a workbook: told by its first bytes and by its list of parts."""

from __future__ import annotations

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def looks_like(data: bytes) -> str:
    """Return the key of the sentence for a file that is no zip archive, such as ``encrypted`` or ``page``."""
    if not data.strip(b"\0"):
        return "empty"
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "old_excel"
    start = data[:1024].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start or b"mso-application" in start:
        return "xml_2003"
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        return "page"
    if start[:1] == b"\x09" or data[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00"):
        return "old_excel"
    return "not_zip"


def office_kind(names: set[str], *lists: bytes) -> str:
    """Return ``workbook``, or the key of the sentence that says what the package is instead.

    Args:
        names: of the parts, in lower case.
        lists: the content types and the relations of the package.
    """
    listed = b"".join(lists)
    if b"purl.oclc.org/ooxml" in listed:
        return "strict"
    if b"sheet.binary" in listed:
        return "binary"
    if b"spreadsheetml" in listed or b"ms-excel" in listed:
        return "workbook"
    if "mimetype" in names or "index/document.iwa" in names:
        return "other_office"
    if b"wordprocessingml" in listed or b"presentationml" in listed:
        return "other_office"
    return "no_workbook"
