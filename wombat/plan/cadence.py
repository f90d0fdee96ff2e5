"""Who is due to hear from the owner: how often each contact should, and when the last contact was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from wombat.plan.contact_days import last_contacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Contact, Plan

    State = Literal["overdue", "today", "soon", "later"]

STRONG_DAYS, WEAK_DAYS = 30, 120
"""Days between two contacts where the settings say nothing."""
AHEAD = 14
"""Days ahead that are soon."""
_TAG = re.compile(r"\s*(.+?)\s*[:：=＝\s]\s*(\d+)\D*")


@dataclass(frozen=True, slots=True)
class Due:
    """When a contact is due.

    Attributes:
        contact: its id.
        day: when the two should be in touch again; today where no contact is on record.
        state: ``overdue``, ``today``, ``soon`` (within `AHEAD` days) or ``later``.
        days: days until then, below 0 when overdue.
        cadence: days between two contacts.
        because: what the cadence comes from: ``own``, ``tag``, ``strong`` or ``weak``.
        tag: the tag, where it comes from one.
        last: the last contact, None where none is on record.
    """

    contact: str
    day: date
    state: State
    days: int
    cadence: int
    because: Literal["own", "tag", "strong", "weak"]
    tag: str
    last: date | None

    @property
    def silence(self) -> float:
        """How long the silence is, in cadences; without a contact on record just due."""
        return 1 - self.days / self.cadence


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday that comes.

    Attributes:
        contact: whose, by id.
        day: when it is next.
        turns: years that it makes, None where the year of birth is not known.
    """

    contact: str
    day: date
    turns: int | None


def due(plan: Plan) -> list[Due]:
    """Return when each contact is due, the longest silence in cadences first.

    The cadence is the contact's own, else the shortest of its tags, else that of strong or weak ties. It restarts at
    the last contact. Contacts of whom neither a last contact, nor a cadence of their own or of a tag, nor a tie that
    the user stated is known are names in an address book, and are left out.
    """
    last, tags = last_contacts(plan), tag_cadences(plan)
    form = plan.form("settings", "main")
    by_tie = {True: _days(form.get("cadence_strong"), STRONG_DAYS), False: _days(form.get("cadence_weak"), WEAK_DAYS)}
    found = [each for contact in plan.contacts if (each := _due(plan, contact, last.get(contact.id), tags, by_tie))]
    return sorted(found, key=lambda each: (-each.silence, each.day))


def birthdays(plan: Plan, ahead: int = AHEAD) -> list[Birthday]:
    """Return the birthdays from today to so many days ahead, in order."""
    until = plan.today + timedelta(days=ahead)
    return sorted((each for each in _birthdays(plan) if each.day <= until), key=lambda each: each.day)


def tag_cadences(plan: Plan) -> dict[str, int]:
    """Return the days by tag in lower case, as the settings list them: ``VIP 14; customer: 60``."""
    found = {}
    for entry in _tag_entries(plan):
        if match := _TAG.fullmatch(entry):
            found[match[1].casefold()] = max(1, int(match[2]))
    return found


def odd_tag_cadences(plan: Plan) -> list[str]:
    """Return the entries of that list that are no tag with its days."""
    return [entry for entry in _tag_entries(plan) if entry.strip() and not _TAG.fullmatch(entry)]


def _tag_entries(plan: Plan) -> list[str]:
    said = plan.form("settings", "main").get("cadence_tags")
    return said if isinstance(said, list) else re.split("[;；]", str(said or ""))


def _due(plan: Plan, contact: Contact, last: date | None, tags: dict[str, int], by_tie: dict[bool, int]) -> Due | None:
    own, tagged = contact.number("cadence"), [tag for tag in contact.texts("tags") if tag.casefold() in tags]
    because: Literal["own", "tag", "strong", "weak"] = "strong" if contact.strong else "weak"
    tag, cadence = "", by_tie[bool(contact.strong)]
    if own and own >= 1:
        because, cadence = "own", int(own)
    elif tagged:
        tag = min(tagged, key=lambda each: tags[each.casefold()])
        because, cadence = "tag", tags[tag.casefold()]
    elif last is None and contact.stated_tie is None:
        return None
    day = last + timedelta(days=cadence) if last else plan.today
    days = (day - plan.today).days
    return Due(contact.id, day, state_of(days), days, cadence, because, tag, last)


def state_of(days: int) -> State:
    """Return the state of something that is due in so many days, below 0 when it is past."""
    if days < 0:
        return "overdue"
    if days == 0:
        return "today"
    return "soon" if days <= AHEAD else "later"


def _days(value: object, usual: int) -> int:
    return int(value) if isinstance(value, (int, float)) and value >= 1 else usual


def _birthdays(plan: Plan) -> Iterator[Birthday]:
    for contact in plan.contacts:
        said = contact["birthday"]
        text = said.isoformat() if isinstance(said, date) else str(said or "")
        if match := re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", text):
            year = int(match[1]) if match[1] != "-" else None
            day = _next(int(match[2]), int(match[3]), plan.today)
            if day and (year is None or day.year >= year):
                yield Birthday(contact.id, day, day.year - year if year else None)


def _next(month: int, day: int, today: date) -> date | None:
    """Return the next such day; who was born on 29 February has the 28th in other years."""
    for year in (today.year, today.year + 1):
        for least in (day, 28 if (month, day) == (2, 29) else day):
            try:
                found = date(year, month, least)
            except ValueError:
                continue
            if found >= today:
                return found
            break
    return None
