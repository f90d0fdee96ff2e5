"""A workbook of this program that a colleague passed on: their people and ties, and nothing marked private."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wombat import OWNER, Importer, Person, Relation, SetAside, Texts, holds_plan, hookimpl, named, read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Contact, Foreign, Plan, Record, Row, Source

wombat_api = 1
texts = Texts(__package__)

FIELDS = ("name", "given", "family", "company", "department", "title", "profession", "wechat", "city", "birthday")
"""Fields of one value that say who a contact is; what the colleague thinks of the contact stays theirs."""
LISTS = ("phones", "emails", "circles", "tags")
CLOSE, LOOSE = 3.0, 1.0
"""Strength of the tie between the colleague and a contact they call strong, and one they call weak."""

SHEETS = ("contacts", "relations", "referrals")
"""The worksheets that tell of people and ties."""


def recognise(source: Source) -> int:
    """Return how sure it is that a file is a workbook of this program."""
    return 97 if holds_plan(source) else 0


@lru_cache(maxsize=1)
def _latest(source: Source) -> Foreign:
    """Return the workbook read last, which is asked for its owner and for its records."""
    return read_plan(source, SHEETS)


def origin(source: Source) -> str:
    """Return whose workbook it is; the name of the file where its settings do not say, or where it is one's own."""
    owner = _latest(source).plan.owner
    return owner if owner and owner != source.owner else source.name


def read(source: Source) -> Iterator[Record]:
    """Yield the contacts, the colleague's ties to them, and the ties among them."""
    found = _latest(source)
    private = {contact.id for contact in found.plan.contacts if contact["private"]}
    for contact in found.plan.contacts:
        where = found.place("contacts", "people", contact.id)
        if contact.id in private:
            yield SetAside(where, texts("workbook.private"))
        elif not contact.name:
            yield SetAside(where, texts("workbook.nameless"))
        else:
            yield _person(contact, where, found.plan.label(contact.id))
    yield from _once(_ties(found, private))


def _person(contact: Contact, where: str, label: str) -> Person:
    person = Person(where, id=contact.id, label=label, notes=contact.text("notes"))
    for field in FIELDS:
        setattr(person, field, contact.text(field))
    for field in LISTS:
        setattr(person, field, list(contact.texts(field)))
    return person


def _ties(found: Foreign, private: set[str]) -> Iterator[Relation]:
    """Yield every tie of the workbook but those of private contacts, as a list would tell it."""
    for one, other, relation in (*_own(found), *_introductions(found), *_relations(found), *_referrals(found)):
        if one and other and one != other and not {one, other} & private:
            relation.source, relation.target = _called(found.plan, one), _called(found.plan, other)
            if relation.source and relation.target:
                yield relation


def _called(plan: Plan, who: str) -> str:
    return plan.owner if who == OWNER else plan.label(who)


Tie = tuple[str | None, str | None, Relation]


def _own(found: Foreign) -> Iterator[Tie]:
    """Yield the colleague's ties to the contacts they know to be strong or weak."""
    for contact in found.plan.contacts:
        tie = contact.stated_tie or contact["suggested_tie"]
        if tie:
            where = found.place("contacts", "people", contact.id)
            yield OWNER, contact.id, Relation(where, "", "", "knows", CLOSE if tie == "strong" else LOOSE)


def _introductions(found: Foreign) -> Iterator[Tie]:
    table = found.plan.table("contacts")
    for row_id, through in zip(table.ids, named(found.plan, table, "met_through"), strict=True):
        yield through, row_id, Relation(found.place("contacts", "people", row_id), "", "", "introduced")


def _relations(found: Foreign) -> Iterator[Tie]:
    for one, other, row, where in _rows(found, "relations", "ties", None):
        strength, since = row.number("strength"), row.day("since")
        day = since.isoformat() if since else ""
        positive = strength if strength and strength > 0 else None
        yield one, other, Relation(where, "", "", row.text("kind") or "knows", positive, day)


def _referrals(found: Foreign) -> Iterator[Tie]:
    """Yield that two people know each other whenever one sent business to the other; the business is not told."""
    for one, other, row, where in _rows(found, "referrals", "log", OWNER):
        day = row.day("date")
        yield one, other, Relation(where, "", "", "knows", date=day.isoformat() if day else "")


def _rows(
    found: Foreign, sheet: str, part: str, blank: str | None
) -> Iterator[tuple[str | None, str | None, Row, str]]:
    table = found.plan.table(sheet, part)
    ends = (named(found.plan, table, field, blank=blank) for field in ("from", "to"))
    for one, other, row in zip(*ends, table, strict=True):
        yield one, other, row, found.place(sheet, part, row.id)


def _once(ties: Iterable[Relation]) -> Iterator[Relation]:
    """Yield each tie once: what is stated first holds, so that reading a newer version can update it."""
    seen = set()
    for tie in ties:
        ends = (tie.source, tie.target) if tie.kind == "introduced" else tuple(sorted((tie.source, tie.target)))
        if (ends, tie.kind) not in seen:
            seen.add((ends, tie.kind))
            yield tie


@hookimpl
def wombat_importers() -> Iterable[Importer]:
    """Read a colleague's workbook."""
    return [Importer("workbook", texts("importer.workbook"), recognise, read, origin)]
