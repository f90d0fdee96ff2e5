"""The guard: what a stranger's file can hold is refused with a sentence, before any parser sees it."""

import io
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.xlsx.test_shift import full_book
from wombat.errors import WombatError
from wombat.xlsx import guard
from wombat.xlsx.archive import Entry, read_entries, write_entries
from wombat.xlsx.package import Package
from wombat.xlsx.workbook import Workbook
from wombat.xlsx.xml import BadXmlError, parse, utf8


def book() -> bytes:
    file = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["name", "phone"])
    made.save(file)
    return file.getvalue()


def changed(change: Callable[[str, bytes], tuple[str, bytes] | None], extra: dict[str, bytes] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(*part)
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return file.getvalue()


def same(name: str, data: bytes) -> tuple[str, bytes]:
    return name, data


def replaced(old: bytes, new: bytes) -> bytes:
    return changed(lambda name, data: (name, data.replace(old, new)))


def encrypted_flag() -> bytes:
    data = bytearray(book())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    return bytes(data)


def lying_size() -> bytes:
    data = bytearray(changed(same, {"xl/media/image1.png": b"x" * 5000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    return bytes(data)


REFUSED = {
    "nothing": (b"", "is empty"),
    "only zeros": (b"\0" * 4096, "is empty"),
    "text": (b"name,phone\nAnn,1\n", "no Excel workbook"),
    "a web page": (b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
    "a spreadsheet of 2003": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "2003"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
    "an encrypted workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "encrypted entries": (encrypted_flag(), "password"),
    "half a file": (book()[:3000], "damaged or cut off"),
    "a document": (replaced(b"spreadsheetml", b"wordprocessingml"), "another program"),
    "a binary workbook": (
        replaced(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.binary.macroEnabled.main"),
        ".xlsb",
    ),
    "a Strict workbook": (
        replaced(
            b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
        ),
        "Strict",
    ),
    "a way out": (changed(same, {"../evil.xml": b"<a/>"}), "odd name"),
    "a hidden way out": (changed(same, {"xl/%2e%2e/evil.xml": b"<a/>"}), "odd name"),
    "a drive": (changed(same, {"C:/evil.xml": b"<a/>"}), "odd name"),
    "a part twice": (changed(same, {"XL/Workbook.xml": b"<a/>"}), "twice"),
    "entities": (
        replaced(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet'),
        "defines entities",
    ),
    "entities in UTF-16": (
        changed(
            lambda name, data: (
                name,
                '<!DOCTYPE w [<!ENTITY a "a">]><w/>'.encode("utf-16") if name == "xl/styles.xml" else data,
            )
        ),
        "defines entities",
    ),
    "no list of types": (changed(lambda name, data: None if "Content_Types" in name else (name, data)), "workbook"),
    "no workbook part": (changed(lambda name, data: None if name == "xl/workbook.xml" else (name, data)), "workbook"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_workbook_or_hostile_is_refused_with_a_sentence(case: str) -> None:
    data, word = REFUSED[case]
    with pytest.raises(WombatError, match=word) as caught:
        Workbook.from_bytes(data, "plan.xlsx")
    assert all("plan.xlsx" in caught.value.text.say(language) for language in ("en", "zh-CN", "zh-TW"))


def test_a_part_that_lies_about_its_size_is_not_unpacked_further() -> None:
    package = Package.from_bytes(lying_size(), "plan.xlsx")
    with pytest.raises(WombatError, match="damaged"):
        package.read("xl/media/image1.png")


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    bomb = changed(same, {"xl/media/zeros.bin": b"\0" * (guard.RATIO_FROM + 1)})
    with pytest.raises(WombatError, match="200 times"):
        Package.from_bytes(bomb, "plan.xlsx")


def test_limits_of_sizes_and_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_XML", 100)
    with pytest.raises(WombatError, match="too large when unpacked"):
        Package.from_bytes(book(), "plan.xlsx")
    monkeypatch.undo()
    monkeypatch.setattr(guard, "MAX_ENTRIES", 5)
    with pytest.raises(WombatError, match="10,000 parts"):
        Package.from_bytes(book(), "plan.xlsx")
    monkeypatch.undo()
    monkeypatch.setattr(guard, "MAX_TOTAL", 1000)
    with pytest.raises(WombatError, match="512 MB"):
        Package.from_bytes(book(), "plan.xlsx")


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(guard.MAX_FILE + 1)
    with pytest.raises(WombatError, match="larger than 512 MB"):
        Package.open(path)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(WombatError, match=r"nowhere\.xlsx could not be read"):
        Package.open("/nonexistent/nowhere.xlsx")


def test_xml_in_other_encodings_is_read() -> None:
    text = '<?xml version="1.0" encoding="{}"?><a b="é"/>'
    for codec in ("utf-8", "utf-16", "utf-16-le", "iso-8859-1"):
        assert parse(text.format(codec.removesuffix("-le")).encode(codec)).get("b") == "é"
    with pytest.raises(BadXmlError):
        utf8(text.format("klingon").encode())


def test_a_doctype_behind_a_comment_is_seen() -> None:
    with pytest.raises(BadXmlError):
        parse(b"<!-- <a> --><?x y?> <!DOCTYPE a><a/>")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_gives_a_sentence_or_is_read(data: st.DataObject) -> None:
    broken = bytearray(book())
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, 1 << 20)) % len(broken)] = data.draw(st.integers(0, 255))
    cut = len(broken) - data.draw(st.integers(0, 1 << 20)) % (len(broken) // 2)
    try:
        made = Workbook.from_bytes(bytes(broken[:cut]), "plan.xlsx")
        for name in made.sheet_names:
            list(made.sheet(name).rows())
    except WombatError as error:
        told = str(error)
    else:
        told = "plan.xlsx is read"
    assert "plan.xlsx" in told


PARTS = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]


@pytest.mark.parametrize("part", [*PARTS, "[Content_Types].xml"])
@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", b"\0\1\2", b"<a><b></a>", "<中/>".encode("gb18030")])
def test_a_part_of_nonsense_gives_a_sentence_or_is_left(part: str, content: bytes) -> None:
    data = changed(lambda name, old: (name, content if name == part else old))
    try:
        made = Workbook.from_bytes(data, "plan.xlsx")
        for name in made.sheet_names:
            made.sheet(name).put(1, 1, "x")
        made.to_bytes()
    except WombatError as error:
        told = str(error)
    else:
        told = "plan.xlsx is read"
    assert "plan.xlsx" in told


MANY = 20_000
HOSTILE = {
    "cells that never end": '<row r="1">' + '<c r="A1">' * MANY + "</row>",
    "ends before beginnings": '<row r="1">' + "</c>" * MANY + "<c>" * MANY + "</row>",
    "rows that never end": "<row " * MANY,
    "a tag without end": '<row r="1"><c ' + 'r="A1" ' * MANY + "/></row>",
    "formulas that never end": '<row r="1">' + '<c r="A1"><f t="shared" si="1">' * MANY + "</row>",
    "comments that never end": "<!--" * MANY,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_rows_are_refused_in_time(case: str) -> None:
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{HOSTILE[case]}'
    start = time.process_time()
    with pytest.raises(WombatError):
        read_and_change((xml + "</sheetData></worksheet>").encode())
    assert time.process_time() - start < 2


def read_and_change(xml: bytes) -> None:
    sheet = Workbook.new().add_sheet_part("Data", xml)
    list(sheet.rows())
    sheet.put(1, 1, 2)
    sheet.insert_rows(1, 1)


ODD = [b"", b"-1", b"9" * 20, b"NaN", b"A0", b"ZZZZ9", b"XFD1048577", b"#REF!", b"true", b"../../x", b"1 2 3", b"\xff"]


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_workbook_with_odd_content_gives_a_sentence_or_is_changed(data: st.DataObject) -> None:
    entries = read_entries(full_book())
    at = data.draw(st.integers(0, len(entries) - 1))
    content = bytearray(entries[at].unpack())
    places = [found.span() for found in re.finditer(rb'"[^"]*"|>[^<]+<', content)] or [(0, 2)]
    for start, end in sorted(data.draw(st.lists(st.sampled_from(places), max_size=3, unique=True)), reverse=True):
        content[start + 1 : end - 1] = data.draw(st.sampled_from(ODD))
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    entries[at] = Entry.made(entries[at].name, bytes(content[:cut]))
    if data.draw(st.integers(0, 4)) == 0:
        del entries[data.draw(st.integers(0, len(entries) - 1))]
    try:
        change_everything(Workbook.from_bytes(write_entries(entries), "plan.xlsx"))
    except WombatError as error:
        told = str(error)
    else:
        told = "plan.xlsx is changed"
    assert "plan.xlsx" in told


def change_everything(book: Workbook) -> None:
    grids = [name for name in book.sheet_names if book.is_grid(name)]
    for name in grids:
        list(book.sheet(name).rows())
    for name in grids[:1]:
        sheet = book.sheet(name)
        sheet.put(3, 1, "x")
        sheet.like_row(21, 25, 20)
        sheet.insert_rows(5, 2)
        sheet.delete_each([3, 9])
        sheet.reorder(4, [2, 0, 1])
        book.set_name("_mark", "1", sheet=name)
        book.rename(name, "New")
        book.move("New", 1)
        book.activate("New")
    book.to_bytes()
