"""Contacts whose name was changed: cells that name them follow, and the old name goes on meaning them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from string import hexdigits
from typing import TYPE_CHECKING, NamedTuple

from wombat.plan.called import Called
from wombat.plan.memory import memory
from wombat.plan.naming import TOLD, naming_columns, pinned
from wombat.plan.plain import NAME_DIGEST, name_digest, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Plan, Value

KEY = "names"
"""Of ``plan.kept``: the ids of the contacts and a short digest of each name, as the last build left them.

Of those who share a name, also what cells call each.
"""


class Renamed(NamedTuple):
    """A contact who was called otherwise in cells that name people: how, how now, and in how many cells."""

    old: str
    new: str
    cells: int


def remember_names(plan: Plan) -> None:
    """Keep what each contact is called, or was until the name was cleared, for the next build to see renaming."""
    names, left = _names(plan), dict(_left(plan))
    blank = name_digest("")
    digests = b"".join(name_digest(plain) if plain else left.get(each, blank) for each, plain in names.items())
    labels = {contact: name_digest(plain_name(label)).hex() for contact, label in _labels(plan, names)}
    plan.kept[KEY] = {"ids": " ".join(names), "names": b64encode(digests).decode(), "labels": labels}


def cleared_names(plan: Plan) -> set[bytes]:
    """Return the digests of the names of contacts whose name cell was cleared."""
    nameless = {contact for contact, plain in _names(plan).items() if not plain}
    return {digest for contact, digest in _left(plan) if contact in nameless} if nameless else set()


def follow_names(plan: Plan) -> list[Renamed]:
    """Let cells of the user's that name a contact by a name it no longer bears say the new one; return what changed.

    A cell follows only where nobody bears the name it holds. The name is remembered, so that sources which go on
    using it mean the same contact.
    """
    left = dict(_left(plan))
    before = {left[contact]: contact for contact, plain in _names(plan).items() if _was_renamed(left, contact, plain)}
    before |= _relabelled(plan)
    if not before:
        return []
    labels: dict[str, str] = {}
    shown: dict[str, str] = {}
    cells: dict[str, int] = {}
    columns = [column for _, column in naming_columns(plan, owners=("user",))]
    for name in (
        each for column in columns for cell in column for each in (cell if isinstance(cell, list) else [cell])
    ):
        plain = plain_name(name) if isinstance(name, str) else ""
        if plain in shown:
            cells[plain] += 1
        elif plain and plan.who(name) is None and (contact := before.get(name_digest(plain))):
            labels[plain], shown[plain], cells[plain] = plan.label(contact), str(name), 1
    for name in {cell for column in _told_columns(plan) for cell in column if isinstance(cell, str)} - labels.keys():
        contact = before.get(name_digest(plain_name(name)))
        if contact and plan.who(name) in (None, contact):
            labels[plain_name(name)] = plan.label(contact)
    for column in (*columns, *_told_columns(plan)) if labels else ():
        column[:] = [pinned(value, labels) for value in column]
    memory(plan)["former"] |= {digest.hex(): contact for digest, contact in before.items()}
    plan.changed()
    return [Renamed(old, labels[plain], cells[plain]) for plain, old in shown.items()]


def _told_columns(plan: Plan) -> list[list[Value]]:
    """Return the columns in which the program names contacts and does not write them anew at every build."""
    tables = ((plan.table(sheet, part), fields) for sheet, part, fields in TOLD)
    return [table.columns[field] for table, fields in tables for field in fields if field in table.columns]


def _names(plan: Plan) -> dict[str, str]:
    """Return the plain name of each contact by id, in the order of their numbers."""
    table = plan.table("contacts")
    pairs = zip(table.ids, table.columns.get("name", []), strict=False)
    return {
        row_id: plain_name(str(name or "")) for row_id, name in sorted(pairs, key=lambda each: (len(each[0]), each[0]))
    }


def _labels(plan: Plan, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the ids of the contacts who share a name, with what cells call each of them."""
    called = plan.index(Called)
    for contact, plain in names.items():
        if plain and len(called.bearers(plain)) > 1:
            yield contact, plan.label(contact)


def _relabelled(plan: Plan) -> dict[bytes, str]:
    """Return the contacts whom cells called by name and company, of which one is another now, by the digest of both."""
    found, contacts = plan.earlier.get(KEY), plan.table("contacts")
    labels = found.get("labels") if isinstance(found, dict) else None
    changed: dict[bytes, str] = {}
    for contact, digest in labels.items() if isinstance(labels, dict) else ():
        known = contact in contacts and isinstance(digest, str) and _is_hex(digest)
        if known and name_digest(plain_name(plan.label(contact))).hex() != digest:
            changed[bytes.fromhex(digest)] = contact
    return changed


def _is_hex(text: str) -> bool:
    return len(text) == 2 * NAME_DIGEST and set(text) <= set(hexdigits)


def _left(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield the id of each contact there was with the digest of the name."""
    found = plan.earlier.get(KEY)
    if not isinstance(found, dict):
        return
    try:
        digests = b64decode(str(found.get("names")), validate=True)
    except Error:
        return
    for at, contact in enumerate(str(found.get("ids")).split()):
        yield contact, digests[at * NAME_DIGEST : (at + 1) * NAME_DIGEST]


def _was_renamed(left: dict[str, bytes], contact: str, plain: str) -> bool:
    """Tell whether a contact bore another name; a name that was or is blank leads nowhere."""
    return bool(plain) and left.get(contact, name_digest("")) not in (name_digest(plain), name_digest(""))
