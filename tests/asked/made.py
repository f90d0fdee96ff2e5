"""What the hooks of a worksheet's module give, in few words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from wombat.plan.asked import in_order

if TYPE_CHECKING:
    from datetime import date

    from wombat import Plan


def _module(group: str, sheet: str) -> Any:
    return import_module(f"wombat.plugins.{group}.{sheet.replace('-', '_')}")


def advice(group: str, sheet: str, plan: Plan) -> list[tuple[str, str, str]]:
    """Return row, field and sentence of each advice of a worksheet, and assert that it is about that one."""
    found = list(_module(group, sheet).wombat_advice(plan))
    assert {each.sheet for each in found} <= {sheet}
    return [(each.row, each.field, each.text.say("en")) for each in found]


def tasks(group: str, sheet: str, plan: Plan) -> list[tuple[str, str, date | None]]:
    """Return whom it is for, what to do and when of each task of a worksheet; no two have one id."""
    found = in_order(_module(group, sheet).wombat_tasks(plan))
    assert {each.sheet for each in found} <= {sheet}
    assert len({each.id for each in found}) == len(found)
    return [(each.contact or each.who, each.what.say("en"), each.day) for each in found]


def counts(group: str, sheet: str, plan: Plan) -> dict[str, float]:
    """Return what a worksheet counts on the matrix, by the part's id."""
    return {part.id: part.now(plan) for part in _module(group, sheet).wombat_matrix_parts()}
