"""Lines of a vCard file as bytes: cards apart, folded lines joined, pictures skipped, all before any decoding."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.sources.vcard.header import LONGEST_HEADER, SKIPPED, Header, split_line
from wombat.sources.vcard.unfold import unfold

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1 << 20
"""Bytes of one property that are read; what is longer is a problem of the card, or a picture, which is skipped."""

MOST = 5000
"""Properties of one card that are read."""

DEEPEST = 4
"""Cards inside cards (AGENT) that are read."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/=\t ]+")
_QUOTED = re.compile(rb"=[0-9A-F]{2}")
_SPACE = (b" ", b"\t")
_RETURN = re.compile(rb"\r+(?=[A-Za-z][A-Za-z0-9.-]*[;:])")
"""The end of a line where a file mixes the three kinds of them."""

_UNSPACED = frozenset({"EMAIL", "URL"})
"""Properties whose value holds no white space, so that none of a fold belongs to it."""

_NEXT_PROPERTY = re.compile(
    rb"(?i)(?:END|BEGIN|VERSION|FN|N|TEL|EMAIL|ORG|TITLE|ROLE|ADR|LABEL|NOTE|BDAY|URL|UID|REV|PHOTO|X-[A-Z-]+)[:;]"
)


Found = tuple[int, str, Header, bytes]
"""Line number, group, header and value of a property."""


@dataclass(slots=True)
class RawCard:
    """The properties of one card, unfolded and not yet decoded.

    Attributes:
        line: number of the line it begins at, from 1.
        properties: line number, group, header and value of each.
        stray: line number and bytes of each line that is no property, with how many properties stand before it.
        agents: cards that stand inside it.
        problems: what could not be read: (line number, ``long`` or ``many``).
        opened: whether it began with BEGIN:VCARD.
        closed: whether it ended with END:VCARD.
        indent: white space before each of its lines.
    """

    line: int
    properties: list[Found] = field(default_factory=list)
    stray: list[tuple[int, bytes, int]] = field(default_factory=list)
    agents: list[RawCard] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    opened: bool = True
    closed: bool = False
    indent: int = 0


@dataclass(slots=True)
class _Logical:
    """A property while its lines are being collected; without header a line that is none, so far.

    ``takes`` says that lines without white space before them may go on with it as well.
    """

    line: int
    group: str
    header: Header | None
    parts: list[bytes]
    widths: list[int]
    size: int
    skip: bool = False
    takes: bool = False


def raw_cards(data: bytes) -> Iterator[RawCard]:
    """Yield the cards of a file in order; lines outside any card make one that is not ``opened``."""
    return _Splitter(data).cards()


class _Splitter:
    """Goes through the lines once, with the cards that are open and the property that is being collected."""

    __slots__ = ("data", "indent", "now", "old", "open", "tail")

    def __init__(self, data: bytes) -> None:
        self.data = data.replace(b"\0", b"") if b"\0" in data else data
        self.open: list[RawCard] = []
        self.tail: list[Found] | None = None  # whose last entry the next line may go on with
        self.now: _Logical | None = None
        self.old = False
        self.indent = 0

    def cards(self) -> Iterator[RawCard]:
        for number, line, size in physical_lines(self.data):
            if self.indent:
                line = line[min(self.indent, len(line) - len(line.lstrip())) :]  # noqa: PLW2901 - an indented file
            if (self.now is not None or line[:1] in _SPACE) and self._goes_on(line, size):
                continue
            found = split_line(line)
            if found is None:
                self._start_stray(number, line, size)
            elif found[1].special or size > LONGEST or not self.open:
                yield from self._special(number, line, found, size)
            else:
                self.tail = self.open[-1].properties
                if len(self.tail) < MOST:
                    self.tail.append((number, *found))
                else:
                    self._too_many(number)
        self._goes_on(b"", 0)
        yield from self.open[:1]

    def _goes_on(self, line: bytes, size: int) -> bool:
        """Take the line if it goes on with the property at hand, else give that property to its card."""
        if self.now is None and self.tail:
            number, group, header, value = self.tail.pop()
            width = len(value) + header.width + 1
            self.now = _Logical(number, group, header, [value], [width], width)
        self.tail, now = None, self.now
        if now is None:
            return False
        if (now.takes or line[:1] in _SPACE) and self._continues(now, line, size):
            return True
        self._flush(now)
        return False

    def _special(self, number: int, line: bytes, found: tuple[str, Header, bytes], size: int) -> Iterator[RawCard]:
        """Take a line that begins or ends a card, or a property that needs a closer look."""
        self.tail = None
        header = found[1]
        if header.edge:
            yield from self._edge(number, line, found)
        elif header.name == "AGENT" and found[2].strip().upper() == b"BEGIN:VCARD" and self.open:
            self.open[-1].properties.append((number, *found[:2], b""))
            yield from self._begin(number, 1)  # the card inside is indented as if it were folded
        else:
            self._start(number, found, size)

    def _edge(self, number: int, line: bytes, found: tuple[str, Header, bytes]) -> Iterator[RawCard]:
        """Begin or end a card; the edges of other objects, such as VCALENDAR, are passed over."""
        if not found[2].strip().upper().startswith(b"VCARD"):
            return
        if found[1].name == "BEGIN":
            yield from self._begin(number, len(line) - len(line.lstrip(b" \t")))
        elif self.open:
            card = self.open.pop()
            card.closed = True
            self.indent = self.open[-1].indent if self.open else 0
            if not self.open:
                yield card

    def _begin(self, number: int, indent: int) -> Iterator[RawCard]:
        card = RawCard(number, indent=indent)
        if self.open and len(self.open) < DEEPEST and _awaits_agent(self.open[-1]):
            self.open[-1].agents.append(card)
        else:
            yield from self.open[:1]
            self.open = []
        self.open.append(card)
        self.indent = indent
        self.old = False

    def _start(self, number: int, found: tuple[str, Header, bytes], size: int) -> None:
        group, header, value = found
        if not self.open:
            self.open.append(RawCard(number, opened=False))
        if header.name == "VERSION":
            self.old = b"2.1" in value
        now = _Logical(number, group, header, [value], [size], size)
        if header.encoding or header.name in SKIPPED:
            now.skip = header.name in SKIPPED and "x-irmc-n" not in header.types
            now.takes = now.skip or bool(header.encoding)
        if size > LONGEST:
            self._too_long(now)
        self.now = now

    def _start_stray(self, number: int, line: bytes, size: int) -> None:
        self.tail = None
        if line and not line.isspace():
            if not self.open:
                self.open.append(RawCard(number, opened=False))
            self.now = _Logical(number, "", None, [line], [size], size)

    def _continues(self, now: _Logical, line: bytes, size: int) -> bool:
        """Take the line if it goes on with the property at hand."""
        if now.header is not None and now.header.encoding == "Q" and now.parts[-1:] and now.parts[-1].endswith(b"="):
            goes_on = not _NEXT_PROPERTY.match(line)
        elif line[:1] in _SPACE:
            goes_on = not _NEXT_PROPERTY.match(line.strip()[:12]) or line.strip()[-6:].upper() != b":VCARD"
        elif now.header is not None and now.header.encoding == "Q":
            goes_on = b":" not in line and _QUOTED.search(line) is not None  # the break before it was forgotten
        else:
            goes_on = now.takes and _BASE64.fullmatch(line) is not None
        if goes_on:
            self._add(now, line, size)
        return goes_on

    def _add(self, now: _Logical, line: bytes, size: int) -> None:
        now.size += size
        if now.size > LONGEST:
            self._too_long(now)
        if now.skip:
            return
        now.parts.append(line)
        now.widths.append(size)
        if now.header is not None or now.size >= LONGEST_HEADER:
            return
        if found := split_line(unfold(now.parts, now.widths, "", old=False)):
            self._start(now.line, found, now.size)  # its header was folded

    def _too_long(self, now: _Logical) -> None:
        """Give up a value: without a word if it is a picture or the like."""
        if not now.skip and (now.header is None or now.header.encoding != "B"):
            self.open[-1].problems.append((now.line, "long"))
        now.skip = True
        now.parts.clear()

    def _flush(self, now: _Logical | None) -> None:
        """Give the property at hand to its card."""
        self.now = None
        if now is None or now.skip:
            return
        card = self.open[-1]
        if len(card.properties) + len(card.stray) >= MOST:
            self._too_many(now.line)
        elif now.header is None:
            line = b"".join(now.parts)
            if found := split_line(line, whole=True):
                card.properties.append((now.line, *found))
            else:
                card.stray.append((now.line, line, len(card.properties)))
        else:
            card.properties.append((now.line, now.group, now.header, self._value(now, now.header)))

    def _value(self, now: _Logical, header: Header) -> bytes:
        if len(now.parts) == 1:
            return now.parts[0]
        if header.name in _UNSPACED and not header.encoding:
            return now.parts[0] + b"".join(part.lstrip() for part in now.parts[1:])
        return unfold(now.parts, now.widths, header.encoding, old=self.old)

    def _too_many(self, line: int) -> None:
        self.tail = None
        problems = self.open[-1].problems
        if not any(what == "many" for _, what in problems):
            problems.append((line, "many"))


def _awaits_agent(card: RawCard) -> bool:
    """Tell whether the last property is an AGENT whose card follows."""
    return bool(card.properties) and card.properties[-1][2].name == "AGENT" and not card.properties[-1][3].strip()


def physical_lines(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield number, bytes and size of each line; of a line beyond `LONGEST` only the beginning."""
    end = b"\n" if b"\n" in data else b"\r"
    at = number = 0
    while at < len(data):
        stop = data.rfind(end, at, at + LONGEST) + 1 or data.find(end, at + LONGEST) + 1 or len(data)
        if stop - at > LONGEST:
            number += 1
            yield number, data[at : at + LONGEST], stop - at
        else:
            for line in _lines(data[at:stop], end):
                number += 1
                yield number, line, len(line)
        at = stop


def _lines(block: bytes, end: bytes) -> list[bytes]:
    block = block.replace(b"\r\n", b"\n").removesuffix(end)
    lines = block.split(end)
    if b"\r" in block:
        lines = [line for each in lines for line in _RETURN.split(each.rstrip(b"\r"))]
    if b"\xef\xbb\xbf" in block:
        lines = [line.removeprefix(b"\xef\xbb\xbf") for line in lines]
    return lines
