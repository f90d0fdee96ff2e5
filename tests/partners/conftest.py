"""An empty plan to put rows into, and the fillers of all modules of the group."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import Made, network_of

if TYPE_CHECKING:
    from wombat import Filler, Plan

MODULES = sorted(path.stem for path in (Path(__file__).parents[2] / "plugins" / "partners").glob("*.py"))


def every_filler() -> list[Filler]:
    """Return the fillers of all modules, in the order in which they run."""
    modules = [import_module(f"wombat.plugins.partners.{name}") for name in MODULES if name != "__init__"]
    return [filler for module in modules for filler in getattr(module, "wombat_fillers", list)()]


def fill(sheet: str, part: str, plan: Plan, network: object = None) -> dict[str, Any]:
    """Run the filler of a part and return what it gives."""
    (filler,) = [each for each in every_filler() if (each.sheet, each.part) == (sheet, part)]
    return dict(filler.fill(plan, network or network_of(plan)))  # type: ignore[arg-type]


def day(text: str) -> date:
    """Return a day of 2025, given as month and day: ``06-30``."""
    return date.fromisoformat(f"2025-{text}")


@pytest.fixture
def made() -> Made:
    """Return an empty plan of an owner called Olive on 30 June 2025."""
    return Made()


@pytest.fixture
def people(made: Made) -> Made:
    """Return a plan with the contacts Ann, Bo, Cy, Dee and Eve, ``c1`` to ``c5``."""
    return made.contacts(*({"name": name} for name in ("Ann", "Bo", "Cy", "Dee", "Eve")))


def referral(giver: str, taker: str, on: date | None = None, state: str = "given", **more: Any) -> dict[str, Any]:
    """Return a row of the referral log; ``me`` is the owner."""
    return {"from": giver, "to": taker, "date": on, "kind": "referral", "state": state, **more}
