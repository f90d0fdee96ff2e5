"""Days of a card: the birthday, and those that are kept beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.sources.vcard.birthday import birthday

if TYPE_CHECKING:
    from wombat.sources.vcard.card import Property
    from wombat.sources.vcard.reading import Reading


def birthday_field(reading: Reading, found: Property) -> None:
    """Read BDAY; one of another calendar, a second one or no whole date is kept as it stands."""
    omitted = found.header.param("X-APPLE-OMIT-YEAR") or reading.card.text("X-APPLE-OMIT-YEAR")
    calendar = found.header.param("CALSCALE").lower()
    day = "" if calendar not in {"", "gregorian"} else birthday(found.text, omitted)
    if day and not reading.person.birthday:
        reading.person.birthday = day
    elif (day != reading.person.birthday or not day) and found.text.strip("0-/ "):
        reading.keep("lunar_birthday" if calendar == "chinese" else "birthday", found.text)


def date_field(reading: Reading, found: Property) -> None:
    """Read ANNIVERSARY or X-ABDATE, kept under its label."""
    label = reading.label(found)
    text = birthday(found.text, found.header.param("X-APPLE-OMIT-YEAR")) or found.text
    anniversary = label.lower() in {"", "anniversary"}
    reading.keep("anniversary", text) if anniversary else reading.keep_as(label, text)
