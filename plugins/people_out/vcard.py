"""Contacts as vCards of version 3.0 (RFC 2426), which every phone, Outlook, Google and iCloud read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import PeopleExporter, Texts, hookimpl, vcard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wombat import Contact, Plan

wombat_api = 1
texts = Texts(__package__)

FOLD = 75
"""Octets after which a line is folded."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write(plan: Plan, contacts: Sequence[Contact]) -> bytes:
    """Return one card for each contact."""
    lines = (line for contact in contacts for line in card(contact, plan.language))
    return b"".join(fold(line) for line in lines)


def card(contact: Contact, language: str) -> Iterator[str]:
    """Yield the lines of a card, unfolded."""
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{escape(contact.name)}"
    family, given = _parts(contact)
    yield f"N:{escape(family)};{escape(given)};;;"
    yield from _work(contact)
    yield from (f"TEL:{escape(phone)}" for phone in contact.texts("phones"))
    yield from (f"EMAIL;TYPE=INTERNET:{escape(email)}" for email in contact.texts("emails"))
    if contact["wechat"]:
        yield f"IMPP;X-SERVICE-TYPE=WeChat:x-apple:{escape(contact.text('wechat'))}"
    if contact["city"]:
        yield f"ADR:;;;{escape(contact.text('city'))};;;"
    yield from _birthday(contact.text("birthday"))
    word = {"zh-CN": "接触圈", "zh-TW": "接觸圈"}.get(language, "Circle")
    groups = [*contact.texts("tags"), *(f"{word}: {circle}" for circle in contact.circles)]
    if groups:
        yield f"CATEGORIES:{','.join(map(escape, groups))}"
    if contact["notes"]:
        yield f"NOTE:{escape(contact.text('notes'))}"
    yield "END:VCARD"


def escape(text: str) -> str:
    """Return a text with what has a meaning in a vCard escaped."""
    return text.translate(_ESCAPES)


def fold(line: str) -> bytes:
    """Return a line with its end, folded before `FOLD` octets without cutting a character in two."""
    data = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    while len(data) > (at := FOLD - bool(pieces)):
        while data[at] & 0xC0 == 0x80:  # noqa: PLR2004 - a byte within a character of UTF-8
            at -= 1
        pieces.append(data[:at])
        data = data[at:]
    return b"\r\n ".join([*pieces, data]) + b"\r\n"


def _parts(contact: Contact) -> tuple[str, str]:
    """Return family and given name; where neither is known, by the way the name is written."""
    family, given = contact.text("family"), contact.text("given")
    if family or given or contact.name == contact.company:
        return family, given
    found = vcard.chinese_parts(contact.name)
    if any(found):
        return found
    first, _, last = contact.name.rpartition(" ")
    return (last, first) if first else ("", contact.name)


def _work(contact: Contact) -> Iterator[str]:
    company, department = contact.company, contact.text("department")
    if company or department:
        yield f"ORG:{escape(company)}" + (f";{escape(department)}" if department else "")
    if contact["title"]:
        yield f"TITLE:{escape(contact.text('title'))}"
    if contact.profession:
        yield f"ROLE:{escape(contact.profession)}"
    if company and contact.name == company:
        yield "X-ABSHOWAS:COMPANY"


def _birthday(day: str) -> Iterator[str]:
    """Yield the birthday; without a year as Apple and Google write it."""
    if day.startswith("--"):
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{day[2:]}"
    elif day:
        yield f"BDAY:{day}"


@hookimpl
def wombat_people_exporters() -> Iterable[PeopleExporter]:
    """Return the exporter of ``.vcf``."""
    return [PeopleExporter("vcard", ".vcf", texts("people_out.vcard"), write)]
