"""LDIF, the form in which Thunderbird, directories and Outlook of old hand over an address book."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64
from itertools import groupby
from typing import TYPE_CHECKING

import wombat
from wombat import (
    Grid,
    Importer,
    Person,
    SetAside,
    Texts,
    column_words,
    find_columns,
    hookimpl,
    read_people,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Record, Source

wombat_api = wombat.API_VERSION
texts = Texts(__package__)

WORDS = words_of(
    {
        "name": ["cn", "commonName", "displayName"],
        "given": ["givenName", "gn"],
        "family": ["sn", "surname"],
        "nickname": ["mozillaNickname", "xmozillaNickname"],
        "email": ["mail", "rfc822Mailbox", "mozillaSecondEmail", "xmozillaSecondEmail", "otherMailbox"],
        "phone": [
            *("telephoneNumber", "homePhone", "homeTelephoneNumber", "mobile", "mobileTelephoneNumber", "cellPhone"),
            *(
                "otherTelephone",
                "otherHomePhone",
                "otherMobile",
                "primaryPhone",
                "companyPhone",
                "carPhone",
                "workPhone",
            ),
        ],
        "company": ["o", "organizationName", "company"],
        "department": ["ou", "organizationalUnitName", "departmentNumber"],
        "title": ["title"],
        "city": ["l", "localityName", "mozillaHomeLocalityName"],
        "country": ["c", "co", "countryName", "mozillaHomeCountryName"],
        "notes": ["description", "info", "comment"],
        "birth_year": ["birthYear"],
        "birth_month": ["birthMonth"],
        "birthday": ["birthDate"],
        "spouse": ["spouseName"],
        "manager": ["manager", "managerName"],
        "assistant": ["secretary", "assistantName"],
        "tags": ["category", "categories"],
    }
)
SKIPPED = {
    "dn", "objectclass", "modifytimestamp", "createtimestamp", "uid", "entryuuid", "userpassword", "jpegphoto", "photo",
    "thumbnailphoto", "usercertificate", "usersmimecertificate", "mozillausehtmlmail", "xmozillausehtmlmail", "member",
    "uniquemember", "changetype", "objectguid", "objectsid", "audio",
}  # fmt: skip
"""Attributes that say nothing a user would miss, or that are read elsewhere."""
GROUPS = {"groupofnames", "groupofuniquenames", "mozillaaddresslist"}
WIDEST = 500
"""Different attributes of a file that become columns; any others go to the description."""
MOST = 2**20
"""Characters of one value that are read."""

_BEGIN = re.compile(r"(?im)^(?:version:\s*1\s*$|dn::? ?\S)")
_DN_NAME = re.compile(r"(?i)^\s*cn=((?:\\.|[^,\\])*)")
Entry = tuple[int, list[tuple[str, str]]]
"""The line where an entry begins, and its attributes with their values, as the file has them."""


def recognise(source: Source) -> int:
    """Return how sure it is that a file is LDIF: the first lines name an entry and attributes."""
    if source.kind != "text":
        return 0
    lines = [line for line in source.text[:4096].lstrip("\ufeff").splitlines() if line.strip() and line[0] not in "# "]
    head = "\n".join(lines[:3])
    attributes = sum(1 for line in lines[:12] if re.match(r"[A-Za-z][\w;.-]*::? ?\S", line))
    return 95 if _BEGIN.match(head) and attributes >= min(3, len(lines)) else 0


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a file: folded lines joined, comments left out, base64 undone."""
    numbered = enumerate(text.splitlines(), 1)
    for blank, block in groupby(numbered, key=lambda each: not each[1].strip()):
        if blank:
            continue
        lines: list[str] = []
        number = 0
        for at, line in block:
            number = number or at
            if line[:1] == " " and lines:
                lines[-1] += line[1:]
            else:
                lines.append(line)
        found = [pair for line in lines if not line.startswith("#") for pair in attribute(line)]
        if any(name.lower() == "dn" for name, _ in found):
            yield number, found


def attribute(line: str) -> list[tuple[str, str]]:
    """Return the attribute of a line with its value; nothing for one that is no attribute, or points to a file."""
    name, colon, value = line.partition(":")
    name = name.partition(";")[0].strip()
    if not colon or not name or value.startswith("<") or len(value) > MOST:
        return []
    if value.startswith(":"):
        try:
            value = a2b_base64(value[1:]).decode("utf-8", "replace") if name.lower() not in SKIPPED else ""
        except Error:
            return []
    return [(name, value.strip())]


def read(source: Source) -> Iterator[Record]:
    """Yield a person for each entry; a group is set aside, and its members are tagged with its name."""
    people: list[Entry] = []
    tags: dict[str, list[str]] = {}
    for number, found in entries(source.text):
        if {value.lower() for name, value in found if name.lower() == "objectclass"} & GROUPS:
            members = [value for name, value in found if name.lower() in {"member", "uniquemember"}]
            title = next((value for name, value in found if name.lower() == "cn"), "")
            for member in members:
                tags.setdefault(_key(member), []).append(title)
            yield SetAside(f"line {number}", texts("vcard.group", name=title, n=len(members)))
        else:
            people.append((number, found))
    yield from _tagged(people, tags, source)


def _tagged(people: list[Entry], tags: dict[str, list[str]], source: Source) -> Iterator[Record]:
    grid = grid_of(people)
    words = WORDS | words_of(
        {"birth_day" if "birthmonth" in map(str.lower, grid.rows[0]) else "birthday": ["birthday"]}
    )
    groups = {f"line {number}": tags.get(_key(dict(found).get("dn", "")), []) for number, found in people}
    for record in read_people(find_columns(grid, column_words(), words), source):
        if isinstance(record, Person):
            record.store = "address_book"
            record.tags += [tag for tag in groups[record.where] if tag not in record.tags]
        yield record


def grid_of(people: list[Entry]) -> Grid:
    """Return the entries as rows below a heading row; an attribute with several values has several columns."""
    columns: dict[tuple[str, int], int] = {("cn", 0): 0, ("description", 0): 1}  # a heading row has a name
    placed: list[dict[int, str]] = []
    for _, found in people:
        row: dict[int, str] = {}
        seen: dict[str, int] = {}
        for name, value in found:
            if name.lower() not in SKIPPED and value:
                nth = seen[name] = seen.get(name, -1) + 1
                key, text = (name, nth), _named(name, value)
                if key not in columns and len(columns) >= WIDEST:
                    key, text = ("description", 0), f"{name}: {text}"
                at = columns.setdefault(key, len(columns))
                row[at] = f"{row[at]}; {text}" if at in row else text
        placed.append(row)
    rows = [[name for name, _ in columns], *([row.get(at, "") for at in range(len(columns))] for row in placed)]
    return Grid(rows, [0, *(number for number, _ in people)])


def _named(attribute: str, value: str) -> str:
    """Return the name in a value that is the name of an entry, as those of managers are."""
    found = _DN_NAME.match(value) if attribute.lower() in {"manager", "secretary"} else None
    return found[1].replace("\\", "") if found else value


def _key(name: str) -> str:
    return re.sub(r"\s*([,=])\s*", r"\1", name.casefold())


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read LDIF."""
    return [Importer("ldif", texts("importer.ldif"), recognise, read)]
