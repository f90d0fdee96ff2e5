"""Zip entries as raw bytes: read without unpacking, written back byte for byte, made anew with a fixed date."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_FIXED_DATE = (33, 0)  # 1980-01-01 00:00 as DOS date and time
_DESCRIPTOR, _UTF8 = 0x08, 0x800
_STORED, _DEFLATED = 0, 8
_LARGE = 1 << 20
_PIECE = 1 << 18


class BrokenEntryError(ValueError):
    """The bytes of an entry are not what the directory of the archive says."""


@dataclass(slots=True)
class Entry:
    """One entry of a zip archive with its packed bytes.

    Attributes:
        name: as the archive writes it.
        packed: the bytes as they stand in the archive, packed by ``method``.
        size: length of the unpacked bytes as the directory states it.
        crc: CRC-32 of the unpacked bytes.
        method: 0 stored, 8 deflated.
        flags: general purpose flags.
        stamp: DOS date and DOS time.
        versions: version that made it, version needed.
        attributes: internal and external attributes.
        extra: extra field of the central directory.
        comment: comment of the entry.
    """

    name: str
    packed: bytes
    size: int
    crc: int
    method: int = _DEFLATED
    flags: int = 0
    stamp: tuple[int, int] = _FIXED_DATE
    versions: tuple[int, int] = (20, 20)
    attributes: tuple[int, int] = (0, 0)
    extra: bytes = b""
    comment: bytes = b""

    @classmethod
    def made(cls, name: str, data: bytes | Iterable[bytes]) -> Entry:
        """Return a packed entry; the same bytes for the same data, whenever and wherever it is made."""
        pieces = [data] if isinstance(data, bytes) else data
        squeezer = zlib.compressobj(4 if not isinstance(data, bytes) or len(data) > _LARGE else 6, zlib.DEFLATED, -15)
        crc = size = 0
        packed = []
        for piece in pieces:
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            packed.append(squeezer.compress(piece))
        packed.append(squeezer.flush())
        return cls(name, b"".join(packed), size, crc)

    def unpack(self) -> bytes:
        """Return the unpacked bytes; never more of them than the directory promises.

        Raises:
            BrokenEntryError: the bytes are cut off, longer than stated, or fail their checksum.
        """
        data = self.packed if self.method == _STORED else self._inflate(self.size)
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise BrokenEntryError(self.name)
        return data

    def check(self) -> None:
        """Look that the packed bytes are whole, a piece at a time, so that a long part is never whole in memory.

        Raises:
            BrokenEntryError: as `unpack`.
        """
        if self.method == _STORED:
            self.unpack()
            return
        stream, size, crc, rest, piece = zlib.decompressobj(-15), 0, 0, self.packed, b"-"
        try:
            while (rest or piece) and size <= self.size:
                piece = stream.decompress(rest, _LARGE)
                size, crc, rest = size + len(piece), zlib.crc32(piece, crc), stream.unconsumed_tail
        except zlib.error as error:
            raise BrokenEntryError(self.name) from error
        if (size, crc) != (self.size, self.crc):
            raise BrokenEntryError(self.name)

    def beginning(self, length: int) -> bytes:
        """Return at most the first ``length`` unpacked bytes.

        Raises:
            BrokenEntryError: they cannot be unpacked.
        """
        return self.packed[:length] if self.method == _STORED else self._inflate(length, whole=False)

    def _inflate(self, length: int, *, whole: bool = True) -> bytes:
        stream = zlib.decompressobj(-15)
        try:
            data = stream.decompress(self.packed, max(length, 1))
            rest = stream.decompress(stream.unconsumed_tail, 1) if whole else b""
        except zlib.error as error:
            raise BrokenEntryError(self.name) from error
        if rest:
            raise BrokenEntryError(self.name)
        return data


def read_entries(data: bytes) -> list[Entry]:
    """Return the entries of a zip archive in the order of its directory, nothing unpacked.

    Raises:
        zipfile.BadZipFile: the bytes are no zip archive, or an entry lies outside of it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [_entry(data, info) for info in archive.infolist()]


def _entry(data: bytes, info: zipfile.ZipInfo) -> Entry:
    start = info.header_offset
    header = data[start : start + _LOCAL.size]
    if start < 0 or len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(info.filename)
    name_length, extra_length = _LOCAL.unpack(header)[9:]
    body = start + _LOCAL.size + name_length + extra_length
    packed = data[body : body + info.compress_size]
    if len(packed) != info.compress_size:
        raise zipfile.BadZipFile(info.filename)
    year, month, day, hour, minute, second = info.date_time
    stamp = ((year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2)
    return Entry(
        info.filename,
        packed,
        info.file_size,
        info.CRC,
        info.compress_type,
        info.flag_bits,
        stamp,
        (info.create_system << 8 | info.create_version, info.extract_version),
        (info.internal_attr, info.external_attr),
        info.extra,
        info.comment,
    )


def write_entries(entries: Iterable[Entry]) -> bytes:
    """Return a zip archive of the entries in their order, their packed bytes as they are."""
    out, directory = io.BytesIO(), []
    for entry in entries:
        offset = out.tell()
        name, flags = _encoded(entry)
        needed = max(entry.versions[1], 20)
        sizes = (entry.crc, len(entry.packed), entry.size)
        date, time = entry.stamp
        out.write(_LOCAL.pack(b"PK\x03\x04", needed, flags, entry.method, time, date, *sizes, len(name), 0))
        out.write(name)
        out.write(entry.packed)
        extra = _without_zip64(entry.extra)
        lengths = (len(name), len(extra), len(entry.comment), 0)
        head = (b"PK\x01\x02", entry.versions[0], needed, flags, entry.method, time, date)
        directory.append(
            _CENTRAL.pack(*head, *sizes, *lengths, *entry.attributes, offset) + name + extra + entry.comment
        )
    start = out.tell()
    listing = b"".join(directory)
    out.write(listing)
    out.write(_END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listing), start, 0))
    return out.getvalue()


def _encoded(entry: Entry) -> tuple[bytes, int]:
    """Return the name as bytes with the flags that say how; sizes stand in the header, so no data descriptor."""
    flags = entry.flags & ~_DESCRIPTOR
    if entry.name.isascii():
        return entry.name.encode("ascii"), flags
    if flags & _UTF8:
        return entry.name.encode("utf-8"), flags
    try:
        return entry.name.encode("cp437"), flags
    except UnicodeEncodeError:
        return entry.name.encode("utf-8"), flags | _UTF8


def _without_zip64(extra: bytes) -> bytes:
    """Return an extra field without the record of 64-bit sizes, which stand in 32 bits here."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != 1:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept
