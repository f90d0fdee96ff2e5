"""A plan kept as it is while a plugin of somebody else reads it: what such a plugin changes itself is put back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from wombat.host.results import Nonsense
from wombat.plan.model import Plan
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.plan.model import Table, Value

texts = Texts(__package__)
_PLAIN = ("today", "language", "country", "owner")
_MAPPINGS = ("worksheets", "groups", "forms", "gone", "formulas")
_CORE = ("identity", "given", "share", "receipts", "figures")
"""Keys of ``plan.kept`` that are the program's own."""


@contextmanager
def guarded(values: tuple[Any, ...]) -> Iterator[None]:
    """Watch the plan among the values that a plugin is given.

    Raises:
        Nonsense: it was changed; it is as it was again.
    """
    guards = [_Guard(value) for value in values if isinstance(value, Plan)]
    try:
        yield
    finally:
        found = [said for guard in guards for said in guard.put_back()]
    for said in found:
        raise Nonsense(texts("nonsense.changed", what=said))
    for guard in guards:
        guard.check_kept()


class _Guard:
    """The content of a plan at one moment; lists in cells are copied, since they could be changed in place."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.plain = {name: getattr(plan, name) for name in _PLAIN}
        self.mappings = {name: _two_deep(getattr(plan, name)) for name in _MAPPINGS}
        self.tables = {key: (table, list(table.ids), _columns(table)) for key, table in plan.tables.items()}
        self.kept = dict(plan.kept)

    def put_back(self) -> list[str]:
        """Return what is not as it was, and make it so."""
        plan, found = self.plan, []
        for name, value in self.plain.items():
            if getattr(plan, name) is not value and getattr(plan, name) != value:
                found.append(name)
                setattr(plan, name, value)
        for name, before in self.mappings.items():
            if getattr(plan, name) != before:
                found.append(name)
                setattr(plan, name, before)
        for key, (table, ids, columns) in self.tables.items():
            if plan.tables.get(key) is not table or table.ids != ids or table.columns != columns:
                found.append(_difference(key, table, ids, columns))
                fresh = type(table)(*key, columns)
                fresh.extend_columns(ids, columns)
                table.ids, table.columns, table._index = fresh.ids, fresh.columns, fresh._index  # noqa: SLF001
        if plan.tables.keys() != self.tables.keys() or found:
            plan.tables = {key: table for key, (table, _, _) in self.tables.items()}
            plan.changed()
        return found

    def check_kept(self) -> None:
        """See that what is kept for the next build can be, and that the program's own part of it is as it was."""
        kept = self.plan.kept
        for key in _CORE:
            if kept.get(key) is not self.kept.get(key):
                kept[key] = self.kept.get(key)
                raise Nonsense(texts("nonsense.changed", what=f"kept[{key!r}]"))
        for key in kept.keys() - set(_CORE):
            try:
                json.dumps(kept[key])
            except (TypeError, ValueError, RecursionError) as error:
                kept.pop(key)
                if key in self.kept and self.kept[key] is not kept.get(key):
                    kept[key] = self.kept[key]
                raise Nonsense(texts("nonsense.kept", under=key, why=str(error))) from error


def _two_deep(found: dict[Any, Any]) -> dict[Any, Any]:
    return {key: type(value)(value) if isinstance(value, (dict, set)) else value for key, value in found.items()}


def _columns(table: Table) -> dict[str, list[Value]]:
    return {
        name: [value.copy() if type(value) is list else value for value in column]
        for name, column in table.columns.items()
    }


def _difference(key: tuple[str, str], table: Table, ids: list[str], columns: dict[str, list[Value]]) -> str:
    """Return where the first difference is, as ``sheet.part.field`` or ``sheet.part``."""
    place = ".".join(key)
    if table.ids == ids:
        for name in (*columns, *table.columns):
            if table.columns.get(name) != columns.get(name):
                return f"{place}.{name}"
    return place
