"""Small plans built by hand, and fillers called as the program calls them."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from wombat.plugins.network.measures import wombat_measures

from wombat.definitions.load import load_worksheet
from wombat.network.build import build_network
from wombat.testing import PlanBuilder

if TYPE_CHECKING:
    from wombat import Filler, Network, Plan

WORKSHEETS = Path(__file__).parents[2] / "worksheets"
TODAY = date(2025, 6, 30)


class Made(PlanBuilder):
    """A plan under construction: ``made.table("coverage", "pieces", {...}, {...})`` adds rows."""

    def defined(self, group: str, sheet: str) -> Self:
        """Switch a worksheet on."""
        self.plan.worksheets[sheet] = load_worksheet(WORKSHEETS / group / f"{sheet}.toml")
        return self


@pytest.fixture
def made() -> Made:
    """An empty plan of an owner called Olive on 30 June 2025."""
    return Made()


def fillers(sheet: str) -> list[Filler]:
    """Return the fillers of a worksheet."""
    module = import_module(f"wombat.plugins.message.{sheet.replace('-', '_')}")
    return list(module.wombat_fillers())


def fill(sheet: str, part: str, plan: Plan, network: object = None) -> dict[str, Any]:
    """Call the filler of a part and return what it gives."""
    (filler,) = [each for each in fillers(sheet) if (each.sheet, each.part) == (sheet, part)]
    return dict(filler.fill(plan, network))  # type: ignore[arg-type]


def network_of(plan: Plan, *ties: tuple[str, str] | tuple[str, str, float]) -> Network:
    """Build the network of a plan with the given ties (from id, to id, weight) and the measures of the program."""
    relations = [(tie[0], tie[1], "knows", float(tie[2]) if len(tie) > 2 else 0.0, "") for tie in ties]
    return build_network(plan, relations, wombat_measures())
