"""Short marks of values, by which it is known where each came from without keeping the value a second time."""

from __future__ import annotations

import struct
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def mark(field: str, text: str) -> int:
    """Return the mark of a value of a field, 32 bits; case makes no difference.

    Marks are compared among the values of one contact or row only, so that two values hardly ever share one.
    """
    return crc32(f"{field}|{text.casefold()}".encode("utf-8", "surrogatepass"))


def marks_of(values: Mapping[str, str | list[str]]) -> set[int]:
    """Return the marks of all values of a person; of several in one field each has its own."""
    found = set()
    for name, value in values.items():
        found |= {mark(name, each) for each in value} if isinstance(value, list) else {mark(name, value)}
    return found


def pack_marks(marks: Iterable[int]) -> str:
    """Return marks as text: four bytes each, in order of size, in base 64."""
    ordered = sorted(marks)
    return b64encode(struct.pack(f"<{len(ordered)}I", *ordered)).decode("ascii")


def unpack_marks(packed: str) -> set[int]:
    """Return the marks that `pack_marks` wrote; none where the text is something else."""
    try:
        data = b64decode(packed.encode("ascii"), validate=True)
    except ValueError:
        return set()
    return set(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
