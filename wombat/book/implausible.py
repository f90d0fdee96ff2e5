"""What the user typed and cannot be so: days still to come, e-mail addresses and phone numbers that are none.

What a source gave stays as the source has it and is not told: nobody typed it here, and it may be right there.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from wombat.errors import Problem
from wombat.plan.given import each_gift, every_gift, ours_of
from wombat.plan.marks import mark, unpack_marks
from wombat.plan.rowmarks import row_marks
from wombat.text import Texts
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.book.opened import OpenBook
    from wombat.book.places import TablePlace
    from wombat.definitions.model import Field
    from wombat.plan.model import Plan
    from wombat.text import Text

texts = Texts(__package__)
_EMAIL = re.compile(r"\S@\S")
_FEWEST_DIGITS = 3
"""Of a phone number; emergency numbers have so many."""


def implausible(opened: OpenBook, plan: Plan) -> list[Problem]:
    """Tell of what cannot be so in the tables, and take days to come out of the plan; the cells stay as they are."""
    found = []
    for sheet_id, place in opened.places.items():
        for part_id, table in place.tables.items():
            looking = _Looking(plan, table, sheet_id, part_id)
            for field in table.part.fields:
                if field.owner == "user" and field.id in table.columns:
                    for row, text in looking.odd(field):
                        where = f"{place.name}!{letters(table.columns[field.id])}{table.numbers[row]}"
                        found.append(Problem(text, where, failure=True, again=True))
    return found


class _Looking:
    """Looks through one table."""

    def __init__(self, plan: Plan, place: TablePlace, sheet: str, part: str) -> None:
        self.plan, self.place = plan, place
        self.table = plan.table(sheet, part)
        self._given: list[bool] | None = None

    def odd(self, field: Field) -> Iterator[tuple[int, Text]]:
        """Yield the position of each row in which a field holds what cannot be so, and the sentence."""
        if field.type in ("emails", "phones"):
            yield from self._no_address(field)
        elif field.past or field.type == "birthday":
            yield from self._to_come(field)

    def _no_address(self, field: Field) -> Iterator[tuple[int, Text]]:
        fits = _is_email if field.type == "emails" else _is_phone
        for at, cell in enumerate(self.table.columns[field.id]):
            for said in cell if isinstance(cell, list) else ():
                if not fits(said) and not self._gave(field, said):
                    yield at, texts(f"unfit.{field.type.removesuffix('s')}", value=said)

    def _to_come(self, field: Field) -> Iterator[tuple[int, Text]]:
        column, read = self.table.columns[field.id], self.place.read[field.id]
        today = self.plan.today if field.past else self.plan.today.isoformat()
        kind: type = date if field.past else str
        late = [at for at, value in enumerate(column) if isinstance(value, kind) and value > today]  # type: ignore[operator]
        for at in late:
            if not self._row_given(at) and not self._gave(field, str(column[at])):
                yield at, texts("unfit.past", label=field.label, value=str(column[at]))
                column[at] = read[at] = None

    def _gave(self, field: Field, said: str) -> bool:
        """Tell whether a source gave a value of a contact."""
        if self.table.sheet != "contacts":
            return False
        sought = mark(field.id, said)
        return any(sought in ours_of(gift) for _, _, gift in each_gift(self.plan))

    def _row_given(self, at: int) -> bool:
        """Tell whether a row stands as a source gave it."""
        if self._given is None:
            known = {each for held in every_gift(self.plan).values() for each in unpack_marks(held.get("marks", ""))}
            self._given = [each in known for each in row_marks(self.plan, self.table)]
        return self._given[at]


def _is_email(said: str) -> bool:
    return _EMAIL.search(said) is not None


def _is_phone(said: str) -> bool:
    return sum(sign.isdigit() for sign in said) >= _FEWEST_DIGITS
