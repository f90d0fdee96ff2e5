"""Joining the lines of one folded property, before its bytes are decoded."""

from __future__ import annotations

import re

_WIDTHS = range(74, 77)
"""Widths at which programs fold inside a word; vCard 2.1 itself folds only before white space, and keeps it."""

_SPACE = (b" ", b"\t")
_QUOTED_BYTE = re.compile(rb"=[89A-Fa-f][0-9A-Fa-f]$")
_CERTAIN = 3
"""Lines of a quoted-printable value from which on white space before all of them is no accident."""


def unfold(parts: list[bytes], widths: list[int], encoding: str, *, old: bool) -> bytes:
    """Return the value that the lines make.

    Args:
        parts: the value on the first line, then the lines that go on with it.
        widths: size of each line in the file, without its end.
        encoding: ``Q``, ``B`` or empty.
        old: whether the card is vCard 2.1, where the white space of a fold belongs to the value.
    """
    if encoding == "Q":
        return _join_quoted(parts)
    joined = [parts[0]]
    for width, part in zip(widths, parts[1:], strict=False):
        folded = part[:1] in _SPACE
        keeps = old and folded and not encoding and width not in _WIDTHS and joined[-1][-1:] < b"\x80"
        joined.append(part if keeps or not folded else part[1:])
    return b"".join(joined)


def _join_quoted(parts: list[bytes]) -> bytes:
    """Join quoted-printable lines at soft breaks; lines that are folded as well lose the space before them."""
    indented = len(parts) >= _CERTAIN and all(part[:1] in _SPACE for part in parts[1:])
    joined = bytearray(parts[0])
    for part in parts[1:]:
        soft = joined.endswith(b"=")
        if soft:
            del joined[-1:]
        folded = part[:1] in _SPACE
        inside = folded and part[1:2] == b"=" and _QUOTED_BYTE.search(joined[-3:])
        joined += part[1:] if folded and (indented or inside or not soft) else part
    return bytes(joined)
