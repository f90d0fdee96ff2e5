"""Packages with something wrong in them: parts missing, cut off, swapped, of a wrong kind, no XML; broken archives."""

import random
import re
from collections.abc import Callable

from wombat.xlsx.archive import Entry, read_entries, write_entries

Change = Callable[[random.Random, list[Entry]], None]
NONSENSE = (b"", b"<", b"<a/>", b"\0\1\2", b"<a><b></a>", b"\xff\xfe<\0a\0/\0>\0", b"PK\x03\x04", b"{}", b"<x:a/>")
VALUES = (b"", b"-1", b"9" * 20, b"NaN", b"A0", b"XFD1048577", b"#REF!", b"true", b"../../x", b"1 2", b"rId1", b"\xff")


def mutant(draw: random.Random, book: bytes) -> tuple[str, bytes]:
    """Return a workbook with one to three things wrong, and what."""
    if draw.random() < 0.15:
        return "archive", _damaged(draw, book)
    entries = read_entries(book)
    names = [draw.choice(list(CHANGES)) for _ in range(draw.choice((1, 1, 1, 2, 3)))]
    for name in names:
        CHANGES[name](draw, entries)
    return ", ".join(names), write_entries(entries)


def _damaged(draw: random.Random, book: bytes) -> bytes:
    """Return the bytes of an archive cut off, or with some of them changed."""
    data = bytearray(book)
    if draw.random() < 0.3:
        return bytes(data[: draw.randrange(len(data))])
    near_end = draw.random() < 0.5
    for _ in range(draw.randrange(1, 6)):
        data[draw.randrange(len(data) - 6000 if near_end else 0, len(data))] = draw.randrange(256)
    return bytes(data)


def _some(draw: random.Random, entries: list[Entry]) -> int:
    """Return the place of an entry; the parts that everything hangs on come up more often."""
    vital = [at for at, entry in enumerate(entries) if re.search(r"rels$|Types|workbook|styles", entry.name)]
    return draw.choice(vital) if vital and draw.random() < 0.4 else draw.randrange(len(entries))


def _set(entries: list[Entry], at: int, data: bytes) -> None:
    entries[at] = Entry.made(entries[at].name, data)


def _missing(draw: random.Random, entries: list[Entry]) -> None:
    del entries[_some(draw, entries)]


def _cut(draw: random.Random, entries: list[Entry]) -> None:
    at = _some(draw, entries)
    data = entries[at].unpack()
    _set(entries, at, data[: draw.randrange(len(data) + 1)])


def _swapped(draw: random.Random, entries: list[Entry]) -> None:
    one, two = _some(draw, entries), _some(draw, entries)
    first, second = entries[one].unpack(), entries[two].unpack()
    _set(entries, one, second)
    _set(entries, two, first)


def _nonsense(draw: random.Random, entries: list[Entry]) -> None:
    _set(entries, _some(draw, entries), draw.choice(NONSENSE))


def _value(draw: random.Random, entries: list[Entry]) -> None:
    """Put something odd in place of an attribute or a text."""
    at = _some(draw, entries)
    data = entries[at].unpack()
    places = [found.span() for found in re.finditer(rb'"[^"]*"|>[^<]+<', data)]
    if places:
        start, end = draw.choice(places)
        _set(entries, at, data[: start + 1] + draw.choice(VALUES) + data[end - 1 :])


def _element(draw: random.Random, entries: list[Entry]) -> None:
    """Take an element out, or double it, or give it another name."""
    at = _some(draw, entries)
    data = entries[at].unpack()
    places = [found.span() for found in re.finditer(rb"<[A-Za-z][^<>]*/>|<([a-z]\w*)>[^<]*</\1>", data)]
    if places:
        start, end = draw.choice(places)
        piece = data[start:end]
        new = draw.choice((b"", piece * 2, piece.replace(b"<", b"<x", 1) if piece.endswith(b"/>") else b"<!-- -->"))
        _set(entries, at, data[:start] + new + data[end:])


def _noise(draw: random.Random, entries: list[Entry]) -> None:
    at = _some(draw, entries)
    data = bytearray(entries[at].unpack())
    for _ in range(draw.randrange(1, 8) if data else 0):
        data[draw.randrange(len(data))] = draw.randrange(256)
    _set(entries, at, bytes(data))


def _renamed(draw: random.Random, entries: list[Entry]) -> None:
    at = _some(draw, entries)
    name = entries[at].name
    entries[at].name = draw.choice(
        (name + "x", name.upper(), "/" + name, name.replace("/", "\\"), "xl/" + name, "中.xml")
    )


def _lying(draw: random.Random, entries: list[Entry]) -> None:
    """Let the directory state another size, checksum or method."""
    entry = entries[_some(draw, entries)]
    what = draw.randrange(4)
    entry.size += (what == 0) * draw.randrange(1, 5000)
    entry.crc ^= (what == 1) * draw.randrange(1, 1 << 32)
    entry.method = draw.choice((0, 8, 12, 99)) if what == 2 else entry.method
    entry.flags |= (what == 3) * 1


CHANGES: dict[str, Change] = {
    "missing": _missing,
    "cut": _cut,
    "swapped": _swapped,
    "nonsense": _nonsense,
    "value": _value,
    "element": _element,
    "noise": _noise,
    "renamed": _renamed,
    "lying": _lying,
}
"""What can be wrong, by name."""
