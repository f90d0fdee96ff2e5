"""The importer: whether a file is an export, and its records one by one."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from wombat import Importer, Person, Relation, SetAside, TableRow, Texts, WombatError, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat import Record, Source

wombat_api = 1
texts = Texts(__package__)
FORMAT = 2
STATES = {"open": "given", "contacted": "contacted", "won": "won", "lost": "lost"}
"""State of a referral by the stage of the deal."""
CHANNELS = {"call": "call", "email": "email", "meeting": "meeting", "chat": "wechat", "gift": "gift"}


@hookimpl
def wombat_importers() -> list[Importer]:
    """Return the one kind of file that is read."""
    return [Importer("harbour-crm", texts("label"), recognise, read)]


def recognise(source: Source) -> int:
    """Return how sure it is that a file is an export; the first bytes are enough to tell."""
    return 95 if source.kind == "json" and b'"harbour"' in source.head else 0


def read(source: Source) -> Iterator[Record]:
    """Yield people, then the deals, then the activities.

    Raises:
        WombatError: the file is damaged or of another format.
    """
    export = _export(source)
    names = {}
    for place, person in _each(export, "people"):
        if not person.get("name"):
            yield SetAside(place, texts("aside.no_name"))
            continue
        names[person.get("id")] = person["name"]
        yield _person(place, person)
    for place, deal in _each(export, "deals"):
        yield _deal(place, deal, names)
    for place, activity in _each(export, "activities"):
        yield _activity(place, activity, names)


def _export(source: Source) -> dict[str, Any]:
    try:
        export = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise WombatError(texts("file.damaged", file=source.name, error=str(error))) from error
    if not isinstance(export, dict) or export.get("harbour") != FORMAT:
        raise WombatError(texts("file.format", file=source.name, ours=FORMAT))
    return export


def _each(export: dict[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of a kind with their places; what is no record at all comes as an empty one."""
    records = export.get(kind) or []
    for number, record in enumerate(records if isinstance(records, list) else [records], 1):
        yield f"{kind} {number}", record if isinstance(record, dict) else {}


def _person(place: str, person: dict[str, Any]) -> Person:
    known = {"id", "name", "company", "title", "city", "email", "phone", "tags"}
    return Person(
        place,
        id=str(person.get("id", "")),
        name=str(person["name"]),
        company=str(person.get("company") or ""),
        title=str(person.get("title") or ""),
        city=str(person.get("city") or ""),
        emails=[str(person["email"])] if person.get("email") else [],
        phones=[str(person["phone"])] if person.get("phone") else [],
        tags=[str(tag) for tag in person.get("tags") or []],
        extra={key: str(value) for key, value in person.items() if key not in known and value},
    )


def _deal(place: str, deal: dict[str, Any], names: dict[Any, str]) -> Record:
    """Return the referral that a deal came from: from whom, about whom, what became of it."""
    giver = names.get(deal.get("referred_by"))
    if giver is None:
        key = "unknown" if deal.get("referred_by") else "not_referred"
        return SetAside(place, texts(f"aside.{key}", title=str(deal.get("title") or "")))
    about = [str(deal.get("title") or ""), names.get(deal.get("customer"), "")]
    return Relation(
        place,
        giver,
        "me",
        "referred",
        date=str(_day(deal.get("closed")) or ""),
        state=STATES.get(str(deal.get("stage")), "given"),
        value=float(value) if isinstance(value := deal.get("value"), (int, float)) else None,
        prospect=": ".join(filter(None, reversed(about))),
    )


def _activity(place: str, activity: dict[str, Any], names: dict[Any, str]) -> Record:
    who = names.get(activity.get("person"))
    if who is None:
        return SetAside(place, texts("aside.unknown", title=str(activity.get("subject") or "")))
    direction = activity.get("direction")
    values = {
        "contact": who,
        "date": _day(activity.get("day")),
        "direction": direction if direction in {"in", "out"} else None,
        "channel": CHANNELS.get(str(activity.get("type"))),
        "about": activity.get("subject"),
    }
    return TableRow(place, "interactions", "log", values)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
