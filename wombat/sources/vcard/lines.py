"""Lines of a vCard file as bytes: cards apart, folded lines joined, pictures skipped, all before any decoding."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.sources.vcard.header import header_end, looks_like_property, parse_header, split_group

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1 << 20
"""Bytes of one property that are read; what is longer is a problem of the card, or a picture, which is skipped."""

MOST = 5000
"""Properties of one card that are read."""

DEEPEST = 4
"""Cards inside cards (AGENT) that are read."""

SKIPPED = frozenset({b"PHOTO", b"LOGO", b"SOUND", b"KEY", b"X-MS-CARDPICTURE", b"X-THUMBNAIL"})
"""Properties that hold pictures, sounds and keys."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/=\t ]*")
_WIDTHS = range(74, 77)
"""Widths at which programs fold inside a word; vCard 2.1 itself folds only before white space, and keeps it."""

_QUOTED_BYTE = re.compile(rb"=[89A-Fa-f][0-9A-Fa-f]$")
_NEXT_PROPERTY = re.compile(
    rb"(?i)(?:END|BEGIN|VERSION|FN|N|TEL|EMAIL|ORG|TITLE|ROLE|ADR|LABEL|NOTE|BDAY|URL|UID|REV|PHOTO|X-[A-Z-]+)[:;]"
)


@dataclass(slots=True)
class RawCard:
    """The lines of one card, unfolded.

    Attributes:
        line: number of the line it begins at, from 1.
        lines: line number and bytes of each property; a line that is no property is kept as it is.
        agents: cards that stand inside it.
        problems: what could not be read: (line number, ``long`` or ``many``).
        opened: whether it began with BEGIN:VCARD.
        closed: whether it ended with END:VCARD.
    """

    line: int
    lines: list[tuple[int, bytes]] = field(default_factory=list)
    agents: list[RawCard] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    opened: bool = True
    closed: bool = False


@dataclass(slots=True)
class _Logical:
    """A property while its lines are being collected."""

    line: int
    parts: list[bytes]
    widths: list[int]
    encoding: str
    skip: bool
    size: int = 0


def raw_cards(data: bytes) -> Iterator[RawCard]:
    """Yield the cards of a file in order; lines outside any card make one that is not ``opened``."""
    return _Splitter(data).cards()


class _Splitter:
    """Goes through the lines once, with the cards that are open and the property that is being collected."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.open: list[RawCard] = []
        self.now: _Logical | None = None
        self.old = False
        self.indent = 0

    def cards(self) -> Iterator[RawCard]:
        for number, line, size in _physical(self.data):
            if self.indent:
                line = line[min(self.indent, len(line) - len(line.lstrip())) :]  # noqa: PLW2901 - an indented file
            edge = _edge(line)
            if edge == "end" and self.open:
                self._flush()
                card = self.open.pop()
                card.closed = True
                if not self.open:
                    yield card
            elif edge == "begin":
                yield from self._begin(number, line)
            elif not edge and not self._continues(line, size):
                self._start(number, line, size)
        self._flush()
        yield from self.open[:1]

    def _begin(self, number: int, line: bytes) -> Iterator[RawCard]:
        inside = self.now is not None and _is_agent(self.now) and len(self.open) < DEEPEST
        self._flush()
        card = RawCard(number)
        if inside:
            self.open[-1].agents.append(card)
        else:
            yield from self.open[:1]
            self.open = []
            self.indent = len(line) - len(line.lstrip())
        self.open.append(card)
        self.old = False

    def _continues(self, line: bytes, size: int) -> bool:
        """Take the line if it goes on with the property at hand."""
        now = self.now
        if now is None:
            return False
        last = now.parts[-1] if now.parts else b""
        if now.encoding == "Q" and last.endswith(b"="):
            goes_on = not _NEXT_PROPERTY.match(line)
        elif line.startswith((b" ", b"\t")):
            goes_on = True
        else:
            goes_on = bool(line) and (now.encoding == "B" or now.skip) and _BASE64.fullmatch(line) is not None
        if goes_on:
            self._add(now, line, size)
        return goes_on

    def _add(self, now: _Logical, line: bytes, size: int) -> None:
        now.size += size
        if now.skip:
            return
        if now.size > LONGEST:
            if now.encoding != "B":
                self.open[-1].problems.append((now.line, "long"))
            now.skip = True
            now.parts.clear()
            return
        now.parts.append(line)
        now.widths.append(size)
        if not now.encoding and len(now.parts) == 2 and header_end(now.parts[0]) < 0:  # noqa: PLR2004 - folded header
            now.encoding = _encoding(now.parts[0] + line[1:])

    def _start(self, number: int, line: bytes, size: int) -> None:
        self._flush()
        if not line.strip():
            return
        if not self.open:
            self.open.append(RawCard(number, opened=False))
        name = split_group(line[:200].partition(b":")[0])[1].partition(b";")[0].strip().upper()
        skip = name in SKIPPED and b"X-IRMC-N" not in line[:100].upper()
        self.now = _Logical(number, [], [], _encoding(line), skip)
        if name == b"VERSION":
            self.old = b"2.1" in line
        self._add(self.now, line, size)

    def _flush(self) -> None:
        now, self.now = self.now, None
        if now is None or now.skip or not now.parts:
            return
        card = self.open[-1]
        if len(card.lines) < MOST:
            card.lines.append((now.line, _join(now, old=self.old)))
        elif len(card.lines) == MOST and ("many" not in {what for _, what in card.problems}):
            card.problems.append((now.line, "many"))


def _physical(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield number, bytes and size of each line; of a line beyond `LONGEST` only the beginning."""
    end = b"\n" if b"\n" in data else b"\r"
    at, number = 0, 0
    while at < len(data):
        found = data.find(end, at)
        stop = len(data) if found < 0 else found
        number += 1
        line = data[at : min(stop, at + LONGEST)].rstrip(b"\r")
        if line[:3] == b"\xef\xbb\xbf":
            line = line[3:]
        yield number, line.replace(b"\0", b"") if b"\0" in line else line, stop - at
        at = stop + 1


def _edge(line: bytes) -> str:
    """Return ``begin`` or ``end`` for the first and last line of a card, ``other`` for those of another object."""
    if b":" not in line[:20]:
        return ""
    word, _, what = line.strip()[:40].partition(b":")
    word = word.strip().upper()
    if word not in (b"BEGIN", b"END"):
        return ""
    if what.strip().upper().startswith(b"VCARD"):
        return "begin" if word == b"BEGIN" else "end"
    return "other"


def _encoding(line: bytes) -> str:
    end = header_end(line)
    head = line[:end] if end >= 0 else line
    if b";" not in head or not looks_like_property(line):
        return ""
    return parse_header(split_group(head)[1]).encoding if end >= 0 else ""


def _is_agent(now: _Logical) -> bool:
    line = b"".join(now.parts).strip().upper()
    return split_group(line)[1].startswith(b"AGENT") and line.endswith(b":")


def _join(now: _Logical, *, old: bool) -> bytes:
    """Unfold the lines of a property."""
    first, *rest = now.parts
    if not rest:
        return first
    if now.encoding == "Q":
        return _join_quoted(now.parts)
    joined = [first]
    for before, part in zip(now.widths, rest, strict=False):
        folded = part[:1] in (b" ", b"\t")
        keeps = old and folded and not now.encoding and before not in _WIDTHS and joined[-1][-1:] < b"\x80"
        joined.append(part if keeps or not folded else part[1:])
    return b"".join(joined)


def _join_quoted(parts: list[bytes]) -> bytes:
    """Join quoted-printable lines at soft breaks; a line folded in the ordinary way as well loses its space."""
    indented = len(parts) > 2 and all(part[:1] in (b" ", b"\t") for part in parts[1:])  # noqa: PLR2004
    joined = parts[0]
    for part in parts[1:]:
        soft = joined.endswith(b"=")
        joined = joined[:-1] if soft else joined
        folded = part[:1] in (b" ", b"\t")
        inside = folded and _QUOTED_BYTE.search(joined[-3:]) and part[1:2] == b"="
        joined += part[1:] if folded and (indented or inside or not soft) else part
    return joined
