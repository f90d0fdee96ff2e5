"""Contact circles: who sits in which seat, who could fill an empty one, who belongs to which circle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.plan.plain import OWNER
from wombat.plan.professions import Professions
from wombat.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from wombat.plan.model import Plan, Row


@dataclass(frozen=True, slots=True)
class Seat:
    """One profession's place in a circle.

    Attributes:
        id: of the row in the table ``seats`` of `circles`: the circle's row and the profession.
        circle: name of the circle.
        circle_id: id of its row in the table ``circles``.
        profession: the word in the user's list.
        members: ids of the members of the circle who bear the profession.
        sitting: contact ids of who sits there, `OWNER` among them if the owner does; several compete for the seat.
        candidates: ids of contacts of that profession who do not belong to the circle, strong ties first.
        unknown: names the user put there that no contact bears, or two.
    """

    id: str
    circle: str
    circle_id: str
    profession: str
    members: list[str]
    sitting: list[str]
    candidates: list[str]
    unknown: list[str]

    @property
    def filled(self) -> bool:
        """Whether somebody sits there, known as a contact or not."""
        return bool(self.sitting or self.unknown)


def seats(plan: Plan) -> list[Seat]:
    """Return every seat of the circles that have a name, in the order of the worksheet.

    Who sits there is whom the user put into the seat; where that is blank, the members of the circle who bear the
    profession.
    """
    circles = [row for row in plan.table("circles", "circles") if row.text("name")]
    people = _People(plan, Professions(word for row in circles for word in _words(row)))
    members = _stated_members(plan)
    return [
        _seat(people, row, word, members.get(_plain(row.text("name")), ())) for row in circles for word in _words(row)
    ]


def circle_members(plan: Plan) -> dict[str, list[str]]:
    """Return the contacts of each circle by its name: those whose row names it and those put into one of its seats.

    A circle that contacts name and the worksheet does not list is among them, under the name the first one wrote.
    """
    members: dict[str, dict[str, None]] = {}
    names = circle_names(plan)
    for contact in plan.contacts:
        for name in contact.circles:
            members.setdefault(names.setdefault(_plain(name), name), {})[contact.id] = None
    for seat in seats(plan):
        members.setdefault(seat.circle, {}).update(dict.fromkeys(who for who in seat.sitting if who != OWNER))
    return {name: list(ids) for name, ids in members.items()}


def circle_names(plan: Plan) -> dict[str, str]:
    """Return the name of each circle by every way to write it, in plain letters.

    A circle that is there from the start is also known by its name in the other languages, so that a contact who was
    put into 房地产 belongs to *Real estate*.
    """
    table = plan.table("circles", "circles")
    names = {_plain(row.text("name")): row.text("name") for row in table if row.text("name")}
    for item in plan.worksheets["circles"].part("circles").items if "circles" in plan.worksheets else ():
        said = item.values.get("name")
        if item.id in table and isinstance(said, Text) and (name := table.row(item.id).text("name")):
            for other in said.every():
                names.setdefault(_plain(other), name)
    return names


class _People:
    """Contacts by profession, and who the user put into which seat."""

    def __init__(self, plan: Plan, words: Professions) -> None:
        self.plan, self.words = plan, words
        self.by_profession: dict[str, list[str]] = {}
        self.strong: set[str] = set()
        for contact in plan.contacts:
            for profession in words.of(contact):
                self.by_profession.setdefault(profession, []).append(contact.id)
            if contact.strong:
                self.strong.add(contact.id)

    def bearing(self, professions: Iterable[str]) -> list[str]:
        """Return who bears one of the professions, strong ties first, in the order of the sheet otherwise."""
        ids = dict.fromkeys(who for profession in professions for who in self.by_profession.get(profession, ()))
        return sorted(ids, key=lambda who: who not in self.strong)

    def put_into(self, seat_id: str) -> dict[str, str | None]:
        """Return whom the user put into a seat: the id, or None, by the name typed."""
        table = self.plan.table("circles", "seats")
        names = table.row(seat_id).texts("sits") if seat_id in table else []
        return {name: self.plan.who(name) for name in names}


def _seat(people: _People, row: Row, word: str, inside: Collection[str]) -> Seat:
    professions = people.words.of_seat(word)
    seat_id = f"{row.id}/{min(professions)}"
    fitting, typed = people.bearing(professions), people.put_into(seat_id)
    members = [who for who in fitting if who in inside]
    sitting = [who for who in typed.values() if who] if typed else members
    return Seat(
        id=seat_id,
        circle=row.text("name"),
        circle_id=row.id,
        profession=word,
        members=members,
        sitting=sitting,
        candidates=[who for who in fitting if who not in inside and who not in sitting],
        unknown=[name for name, who in typed.items() if not who],
    )


def _stated_members(plan: Plan) -> dict[str, dict[str, None]]:
    members: dict[str, dict[str, None]] = {}
    names = circle_names(plan)
    for contact in plan.contacts:
        for name in contact.circles:
            members.setdefault(_plain(names.get(_plain(name), name)), {})[contact.id] = None
    return members


def _words(row: Row) -> Iterator[str]:
    """Yield the professions of a circle, however the user divided them."""
    words = (word.strip() for text in row.texts("professions") for word in re.split(r"[;；、，,\n]", text))
    return iter(dict.fromkeys(word for word in words if word))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
