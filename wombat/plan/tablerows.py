"""Rows of any worksheet that a source holds, added unless the table has them already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.ties import Added
from wombat.records import SetAside
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from wombat.plan.conflicts import Allocator
    from wombat.plan.model import Plan, Table, Value
    from wombat.records import TableRow

texts = Texts(__package__)

Signature = frozenset[tuple[str, str]]


def add_rows(plan: Plan, rows: Sequence[TableRow], ids: Allocator) -> Added:
    """Take rows into their tables; one whose typed values all stand in one row already is merged with it.

    Args:
        plan: takes them.
        rows: in the order of the source.
        ids: gives the ids of new rows.
    """
    done = Added()
    known: dict[tuple[str, str], set[Signature]] = {}
    new: dict[tuple[str, str], dict[str, dict[str, Value]]] = {}
    for row in rows:
        key = (row.sheet, row.part)
        if key not in plan.tables:
            done.set_aside.append(SetAside(row.where, texts("aside.table", sheet=_title(plan, row.sheet))))
            continue
        typed = _typed_fields(plan, row.sheet, row.part)
        if key not in known:
            known[key] = _signatures(plan.tables[key], typed)
        signature = _signature(row.values, typed or row.values.keys())
        if not signature:
            done.set_aside.append(SetAside(row.where, texts("aside.empty")))
        elif signature in known[key]:
            done.merged += 1
        else:
            known[key].add(signature)
            new.setdefault(key, {})[ids.new(row.sheet, row.part)] = row.values
            done.imported += 1
    for key, values in new.items():
        plan.tables[key].extend(values)
    return done


def _title(plan: Plan, sheet: str) -> object:
    return plan.worksheets[sheet].title if sheet in plan.worksheets else sheet


def _typed_fields(plan: Plan, sheet: str, part: str) -> set[str]:
    """Return the fields that users type; empty where no definition says."""
    if sheet not in plan.worksheets:
        return set()
    return {each.id for each in plan.worksheets[sheet].part(part).fields if each.owner == "user"}


def _signatures(table: Table, typed: Collection[str]) -> set[Signature]:
    fields = [name for name in table.columns if not typed or name in typed]
    return {
        _signature(dict(zip(fields, values, strict=True)), fields)
        for values in zip(*(table.columns[name] for name in fields), strict=True)
    }


def _signature(values: Mapping[str, Value], fields: Collection[str]) -> Signature:
    said = ((name, values.get(name)) for name in fields)
    return frozenset((name, str(value).strip().casefold()) for name, value in said if value not in (None, "", []))
