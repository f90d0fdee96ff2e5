from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from wombat.sources.kinds import kind_of
from wombat.sources.unknown import describe_unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat import Source


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

KINDS = {
    "pdf": b"%PDF-1.7\n",
    "picture": b"\x89PNG\r\n\x1a\n",
    "archive": zipped(letter_dot_txt=b"hello"),
    "word": zipped(word__document_dot_xml=b"<w/>"),
    "xlsx": zipped(xl__workbook_dot_xml=b"<w/>"),
    "xlsb": zipped(xl__workbook_dot_bin=b"\0"),
    "ods": zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "xls": OLE + "Workbook".encode("utf-16-le"),
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "message": OLE + "__properties_version1.0".encode("utf-16-le"),
    "html": b"<html><table><tr><td>Name</td></tr></table></html>",
    "spreadsheetml": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    "xml": b'<?xml version="1.0"?><people/>',
    "json": b'[{"name": "Ada"}]',
    "vcard": b"\xef\xbb\xbfBEGIN:VCARD\r\nEND:VCARD\r\n",
    "calendar": b"BEGIN:VCALENDAR\r\n",
    "database": b"SQLite format 3\0" + bytes(50),
    "outlook-data": b"!BDN" + bytes(50),
    "binary": bytes(range(32)) * 20,
    "text": b"Name,Phone\nAda,1\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_bytes_tell_the_kind(kind: str) -> None:
    assert kind_of(KINDS[kind]) == kind


def test_a_web_archive_is_a_web_page() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\n"
    assert kind_of(head + b"<html><table></table></html>\r\n--x--\r\n") == "html"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_text_is_text_in_every_encoding(encoding: str) -> None:
    assert kind_of("姓名,电话\n王伟,13800138000\n".encode(encoding)) == "text"
    assert kind_of("BEGIN:VCARD\nFN:王伟\nEND:VCARD\n".encode(encoding)) == "vcard"


@pytest.mark.parametrize(("kind", "said"), [("pdf", "is a PDF"), ("picture", "WeChat"), ("html", "web page")])
@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_an_unknown_file_is_said_to_be_what_it_seems(
    opened: Callable[..., Source], kind: str, said: str, language: str
) -> None:
    text = describe_unknown(opened(KINDS[kind], "mystery.dat"))
    assert "mystery.dat" in text.say(language)
    assert said in text.say("en")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sentence(opened: Callable[..., Source], kind: str) -> None:
    assert describe_unknown(opened(KINDS[kind])).say("zh-TW").startswith("list.csv ")
