"""How to address a contact in a message: 周总, 王律师, Ann."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wombat.persons.names import read_name
from wombat.persons.scripts import simplify
from wombat.persons.words import words

if TYPE_CHECKING:
    from wombat.plan.model import Contact

_PLACE = re.compile(r"\{([^{}]+)\}")
_NAMES = {
    "name": ("name", "姓名"),
    "family": ("family", "姓", "姓氏"),
    "given": ("given", "名"),
    "title": ("title", "职务", "職務", "职称", "職稱"),
    "address": ("address", "称呼", "稱呼"),
}


def addressed(message: str, contact: Contact) -> str:
    """Return a message with what it says in braces put in: name, family, given, title, address, or 姓名, 姓, 称呼….

    What is not known gives way to the name; other braces stay.
    """
    known = {each: part for part, said in _NAMES.items() for each in said}

    def put(place: re.Match[str]) -> str:
        part = known.get(place[1].strip())
        return place[0] if part is None else _part(contact, part) or contact.name

    return _PLACE.sub(put, message)


def address_of(contact: Contact) -> str:
    """Return how to address a contact.

    As the user typed it; else the Chinese family name with what one calls somebody of this title or profession (周总,
    王律师), else the Chinese name; of other names the given name.
    """
    if typed := contact.text("address"):
        return typed
    family = _family(contact)
    if not family or not _is_chinese(family):
        return _part(contact, "given") or contact.name
    if read_name(contact.name).family and not read_name(contact.name).given:
        return contact.name  # 王总 is one already
    said = next((said for field in ("title", "profession") if (said := _form(contact.text(field)))), "")
    return family + said if said else contact.name


def _part(contact: Contact, part: str) -> str:
    if part == "address":
        return address_of(contact)
    if part == "family":
        return _family(contact)
    if part == "given":
        return contact.text("given") or _given(contact)
    return contact.text(part)


def _family(contact: Contact) -> str:
    """Return the family name in the characters of the name itself."""
    if typed := contact.text("family"):
        return typed
    family = read_name(contact.name).family
    return contact.name[: len(family)] if simplify(contact.name).startswith(family) else family


def _given(contact: Contact) -> str:
    """Return the given name: what follows a Chinese family name, else the first of several words."""
    if _is_chinese(family := _family(contact)):
        return contact.name.removeprefix(family) if contact.name.startswith(family) else read_name(contact.name).given
    first, *others = contact.name.split() or [""]
    return first if others else ""


def _form(title: str) -> str:
    """Return what one calls somebody of a title behind the family name, in the characters of the title."""
    title = re.split(r"[,，/、;；|]", title)[0].strip()
    plain = simplify(title)
    found = next((said for end, said in _forms() if plain.casefold().endswith(end)), ("", ""))
    return found[plain != title]


@cache
def _forms() -> list[tuple[str, tuple[str, str]]]:
    """Return how titles end, each with its form of address in simplified and in traditional characters."""
    found = []
    for line in words("forms_of_address"):
        said, *ends = line.split()
        simple, _, traditional = said.partition("/")
        found += [(end, (simple, traditional or simple)) for end in ends]
    return sorted(found, key=lambda form: -len(form[0]))


def _is_chinese(text: str) -> bool:
    return bool(re.search(r"[\u3400-\u9fff]", text))
