"""What Android keeps in properties of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.sources.vcard.dates import birthday_field
from wombat.sources.vcard.kin import android_label
from wombat.sources.vcard.relations import relate

if TYPE_CHECKING:
    from wombat.sources.vcard.card import Property
    from wombat.sources.vcard.reading import Reading


def android(reading: Reading, found: Property) -> None:
    """Read X-ANDROID-CUSTOM: what Android knows beyond the standard, as ``vnd.android.cursor.item/kind;value;…``."""
    kind, *parts = found.parts()
    kind = kind.rpartition("/")[2].lower()
    value, number, own, *_ = [*parts, "", "", ""]
    if not value:
        return
    if kind == "nickname":
        reading.nicknames.append(_with(found, value))
    elif kind == "relation":
        relate(reading, android_label(number, own), value)
    elif kind == "contact_event":
        _event(reading, number, own, _with(found, value))
    elif kind == "group_membership":
        reading.person.tags.extend([] if value.isdigit() else [value])
    elif kind not in {"name", "phone_v2", "email_v2", "identity", "photo"} or value not in _known(reading):
        reading.keep_as(own or kind.replace("_", " "), value)


def _event(reading: Reading, number: str, own: str, found: Property) -> None:
    if number == "3":
        birthday_field(reading, found)
    else:
        reading.keep_as(own or reading.say("anniversary" if number == "1" else "date"), found.text)


def _with(found: Property, value: str) -> Property:
    return type(found)(found.line, found.group, found.header, value.replace("\\", "\\\\"))


def _known(reading: Reading) -> set[str]:
    person = reading.person
    return {*person.phones, *person.emails, reading.card.text("FN")}
