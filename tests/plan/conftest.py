from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wombat.plan.assemble import SourceReport, add_records
from wombat.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wombat.records import Record

TODAY = date(2026, 3, 1)


class Counter:
    """Gives ids as a workbook does."""

    def __init__(self) -> None:
        self.last: dict[tuple[str, str], int] = {}

    def new(self, sheet: str, part: str) -> str:
        self.last[sheet, part] = self.last.get((sheet, part), 0) + 1
        return f"{'c' if sheet == 'contacts' else 'r'}{self.last[sheet, part]}"


class Desk:
    """A plan with everything needed to take records in."""

    def __init__(self, country: str = "CN", owner: str = "") -> None:
        self.plan = Plan(TODAY, country=country, owner=owner)
        self.ids = Counter()

    def add(self, *records: Record, source: str = "people.csv") -> SourceReport:
        return add_records(self.plan, source, records, self.ids)

    def names(self) -> list[str]:
        return [contact.name for contact in self.plan.contacts]

    def rows(self, sheet: str) -> list[dict[str, object]]:
        table = self.plan.table(sheet)
        held = ({name: column[at] for name, column in table.columns.items()} for at in range(len(table)))
        return [{name: value for name, value in row.items() if value not in (None, "", [])} for row in held]

    def state(self) -> dict[tuple[str, str], list[dict[str, object]]]:
        return {key: self.rows(key[0]) for key in sorted(self.plan.tables)}

    def next_build(self) -> Desk:
        """Return the same plan as the workbook would give it back at the next build."""
        later = Desk(self.plan.country, self.plan.owner)
        later.ids = self.ids
        later.plan.tables = self.plan.tables
        later.plan.earlier = self.plan.earlier | self.plan.kept
        return later


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def make_desk() -> Callable[..., Desk]:
    return Desk


def accounted(report: SourceReport, records: Iterable[Record]) -> bool:
    return report.records == len(list(records)) == report.imported + report.merged + len(report.set_aside)
