"""Columns of names as ids: each name is looked up once, however often it stands in a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.plan.model import Plan, Table


def named(plan: Plan, table: Table, field: str, *, blank: str | None = None) -> list[str | None]:
    """Return the id that each cell of a column of names means, as long as the table.

    Args:
        plan: the plan that knows the names.
        table: the table.
        field: id of a field that names one person; a field the table lacks counts as blank.
        blank: what a blank cell means, such as `OWNER`.

    Returns:
        Contact ids, `OWNER` for the owner, None for a name that is unknown or that two contacts bear.
    """
    seen: dict[object, str | None] = {None: blank, "": blank}
    ids = []
    for name in table.columns.get(field) or [None] * len(table):
        key = name if isinstance(name, str) else None
        if key not in seen:
            seen[key] = plan.who(key)
        ids.append(seen[key])
    return ids
