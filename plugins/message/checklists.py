"""Answers of a checklist of things one has or lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat import Table, Value


def filled(table: Table, field: str) -> int:
    """Return how many cells of a column are filled, as COUNTA counts them."""
    return sum(value is not None for value in table.columns.get(field, ()))


def chosen(table: Table, field: str, choice: str) -> int:
    """Return how many cells of a column hold a choice, as COUNTIF counts its label."""
    return sum(value == choice for value in table.columns.get(field, ()))


def answers(table: Table) -> dict[str, Value]:
    """Return ``share`` (0 to 1), ``have`` and ``lack`` of a checklist with the fields ``item`` and ``state``."""
    items, have = filled(table, "item"), chosen(table, "state", "have")
    return {"share": have / items if items else 0, "have": have, "lack": chosen(table, "state", "lack")}
