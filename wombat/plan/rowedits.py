"""Rows and cells that change, though not by the user: their sources go on being known to have given them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from wombat.plan.given import every_gift, gifts, lines_of
from wombat.plan.marks import pack_marks, unpack_marks
from wombat.plan.naming import LOGS
from wombat.plan.rowmarks import CELLS, cell_mark, meant, row_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat.plan.model import Plan, Row, Value

PEOPLE = ("contacts", "people")


def remark(plan: Plan, source: str, rows: Iterable[Row]) -> None:
    """Remember rows as a source's own that it has just changed."""
    held = gifts(plan, source)
    held["marks"] = pack_marks(unpack_marks(held["marks"]).union(_row_mark(plan, row) for row in rows))


def _row_mark(plan: Plan, row: Row) -> int:
    return row_marks(plan, row.table, row.at, row.at + 1)[0]


class Edits:
    """Changes cells of rows that sources gave, so that the rows go on being known as theirs."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; nothing is changed yet."""
        self.plan = plan
        self._after: dict[int, int] = {}

    def set(self, row: Row, name: str, value: Value) -> None:
        """Write a value into a row; call `settle` when all is written."""
        before = _row_mark(self.plan, row)
        row[name] = value
        self.became(before, _row_mark(self.plan, row))

    def became(self, before: int, after: int) -> None:
        """Note that what had one mark has another one now."""
        if before != after:
            self._after[before] = after

    def settle(self) -> None:
        """Let every source that gave one of the rows know it as it is now, and as it was."""
        for source in every_gift(self.plan) if self._after else ():
            held = gifts(self.plan, source)
            marks = unpack_marks(held["marks"])
            if new := {after for before, after in self._after.items() if before in marks}:
                held["marks"] = pack_marks(marks | new)


def take_days_back(plan: Plan, source: str, rows: Iterable[Row]) -> None:
    """Blank the days that a source filled in ties that others gave."""
    marks, edits = unpack_marks(gifts(plan, source)["marks"]), Edits(plan)
    for row in rows if marks else ():
        if row["since"] and cell_mark(("relations", "ties", row.id), "since", row["since"]) in marks:
            edits.set(row, "since", None)
    edits.settle()


@contextmanager
def marks_held(plan: Plan) -> Iterator[dict[str, str]]:
    """Let sources go on being known to have given their rows while contacts are merged, split and renamed inside.

    Yields:
        To be filled: the contact each merged one became a part of; cells of its row are that one's afterwards.
    """
    became: dict[str, str] = {}
    before, edits = _marks(plan), Edits(plan)
    yield became
    plan.changed()
    after = _marks(plan)
    for (place, what), mark in before.items():
        edits.became(mark, after.get((place, what), mark))
        if place[:2] == PEOPLE and place[2] in became:
            edits.became(mark, after.get(((*PEOPLE, became[place[2]]), what), mark))
    edits.settle()


def _marks(plan: Plan) -> dict[tuple[tuple[str, str, str], str], int]:
    """Return the marks of all rows of the logs and of the cells of contacts that ties fill, by place and field."""
    found: dict[tuple[tuple[str, str, str], str], int] = {}
    for sheet, part, _ in LOGS:
        if (sheet, part) != PEOPLE:
            table = plan.table(sheet, part)
            pairs = zip(table.ids, row_marks(plan, table), strict=False)
            found |= {((sheet, part, row_id), ""): mark for row_id, mark in pairs}
    contacts = plan.table("contacts")
    for name in CELLS:
        for row_id, value in zip(contacts.ids, contacts.columns.get(name, ()), strict=False):
            place = (*PEOPLE, row_id)
            for line in lines_of(value):
                words = line if name == "notes" else ""
                found[place, f"{name}:{words}"] = cell_mark(place, name, meant(plan, name, line))
    return found
