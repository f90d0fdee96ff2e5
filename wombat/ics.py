"""Calendar files (RFC 5545) of all-day events, as Outlook, Google and the iPhone take them."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from wombat import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

LINE = 75
"""Octets of a line at most, its end not counted."""
NAMESPACE = uuid.UUID("6a6f0c4e-4b1c-5d0a-9a52-0c2f6e1d7b11")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """An event that takes a whole day.

    Attributes:
        key: what it is, the same at each export: a calendar that has it already renews it.
        day: when it is.
        summary: its title.
        description: more, with line ends.
    """

    key: str
    day: date
    summary: str
    description: str = ""


def calendar(events: Iterable[Event], name: str, today: date) -> bytes:
    """Return a calendar file: UTF-8, lines ended by CR LF and folded at 75 octets.

    Args:
        events: in the order in which they are written.
        name: of the calendar.
        today: the day of the export, which calendars take for the day of the change.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//WOMBAT//wombat {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _lines(event, today)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _lines(event: Event, today: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(NAMESPACE, event.key)}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line as bytes, broken so that no character is cut."""
    pieces, room, piece = [], LINE, b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", LINE - 1
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
