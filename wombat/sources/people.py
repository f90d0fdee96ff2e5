"""Rows of a list as people, whatever program wrote the list: the columns' roles decide."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.errors import WombatError
from wombat.network.kinds import kind_of
from wombat.records import Person, SetAside
from wombat.sources.columns import SEARCHED
from wombat.sources.dates import Dates
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.sources.columns import Columns
    from wombat.sources.source import Source

texts = Texts(__package__)

KIN = {"spouse": "family", "manager": "works-with", "assistant": "works-with", "friend": "friend", "staff": "knows"}
"""Roles of columns that name another person, and the kind of tie each makes."""

ONE = ("company", "department", "title", "profession", "wechat", "city", "met_through", "given", "family")
"""Roles of which a person has one value; what further columns hold is kept under their headings."""

PLACED = {"name", "middle", "birth_year", "birth_month", "birth_day", "photo"}
"""Roles that are taken elsewhere, or that hold no text."""

PLAIN_LABELS = {"home", "work", "mobile", "cell", "other", "main", "business", "personal", "internet", "primary"}
PLAIN_LABELS |= {"private", "email", "phone", "住宅", "单位", "工作", "手机", "其他", "主要", "個人", "公司", "手機"}
"""Labels of addresses and numbers that say nothing worth keeping."""

_PARTS = re.compile(r"\s*(?::::|[;；,，、|\n])\s*")
_ADDRESSES = re.compile(r"\s*(?::::|[;；,，、|\s])\s*")
_BRACKETED = re.compile(r"<([^<>]+@[^<>]+)>")
_NUMBERS = re.compile(r"\s*[,，\n]\s*")
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_MEANS_REFERRED = re.compile(r"referred by|introduced by|介绍人|介紹人|推荐人|推薦人", re.IGNORECASE)

MOST = 200_000
"""People of one list that are read."""

Held = dict[str, list[tuple[int, str]]]
"""What a row holds: by role, the columns with their text."""


def read_people(columns: Columns, source: Source) -> Iterator[Person | SetAside]:
    """Yield a person for each row; a row that holds no name, firm, number or address is set aside.

    Args:
        columns: of the sheet.
        source: for today's date and the country.

    Raises:
        WombatError: the list has more than `MOST` rows.
    """
    if len(columns.grid.rows) > MOST + SEARCHED:
        raise WombatError(texts("list.people", file=source.name, limit=f"{MOST:,}"))
    roles = columns.roles
    dates = {at: _dates(columns, at, source) for at in columns.of("birthday", "last_contact")}
    for place, row in columns.rows():
        held: Held = {}
        for at, cell in enumerate(row):
            if cell and (text := clean(cell)):
                held.setdefault(roles[at], []).append((at, text))
        if held:
            yield _person(place, held, columns, dates)


def clean(cell: str) -> str:
    """Return a cell without blanks around it, and without the ``="…"`` that keeps Excel from reading a number."""
    text = cell.strip().strip("\ufeff\u200b\u200e\u200f\u202a\u202c\u202d")
    return text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 2 else text  # noqa: PLR2004


def full_name(given: str, family: str, middle: str = "") -> str:
    """Return the parts of a name in the order its script has them: Chinese, Japanese and Korean ones family first."""
    if _CJK.search(given + family):
        return family + middle + given
    return " ".join(part for part in (given, middle, family) if part)


def split_list(text: str) -> list[str]:
    """Return the tags, labels or circles in one cell, without the asterisk that Google puts before its own."""
    parts = (part.removeprefix("* ").strip() for part in _PARTS.split(text))
    return [part for part in parts if part]


def split_emails(text: str) -> list[str]:
    """Return the addresses in one cell, as odd as they may be."""
    if found := _BRACKETED.findall(text):
        return [address.strip() for address in found]
    text = text.removeprefix("mailto:")
    parts = _ADDRESSES.split(text) if text.count("@") > 1 else [text]
    return [part.strip() for part in parts if part.strip()]


@lru_cache(maxsize=1 << 12)
def kin_of(label: str) -> str | None:
    """Return the kind of tie that a label such as ``* Spouse`` or ``Manager's Name`` means, or None."""
    return kind_of(label.strip("* ").replace("'s", ""))


def _dates(columns: Columns, at: int, source: Source) -> Dates:
    cells = (row[at] for row in columns.grid.rows[columns.header + 1 :] if at < len(row))
    return Dates(cells, source.today, source.country)


def _person(place: str, held: Held, columns: Columns, dates: dict[int, Dates]) -> Person | SetAside:
    person = Person(place)
    extra = person.extra
    for at, text in held.pop("", ()):
        _keep(extra, columns.label(at), text)
    for role in ONE:
        if role in held:
            _take_one(person, role, held.pop(role), columns)
    _take_labelled(person, held, columns)
    for role, cells in held.items():
        for at, text in cells:
            _take(person, role, text, columns.label(at), dates.get(at))
    for at, text in held.get("name", ())[1:]:
        if text != held["name"][0][1]:
            _keep(extra, columns.label(at), text)
    person.birthday = person.birthday or _birthday(held)
    return _named(person, held, columns)


def _keep(extra: dict[str, str], label: str, text: str) -> None:
    extra[label] = f"{extra[label]}; {text}" if label in extra else text


def _take_one(person: Person, role: str, cells: list[tuple[int, str]], columns: Columns) -> None:
    """Set a field from the first column that holds it; another value is kept under its heading."""
    (_, value), *others = cells
    setattr(person, role, value)
    for at, text in others:
        if text != value:
            _keep(person.extra, columns.label(at), text)


def _take(person: Person, role: str, text: str, label: str, dates: Dates | None) -> None:
    """Put what one column holds where its role says."""
    if role == "phone":
        person.phones += _numbers(text)
    elif role == "email":
        person.emails = list(dict.fromkeys([*person.emails, *split_emails(text)]))
    elif role in {"tags", "circles"}:
        into = person.tags if role == "tags" else person.circles
        into += [tag for tag in split_list(text) if tag not in into]
    elif role == "notes":
        person.notes = f"{person.notes}\n{text}" if person.notes else text
    elif role in KIN:
        person.relations += [(KIN[role], name) for name in split_list(text)]
    elif role in {"birthday", "last_contact"}:
        _take_date(person, role, text, label, dates)
    elif role not in PLACED:
        _keep(person.extra, label, text)


def _take_date(person: Person, role: str, text: str, label: str, dates: Dates | None) -> None:
    day = dates.iso(text) if dates else None
    if day is None or (role == "last_contact" and day.startswith("--")):
        _keep(person.extra, label, text)
    else:
        setattr(person, role, day)


def _numbers(text: str) -> list[str]:
    """Return the numbers in one cell that `` ::: ``, commas or line ends part; the plan parts them further."""
    numbers: list[str] = []
    for number in text.lstrip("'").split(":::"):
        parts = _NUMBERS.split(number.strip())
        whole = all(sum(map(str.isdigit, part)) > 6 for part in parts)  # noqa: PLR2004 - a number of seven digits
        numbers += parts if whole else [number.strip()]
    return [number for number in numbers if number]


def _take_labelled(person: Person, held: Held, columns: Columns) -> None:
    """Take the columns whose left neighbour says what they are, as Google's do."""
    labels = {at + 1: text.strip("* ") for role in list(held) if role.endswith("_label") for at, text in held.pop(role)}
    formatted = " ".join(text for _, text in held.get("address", ()))
    for at, text in held.pop("address_part", ()):
        if text not in formatted:
            _keep(person.extra, columns.label(at), text)
    for at, text in held.pop("relation", ()):
        _take_relation(person, labels.get(at, ""), text, columns.label(at))
    for role in ("custom", "event", "website", "address"):
        for at, text in held.pop(role, ()):
            heading = columns.label(at).partition(" - ")[0]
            label = labels.get(at, "") if role in {"custom", "event"} else ""
            _keep(person.extra, label or heading, text)
    for at, label in labels.items():
        _note_label(person, held, at, label, columns)


def _take_relation(person: Person, label: str, name: str, heading: str) -> None:
    if _MEANS_REFERRED.search(label) and not person.met_through:
        person.met_through = name
        return
    kind = kin_of(label) if label else None
    person.relations.append((kind or "knows", name))
    if not kind:
        _keep(person.extra, label or heading, name)


def _note_label(person: Person, held: Held, at: int, label: str, columns: Columns) -> None:
    """Keep what the label of an address or number tells beyond home, work and mobile."""
    for role in ("phone", "email"):
        value = next((text for column, text in held.get(role, ()) if column == at), None)
        if value is None or label.lower() in PLAIN_LABELS:
            continue
        _keep(person.extra, label if label.lower() not in {"", "*"} else columns.label(at), value)


def _birthday(held: Held) -> str:
    """Return the birthday that stands in three columns, without a year where only the year is missing."""
    year, month, day = (held.get(f"birth_{part}", [(0, "")])[0][1] for part in ("year", "month", "day"))
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):  # noqa: PLR2004
        return ""
    return f"{year if len(year) == 4 and year.isdigit() else '-'}-{int(month):02}-{int(day):02}"  # noqa: PLR2004


def _named(person: Person, held: Held, columns: Columns) -> Person | SetAside:
    """Give the person the name to show: the name, its parts, the firm, the nickname, an address or a number."""
    first = {role: cells[0][1] for role, cells in held.items() if cells}
    middle = first.get("middle", "")
    person.name = (
        first.get("name")
        or full_name(person.given, person.family, middle)
        or person.company
        or first.get("nickname", "")
        or first.get("suffix", "")
        or first.get("prefix", "")
        or (person.emails + person.phones + [person.wechat])[0]
    )
    if middle and middle not in person.name.split() and not person.name.startswith(person.family + middle):
        _keep(person.extra, columns.label(held["middle"][0][0]), middle)
    return person if person.name else SetAside(person.where, texts("list.nobody"))
