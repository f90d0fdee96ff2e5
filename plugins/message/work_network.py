"""Work your network: whom the owner recommended or spoke well of without ever getting business back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import wombat
from wombat import OWNER, Filler, Texts, hookimpl, named, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Row, Text, Value

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this worksheet computes."""
    people = ("company", "given", "spoken", "last", "why", "name")
    return [
        Filler("work-network", "summary", ("people", "firms", "invited"), _summary),
        Filler("work-network", "people", people, _people),
        Filler("work-network", "firms", ("company", "people", "given", "spoken", "last"), _firms),
    ]


@dataclass(slots=True)
class Favours:
    """What passed between the owner and one contact, or the people of one firm.

    Attributes:
        given: referrals the owner gave.
        spoken: times the owner spoke well of them.
        last: the latest of these, or None where no date is known.
        returned: referrals that came back; a good word that came back is no business.
        returned_on: the latest of those that came back.
        who: contact ids, for a firm.
    """

    given: int = 0
    spoken: int = 0
    last: date | None = None
    returned: int = 0
    returned_on: date | None = None
    who: list[str] = field(default_factory=list)

    @property
    def owed(self) -> bool:
        """Whether the owner gave and nothing ever came back."""
        return bool(self.given + self.spoken) and not self.returned

    def add(self, other: Favours, who: str) -> None:
        """Add what passed with one of the firm's people."""
        self.given, self.spoken = self.given + other.given, self.spoken + other.spoken
        self.returned += other.returned
        self.last = _later(self.last, other.last)
        if other.given + other.spoken:
            self.who.append(who)


def favours(plan: Plan) -> dict[str, Favours]:
    """Return what passed between the owner and each contact, by contact id, from the referral log.

    A blank ``from`` or ``to`` means the owner; a blank kind is a referral; names no contact bears are nobody's.
    """
    log, found = plan.table("referrals", "log"), dict[str, Favours]()
    givers, takers = named(plan, log, "from", blank=OWNER), named(plan, log, "to", blank=OWNER)
    for row, giver, taker in zip(log, givers, takers, strict=True):
        if giver == OWNER and taker not in (OWNER, None):
            _given(found.setdefault(str(taker), Favours()), row)
        elif taker == OWNER and giver not in (OWNER, None) and row["kind"] != "word_of_mouth":
            back = found.setdefault(str(giver), Favours())
            back.returned += 1
            back.returned_on = _later(back.returned_on, row.day("date"))
    return found


def _given(to: Favours, row: Row) -> None:
    if row["kind"] == "word_of_mouth":
        to.spoken += 1
    else:
        to.given += 1
    to.last = _later(to.last, row.day("date"))


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _most(found: dict[str, Favours]) -> list[str]:
    """Return the keys of those who owe the owner: the most recommended first, then the latest."""
    owed = [key for key, each in found.items() if each.owed]
    return sorted(owed, key=lambda key: (-found[key].given - found[key].spoken, _ago(found[key]), key))


def _ago(each: Favours) -> int:
    return -each.last.toordinal() if each.last else 0


def firms(plan: Plan, found: dict[str, Favours]) -> dict[str, Favours]:
    """Return the same by firm, under the name of the firm as the first of its contacts has it."""
    by_firm: dict[str, Favours] = {}
    labels: dict[str, str] = {}
    for contact in plan.contacts:
        if contact.company and contact.id in found:
            label = labels.setdefault(" ".join(contact.company.casefold().split()), contact.company)
            by_firm.setdefault(label, Favours()).add(found[contact.id], contact.id)
    return by_firm


def _summary(plan: Plan, _network: Network) -> dict[str, Value]:
    found = favours(plan)
    dates = plan.table("work-network", "people").columns.get("date", [])
    return {
        "people": len(_most(found)),
        "firms": len(_most(firms(plan, found))),
        "invited": sum(isinstance(value, date) for value in dates),
    }


def _people(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return the rows that are there with their evidence renewed, then the people who are new."""
    found, table = favours(plan), plan.table("work-network", "people")
    contacts = {contact.id: contact for contact in plan.contacts}
    rows: dict[str, dict[str, Value]] = {}
    listed = set()
    for row in table:
        who = row.id if row.id in contacts else plan.who(row["name"])
        listed.add(who)
        if who in contacts:
            rows[row.id] = _facts(plan, contacts[who], found.get(who, Favours()))
    for who in _most(found):
        if who in contacts and who not in listed:
            rows[who] = {"name": plan.label(who), **_facts(plan, contacts[who], found[who])}
    return rows


def _facts(plan: Plan, contact: Row, each: Favours) -> dict[str, Value]:
    why = _why(each)
    return {
        "company": contact.text("company") or None,
        "given": each.given or None,
        "spoken": each.spoken or None,
        "last": each.last,
        "why": why.say(plan.language) if why else None,
    }


def _why(each: Favours) -> Text | None:
    if each.returned:
        key = "returned_on" if each.returned_on else "returned"
        return texts(f"work.{key}", n=each.returned, day=wording.day(each.returned_on or date.min))
    if not each.owed:
        return None
    what = [texts(f"work.{kind}", n=n) for kind, n in (("gave", each.given), ("spoke", each.spoken)) if n]
    deeds = texts("work.both", one=what[0], two=what[1]) if len(what) > 1 else what[0]
    return (
        texts("work.owed_on", deeds=deeds, day=wording.day(each.last)) if each.last else texts("work.owed", deeds=deeds)
    )


def _firms(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    by_firm = firms(plan, favours(plan))
    return {
        f"firm-{by_firm[name].who[0]}": {
            "company": name,
            "people": [plan.label(who) for who in by_firm[name].who],
            "given": by_firm[name].given,
            "spoken": by_firm[name].spoken,
            "last": by_firm[name].last,
        }
        for name in _most(by_firm)
    }
