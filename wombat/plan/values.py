"""A person as a source tells it, brought to the values of the fields of `contacts`."""

from __future__ import annotations

import re
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING

from wombat.persons.phones import read_phones
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.plan.model import Value
    from wombat.records import Person

texts = Texts(__package__)

SCALARS = (
    *("name", "given", "family", "company", "department", "title", "profession", "wechat", "city", "birthday", "store"),
    *("met_through", "last_contact"),
)
"""Fields that hold one value, in the order in which they are merged."""
LISTS = ("phones", "emails", "circles", "tags")
"""Fields that hold several; ``sources`` is another, ``notes`` are lines."""
FIELDS = (*SCALARS, *LISTS, "notes", "sources")
"""Fields of contacts that sources fill."""

_SEPARATORS = re.compile(r"[;；\n]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def contact_values(person: Person, country: str, language: str) -> dict[str, Value]:
    """Return the values of a new contact, blank fields left out; empty if nothing names anybody.

    Args:
        person: as the importer read it.
        country: two letters, for phones without a country code.
        language: of the labels under which what fits no field goes to the notes.
    """
    values: dict[str, Value] = {field: _clean(getattr(person, field)) for field in SCALARS[1:-1]}
    lines = [person.notes.strip()]
    values["birthday"] = _birthday(person.birthday, lines, language)
    values["last_contact"] = _day(person.last_contact, lines, language)
    values["phones"] = [phone.text for phone in read_phones(person.phones, country, person.country)]
    values["emails"] = _each(email.removeprefix("mailto:") for email in person.emails)
    values["circles"], values["tags"] = _each(person.circles), _each(person.tags)
    lines += [f"{label}: {text.strip()}" for label, text in person.extra.items() if text.strip()]
    values["notes"] = "\n".join(filter(None, lines))
    values["name"] = shown_name(person, values)
    return {field: value for field, value in values.items() if value} if values["name"] else {}


def shown_name(person: Person, values: dict[str, Value]) -> str:
    """Return the name, else what there is instead: given and family name, company, e-mail, WeChat id, phone."""
    given, family = _clean(person.given), _clean(person.family)
    composed = f"{family}{given}" if _CJK.search(family + given) else f"{given} {family}".strip()
    addresses = (*_texts(values["emails"]), person.wechat.strip(), *_texts(values["phones"]))
    return _clean(person.name) or composed or _clean(person.company) or next(filter(None, addresses), "")


def digest(person: Person, source: str) -> str:
    """Return a short digest of a record, by which it is known again.

    A record with nothing but a name is known only in its own source: in another it may be anybody.
    """
    telling = (*person.phones, *person.emails, person.wechat, person.company)
    scalars = [getattr(person, field) for field in SCALARS]
    held = (
        *scalars,
        person.phones,
        person.emails,
        person.circles,
        person.tags,
        person.notes,
        person.extra,
        person.relations,
    )
    return blake2b(
        repr(held if any(telling) else (*held, source)).encode("utf-8", "surrogatepass"), digest_size=6
    ).hexdigest()


def _clean(text: str) -> str:
    return " ".join(text.split())


def _each(values: Iterable[str]) -> list[str]:
    """Return each value once, split at what separates the values of a cell."""
    found: dict[str, str] = {}
    for value in values:
        for part in _SEPARATORS.split(value):
            found.setdefault(part.strip().casefold(), part.strip())
    found.pop("", None)
    return list(found.values())


def _texts(value: Value) -> list[str]:
    return value if isinstance(value, list) else []


def _birthday(text: str, lines: list[str], language: str) -> str:
    """Return a birthday as ISO text; another text goes to the notes."""
    match = re.fullmatch(r"\s*(\d{4}|-)-?(\d\d)-?(\d\d)(?:T.*)?\s*", text)
    if match:
        year, month, day = match.groups()
        try:
            date(2000 if year == "-" else int(year), int(month), int(day))
        except ValueError:
            pass
        else:
            return f"{year}-{month}-{day}"
    if text.strip():
        lines.append(f"{texts('note.birthday').say(language)}: {text.strip()}")
    return ""


def _day(text: str, lines: list[str], language: str) -> date | None:
    """Return a date; a text that is none goes to the notes."""
    try:
        return date.fromisoformat(text.strip()[:10]) if text.strip() else None
    except ValueError:
        lines.append(f"{texts('note.last_contact').say(language)}: {text.strip()}")
        return None
