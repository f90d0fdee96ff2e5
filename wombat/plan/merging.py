"""Two descriptions of one person made one: blanks are filled, lists and notes joined, differences told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from wombat.persons.names import read_name
from wombat.persons.phones import read_phones
from wombat.persons.scripts import simplify
from wombat.plan.values import LISTS, SCALARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.plan.model import Value


class Values(Protocol):
    """The values of one row by field id: a dict or a `wombat.plan.model.Row`."""

    def __getitem__(self, name: str, /) -> Value:
        """Return a value."""

    def __setitem__(self, name: str, value: Value, /) -> None:
        """Set a value."""


def merge_values(mine: Values, theirs: Mapping[str, Value], country: str) -> list[tuple[str, str, str]]:
    """Join what a source says into a row and return (field, mine, theirs) where they differ; mine stays.

    Args:
        mine: the row; changed.
        theirs: values by field id, blanks left out.
        country: two letters, for phones without a country code.
    """
    clashes = []
    named_alike = _named_alike(mine["name"], theirs.get("name"))
    for field in SCALARS:
        ours, new = mine[field], theirs.get(field)
        if new is None or ours == new:
            continue
        if ours is None or ours == "" or (field == "name" and stands_in(mine)):
            mine[field] = new
        elif _differ(field, ours, new) and (named_alike or field not in ("given", "family")):
            clashes.append((field, str(ours), str(new)))
    for field in LISTS:
        if new := theirs.get(field):
            mine[field] = join_lists(field, _texts(mine[field]), _texts(new), country)
    mine["notes"] = join_notes(str(mine["notes"] or ""), str(theirs.get("notes") or "")) or None
    return clashes


def join_lists(field: str, ours: list[str], theirs: list[str], country: str = "") -> Value:
    """Return both lists, ours first as it is, without what is there already: equal numbers, or equal but for case."""
    if field == "phones":
        keys = {phone.key for phone in read_phones(ours, country)}
        return ours + [phone.text for phone in read_phones(theirs, country) if phone.key not in keys]
    held = {text.casefold() for text in ours}
    return ours + [text for text in theirs if text.casefold() not in held]


def join_notes(ours: str, theirs: str) -> str:
    """Return the notes with the lines of the others that are not in them yet."""
    held = set(ours.splitlines())
    new = [line for line in theirs.splitlines() if line.strip() and line not in held]
    return "\n".join(filter(None, [ours, *dict.fromkeys(new)]))


def _texts(value: Value) -> list[str]:
    if isinstance(value, list):
        return value
    return [] if value is None else [str(value)]


def _named_alike(ours: Value, theirs: Value) -> bool:
    return read_name(str(ours or "")).key == read_name(str(theirs or "")).key


def stands_in(mine: Values) -> bool:
    """Tell whether the name only stands in for one: an e-mail address, a phone, a WeChat id."""
    name = mine["name"]
    return name in (*_texts(mine["emails"]), *_texts(mine["phones"]), mine["wechat"])


def _differ(field: str, ours: Value, theirs: Value) -> bool:
    """Tell whether theirs says anything that ours does not.

    Case, spaces, simplified for traditional characters, a part of ours, an earlier day do not.
    """
    if field == "store":
        return False
    if isinstance(ours, date) and isinstance(theirs, date):
        return theirs > ours
    if field == "name":
        return not _named_alike(ours, theirs)
    held, new = (simplify("".join(str(value).split()).casefold()) for value in (ours, theirs))
    return new.removeprefix("--") not in held
