"""Small plans built by hand, and fillers called as the program calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Self

import pytest

from tests.message.conftest import TODAY, WORKSHEETS, network_of
from wombat import Contact, Filler, Plan, Table
from wombat.definitions.load import load_worksheet
from wombat.testing import PlanBuilder

__all__ = ["TODAY", "WORKSHEETS", "Made", "MakeContact", "Rows", "contact", "fill", "made", "network_of"]

Rows = Iterable[Mapping[str, Any]]


MakeContact = Callable[..., Contact]


class Made(PlanBuilder):
    """A plan under construction: ``made.table("referrals", "log", {...}, {...})`` adds rows."""

    def define(self, group: str, *sheets: str) -> Self:
        """Load the definitions of worksheets, for fillers that read them."""
        for sheet in sheets:
            self.plan.worksheets[sheet] = load_worksheet(WORKSHEETS / group / f"{sheet}.toml")
        return self


@pytest.fixture
def made() -> Made:
    """An empty plan of an owner called Olive on 30 June 2025."""
    return Made()


@pytest.fixture
def contact() -> MakeContact:
    """Make one contact by itself."""

    def make(**values: object) -> Contact:
        table = Table("contacts", "people")
        return Contact(table, table.add("c1", values).at)

    return make


def fill(module: str, sheet: str, part: str, plan: Plan, network: object = None) -> dict[str, Any]:
    """Call the filler of a part, check that it keeps to the fields it claims, and return what it gives."""
    fillers: list[Filler] = [
        f for f in import_module(f"wombat.plugins.{module}").wombat_fillers() if (f.sheet, f.part) == (sheet, part)
    ]
    assert len(fillers) == 1
    values = dict(fillers[0].fill(plan, network))  # type: ignore[arg-type]
    rows = values.values() if all(isinstance(value, Mapping) for value in values.values()) else [values]
    assert all(row.keys() <= set(fillers[0].fields) for row in rows)
    return values
