"""Text from bytes whose encoding nobody states: marks first, then strict UTF-8, then evidence."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from wombat.errors import WombatError
from wombat.sources.evidence import likeliest
from wombat.text import Texts

texts = Texts(__package__)

SAMPLE = 2**18
"""Bytes that are looked at to tell an encoding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text.

    Attributes:
        text: without a byte-order mark.
        encoding: what was stated or worked out, as Python names it.
        sure: whether the bytes leave no doubt; where not, the user is told what was assumed.
    """

    text: str
    encoding: str
    sure: bool = True


def decode(data: bytes, stated: str = "") -> Decoded:
    """Return the bytes as text.

    Args:
        data: the whole file.
        stated: the encoding the user gave, or empty.

    Raises:
        WombatError: no encoding has the stated name.
    """
    if stated:
        return Decoded(data.decode(_known(stated), "replace").removeprefix("\ufeff"), _known(stated))
    encoding, mark = unicode_of(data[:SAMPLE])
    if encoding:
        return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return Decoded(data.decode("utf-8", "replace"), "utf-8", sure=False)
    encoding = likeliest(data)
    return Decoded(data.decode(encoding, "replace"), encoding, sure=False)


def unicode_of(sample: bytes) -> tuple[str, bytes]:
    """Return the Unicode encoding that a mark or the pattern of zero bytes shows, with the mark; else two blanks."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding, mark
    return _utf16_without_mark(sample), b""


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise WombatError(texts("source.encoding", encoding=name)) from None


def _utf16_without_mark(sample: bytes) -> str:
    """Return which UTF-16 it is, or nothing: delimiters, digits and line ends have a zero byte on one side only."""
    high, low = sample[0::2], sample[1::2]
    if not sample or len(high) != len(low):
        return ""
    first, second = high.count(0), low.count(0)
    breaks_le, breaks_be = sample.count(b"\n\0"), sample.count(b"\0\n")
    if second * 20 > len(low) and second > 10 * first and breaks_le >= 1:
        return "utf-16-le"
    if first * 20 > len(high) and first > 10 * second and breaks_be >= 1:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether the file is UTF-8 but for a few damaged bytes, such as a character cut at the end."""
    if error.start >= len(data) - 3 and error.start > 0 and data[: error.start].strip(bytes(range(128))):
        return True
    text = data[:SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for letter in text if letter > "\x7f") - broken
    return sound >= 20 * broken
