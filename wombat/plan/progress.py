"""How far a worksheet is filled: what its definition asks for against what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.model import Computed

if TYPE_CHECKING:
    from wombat.definitions.model import Part, Worksheet
    from wombat.plan.model import Plan


def progress(plan: Plan, worksheet: Worksheet) -> Computed | None:
    """Return the share that is filled, from 0 to 1, with its formula; None where nothing is asked.

    Each part with a target counts the same: a table by its rows or by the cells of the field it names, at most 1; a
    form by its lines that the user fills.
    """
    parts = [_of_part(plan, worksheet.id, part) for part in worksheet.parts]
    shares = [share for share in parts if share is not None]
    if not shares:
        return None
    formula = "+".join(share.formula for share in shares)
    value = sum(float(share.value) for share in shares if isinstance(share.value, (int, float))) / len(shares)
    return Computed(f"({formula})/{len(shares)}", value)


def _of_part(plan: Plan, sheet: str, part: Part) -> Computed | None:
    return _of_form(plan, sheet, part) if part.kind == "form" else _of_table(plan, sheet, part)


def _of_form(plan: Plan, sheet: str, part: Part) -> Computed | None:
    typed = [field.id for field in part.fields if field.owner == "user"]
    if not typed or part.target is None:
        return None
    values = plan.form(sheet, part.id)
    cells = ",".join(f"{{{sheet}.{part.id}.{field}}}" for field in typed)
    filled = sum(values.get(field) is not None for field in typed)
    return Computed(f"MIN(1,COUNTA({cells})/{part.target})", min(1.0, filled / part.target))


def _of_table(plan: Plan, sheet: str, part: Part) -> Computed | None:
    if part.target is None:
        return None
    field = part.counts or part.fields[0].id
    filled = sum(value is not None for value in plan.table(sheet, part.id).columns.get(field, ()))
    return Computed(f"MIN(1,COUNTA({{{sheet}.{part.id}.{field}}})/{part.target})", min(1.0, filled / part.target))
