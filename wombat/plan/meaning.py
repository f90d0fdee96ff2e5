"""Whom cells mean, held while contacts change what they are called: a cell that would mean another is written anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from wombat.plan.naming import naming_columns, pinned
from wombat.plan.plain import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Plan


@contextmanager
def meaning_held(plan: Plan, *, lost_only: bool = False) -> Iterator[None]:
    """Let every cell that names somebody mean the same contact afterwards, whatever names and companies change inside.

    Cells of contacts who are gone afterwards stay as they are.

    Args:
        plan: is changed.
        lost_only: where a name means another contact afterwards, it goes on doing so.
    """
    meant = _meant(plan)
    yield
    plan.changed()
    contacts = plan.table("contacts")
    still = {name: who for name, who in meant.items() if who in contacts}
    labels = {
        name: plan.label(who)
        for name, who in still.items()
        if (now := plan.who(name)) != who and (now is None or not lost_only)
    }
    for _, column in naming_columns(plan) if labels else ():
        column[:] = [pinned(value, labels) for value in column]


def _meant(plan: Plan) -> dict[str, str]:
    """Return whom each name means that stands in a cell, by its plain form."""
    cells = {tuple(cell) if isinstance(cell, list) else cell for _, column in naming_columns(plan) for cell in column}
    names = {name for cell in cells for name in (cell if isinstance(cell, tuple) else (cell,)) if isinstance(name, str)}
    found = ((plain_name(name), plan.who(name)) for name in names)
    return {name: who for name, who in found if who}
