"""Cards written for a test, and the people read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Person, vcard

if TYPE_CHECKING:
    from pathlib import Path


def card(*lines: str, version: str = "3.0", end: str = "\r\n", encoding: str = "utf-8") -> bytes:
    """Write one card."""
    return "".join(f"{line}{end}" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")).encode(
        encoding
    )


def people(data: bytes | Path, encoding: str = "") -> list[Person | None]:
    """Read a file; None for each card that is nobody."""
    plain = data if isinstance(data, bytes) else data.read_bytes()
    cards, directory = vcard.read_file(plain, encoding)
    return [vcard.person_from_card(each, directory=directory) for each in cards if not vcard.is_group(each)]


def person(*lines: str, version: str = "3.0", end: str = "\r\n") -> Person:
    """Read the one person of a card with these lines."""
    (found,) = people(card(*lines, version=version, end=end))
    assert found is not None
    return found
