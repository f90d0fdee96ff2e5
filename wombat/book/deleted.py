"""Rows that the user deleted: seen, told, and kept from coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.ids import unpack
from wombat.errors import Problem
from wombat.plan.memory import memory
from wombat.plan.naming import typed_fields
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.book.opened import OpenBook
    from wombat.plan.model import Plan

texts = Texts(__package__)


def note_deleted(opened: OpenBook, plan: Plan) -> None:
    """See which rows of the last build are no longer there."""
    for key, packed in opened.manifest.gone.items():
        sheet_id, part_id = key.split(".", 1)
        opened.gone[sheet_id, part_id] = set(unpack(packed))
    for key, packed in opened.manifest.ids.items():
        sheet_id, part_id = key.split(".", 1)
        if sheet_id in opened.places:
            here = set(plan.table(sheet_id, part_id).ids)
            if missing := set(unpack(packed)) - here:
                opened.deleted[sheet_id, part_id] = missing
                opened.gone.setdefault((sheet_id, part_id), set()).update(missing)
    plan.gone = opened.gone
    if ("contacts", "people") in opened.deleted:
        _forget_names(opened, plan)


def _forget_names(opened: OpenBook, plan: Plan) -> None:
    """Keep the names of deleted contacts, which still stand in the rows of the logs, from becoming contacts again."""
    heard = memory(plan)["heard"]
    known = set(heard)
    for table, field in typed_fields(plan):
        old = set(unpack(opened.manifest.ids.get(f"{table.sheet}.{table.part}", [])))
        for row_id, cell in zip(table.ids, table.columns.get(field, []), strict=False):
            for name in cell if isinstance(cell, list) else [cell]:
                if row_id in old and isinstance(name, str) and name not in known and plan.who(name) is None:
                    known.add(name)
                    heard.append(name)


def told_deleted(opened: OpenBook) -> list[Problem]:
    """Return a sentence for each worksheet from which the user deleted rows, or cleared the ids of rows."""
    problems = []
    for sheet_id, place in opened.places.items():
        missing = sum(len(rows) for (sheet, _), rows in opened.deleted.items() if sheet == sheet_id)
        renumbered = sum(table.renumbered for table in place.tables.values())
        for key, count in (("renumbered", renumbered), ("deleted", missing - renumbered)):
            if count > 0:
                problems.append(Problem(texts(f"opened.{key}", sheet=place.name, n=count), again=False))
    return problems
