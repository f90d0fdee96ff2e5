"""Cards and their properties, decoded."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.sources.vcard.charset import Charsets, as_bytes
from wombat.sources.vcard.lines import raw_cards
from wombat.sources.vcard.values import one_line, split, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.sources.vcard.header import Header
    from wombat.sources.vcard.lines import RawCard

STRUCTURED = frozenset({"N", "ORG", "ADR", "X-ANDROID-CUSTOM", "GENDER"})
"""Properties whose value has parts between semicolons."""

_QUOTED_SEMICOLON = re.compile(rb"(?<!\\)=3[Bb]")
_UNDECLARED = re.compile(rb"(?:=[89A-F][0-9A-F]){2}")
_SEVERAL_LINES = frozenset({"NOTE", "ADR", "LABEL"})
_NO_BYTE = re.compile(rb"=(?=[A-F][a-f]|[a-f][A-F])")
"""An equals sign before a word such as ``Be``, which no program writes for a byte."""

_BARE_NAME = re.compile(r"[A-Z-]+;*")
_APPLE_LABEL = re.compile(r"_?\$!<(.*?)>!\$_?")


@dataclass(slots=True)
class Property:
    """One property of a card.

    Attributes:
        line: number of the line it begins at.
        group: its group, such as ``item1``, or empty.
        header: name and parameters.
        raw: its value as text, escapes still in it.
    """

    line: int
    group: str
    header: Header
    raw: str

    @property
    def name(self) -> str:
        """The name, in capitals."""
        return self.header.name

    @property
    def types(self) -> frozenset[str]:
        """The types, in lower case."""
        return self.header.types

    @property
    def text(self) -> str:
        """The whole value, escapes undone, without white space around it."""
        return unescape(self.raw, breaks=self.header.encoding != "Q").strip()

    @property
    def flat(self) -> str:
        """The whole value in one line."""
        return one_line(self.raw if "\\" not in self.raw else self.text)

    def parts(self) -> list[str]:
        """Return the parts of a structured value."""
        return split(self.raw, ";", breaks=self.header.encoding != "Q")

    def items(self) -> list[str]:
        """Return the entries of a list; blank ones are left out."""
        return [item for item in split(self.raw, ",", breaks=self.header.encoding != "Q") if item]

    def part(self, at: int) -> str:
        """Return one part of a structured value, empty where there is none."""
        parts = self.parts()
        return parts[at] if at < len(parts) else ""


@dataclass(slots=True)
class Card:
    """One vCard.

    Attributes:
        line: number of the line it begins at, from 1.
        properties: in the order of the file.
        agents: cards that stand inside it (AGENT).
        stray: lines that are no property: (line number, text).
        problems: what could not be read: (line number, ``long`` for a value over a megabyte, ``many`` for more
            properties than are read).
        opened: whether it began with BEGIN:VCARD.
        closed: whether it ended with END:VCARD.
    """

    line: int
    properties: list[Property] = field(default_factory=list)
    agents: list[Card] = field(default_factory=list)
    stray: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    opened: bool = True
    closed: bool = True
    _named: dict[str, list[Property]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Index the properties by name."""
        for each in self.properties:
            self._named.setdefault(each.header.name, []).append(each)

    def all(self, name: str) -> list[Property]:
        """Return the properties of that name."""
        return self._named.get(name, [])

    def text(self, name: str) -> str:
        """Return the value of the first property of that name that has one, or empty."""
        return next((each.text for each in self._named[name] if each.raw), "") if name in self._named else ""

    def labels(self) -> dict[str, str]:
        """Return the user's own label for each group (X-ABLabel); Apple's standard ones without their brackets."""
        found = {}
        for each in self.all("X-ABLABEL") + self.all("X-EVOLUTION-LABEL"):
            if each.group:
                found[each.group] = _APPLE_LABEL.sub(r"\1", each.text)
        return found


def read_cards(data: bytes, encoding: str = "") -> Iterator[Card]:
    """Yield the cards of a vCard file in order, whatever its versions and encodings.

    Args:
        data: the file.
        encoding: what the user says it is in, or empty: then it is told from the bytes.
    """
    plain = as_bytes(data, encoding)
    charsets = Charsets(plain, encoding)
    for raw in raw_cards(plain):
        yield _card(raw, charsets)


def _card(raw: RawCard, charsets: Charsets) -> Card:
    properties = [
        Property(number, group, header, _text(value, header, charsets))
        for number, group, header, value in raw.properties
    ]
    agents = [_card(agent, charsets) for agent in raw.agents]
    card = Card(raw.line, properties, agents, [], raw.problems, raw.opened, raw.closed)
    for number, line, before in raw.stray:
        if not line.startswith(b"#"):
            _keep_stray(card, number, charsets.decode(line).strip(), properties[before - 1] if before else None)
    return card


def _keep_stray(card: Card, number: int, text: str, before: Property | None) -> None:
    """Put a line that is no property where it belongs: to the note before it that lost its fold, else aside."""
    if before is not None and before.header.name in _SEVERAL_LINES and not before.header.encoding:
        escaped = before.raw.endswith("\\") and not before.raw.endswith("\\\\")
        before.raw = (before.raw[:-1] if escaped else before.raw) + "\\n" + text.removeprefix("\\n")
    elif not _BARE_NAME.fullmatch(text):
        card.stray.append((number, text))


def _text(raw: bytes, header: Header, charsets: Charsets) -> str:
    """Decode a value, its transfer encoding first."""
    if not header.encoding:
        if b"=" in raw and _UNDECLARED.search(raw) and (said := charsets.undeclared(raw, header.charset)):
            return said
        if charsets.plain and not header.charset:
            return raw.decode("utf-8", "replace")
        return charsets.decode(raw, header.charset)
    if header.encoding == "Q":
        if header.name in STRUCTURED and b";" in raw:
            raw = _QUOTED_SEMICOLON.sub(rb"\\=3B", raw)  # stands inside a part, since others are between parts
        raw = a2b_qp(_NO_BYTE.sub(b"=3D", raw) if b"=" in raw else raw)
    else:
        try:
            raw = a2b_base64(raw)
        except Error:
            return ""
    text = charsets.decode(raw, header.charset, quoted=True)
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
