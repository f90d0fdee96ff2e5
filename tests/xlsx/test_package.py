"""Packages: untouched parts stay byte for byte, names are found as Office finds them, relations are edited in place."""

import io
import random
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from wombat.errors import WombatError
from wombat.xlsx.archive import BrokenEntryError, Entry, read_entries, write_entries
from wombat.xlsx.package import Package


def by_openpyxl() -> bytes:
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "hello"
    book.save(file)
    return file.getvalue()


def by_xlsxwriter() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    sheet.write(0, 0, "hello")
    sheet.insert_textbox("C3", "a box")
    sheet.write_comment("A1", "a note")
    book.close()
    return file.getvalue()


BOOKS = pytest.mark.parametrize("data", [by_openpyxl(), by_xlsxwriter()], ids=["openpyxl", "XlsxWriter"])


@BOOKS
def test_a_package_that_is_not_changed_has_the_same_bytes(data: bytes) -> None:
    package = Package.from_bytes(data)
    package.write("xl/workbook.xml", package.read("xl/workbook.xml"))
    assert not package.changed
    assert package.to_bytes() == data


@BOOKS
def test_other_parts_keep_their_packed_bytes_and_dates(data: bytes) -> None:
    package = Package.from_bytes(data)
    package.write("xl/styles.xml", b"<styleSheet/>")
    before, after = read_entries(data), read_entries(package.to_bytes())
    assert [entry.name for entry in after] == [entry.name for entry in before]
    for old, new in zip(before, after, strict=True):
        if old.name == "xl/styles.xml":
            assert new.unpack() == b"<styleSheet/>"
        else:
            assert (new.packed, new.stamp, new.attributes, new.crc) == (old.packed, old.stamp, old.attributes, old.crc)


def test_new_parts_come_last_and_the_bytes_do_not_depend_on_the_clock() -> None:
    first, second = Package.from_bytes(by_openpyxl()), None
    data = first.to_bytes()
    for package in (first, second := Package.from_bytes(data)):
        package.write("xl/more/part1.xml", [b"<a>", b"</a>"])
        package.set_content_type("xl/more/part1.xml", "text/x-more")
    assert first.to_bytes() == second.to_bytes()
    with zipfile.ZipFile(io.BytesIO(first.to_bytes())) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[-1] == "xl/more/part1.xml"
    assert Package.from_bytes(first.to_bytes()).content_type("/XL/More/Part1.XML") == "text/x-more"


def test_names_are_found_in_any_case_with_or_without_slash_and_percent() -> None:
    package = Package.from_parts({"xl/Wörk book.xml": b"<a/>"})
    assert "/XL/w%C3%B6rk%20book.xml" in package
    assert package.read("/xl/wörk book.XML") == b"<a/>"
    with pytest.raises(KeyError):
        package.read("xl/other.xml")


def test_relations_are_resolved_added_and_removed() -> None:
    package = Package.from_bytes(by_openpyxl())
    assert [r.target for r in package.relations().of_type("officeDocument")] == ["xl/workbook.xml"]
    package.write("xl/worksheets/extra.xml", b"<a/>")
    relations = package.relations("xl/worksheets/sheet1.xml")
    inner = relations.add("http://x.example/kind", "xl/worksheets/extra.xml")
    outer = relations.add("http://x.example/kind", "https://a.example/?a=1&b=2", external=True)
    again = Package.from_bytes(package.to_bytes()).relations("xl/worksheets/sheet1.xml")
    assert [(r.id, r.target, r.external) for r in again] == [
        (inner, "xl/worksheets/extra.xml", False),
        (outer, "https://a.example/?a=1&b=2", True),
    ]
    relations.remove(inner)
    relations.remove(outer)
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in package


def test_removing_a_part_takes_what_only_it_leads_to() -> None:
    package = Package.from_bytes(by_xlsxwriter())
    before = set(package.names())
    package.relations("xl/workbook.xml").remove("rId1")
    package.remove_tree("xl/worksheets/sheet1.xml")
    gone = before - set(package.names())
    assert {"xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/drawing1.xml"} <= gone
    assert "xl/styles.xml" not in gone
    assert package.content_type("xl/worksheets/sheet1.xml") == "application/xml"


def _read_all(data: bytes) -> None:
    package = Package.from_bytes(data, "plan.xlsx")
    for name in package.names():
        package.read(name)


def test_a_flipped_byte_is_told_in_a_sentence() -> None:
    data = bytearray(by_openpyxl())
    at = data.index(b"PK\x03\x04", 100) + 60
    data[at] ^= 0xFF
    with pytest.raises(WombatError):
        _read_all(bytes(data))


@given(st.lists(st.tuples(st.text(min_size=1, max_size=8), st.binary(max_size=200)), max_size=5))
@settings(max_examples=50, deadline=None)
def test_entries_survive_writing_and_reading(parts: list[tuple[str, bytes]]) -> None:
    parts = [(name, data) for name, data in parts if name.isprintable()]
    entries = [Entry.made(f"p/{at}/{name}", data) for at, (name, data) in enumerate(parts)]
    again = read_entries(write_entries(entries))
    assert [(entry.name, entry.unpack()) for entry in again] == [(entry.name, entry.unpack()) for entry in entries]
    assert write_entries(again) == write_entries(entries)


@pytest.mark.parametrize("data", [b"", b"x", b"ab" * 3_000_000, b"\0" * (1 << 20), random.Random(1).randbytes(1 << 21)])  # noqa: S311
def test_a_part_that_is_not_whole_is_seen_without_unpacking_it_whole(data: bytes) -> None:
    Entry.made("part", data).check()
    for wrong in ({"size": len(data) + 1}, {"size": max(0, len(data) - 1) if data else 9}, {"crc": 7}):
        entry = Entry.made("part", data)
        for name, value in wrong.items():
            setattr(entry, name, value)
        with pytest.raises(BrokenEntryError):
            entry.check()
    if len(data) > 2:
        entry = Entry.made("part", data)
        entry.packed = entry.packed[: len(entry.packed) // 2]
        with pytest.raises(BrokenEntryError):
            entry.check()
