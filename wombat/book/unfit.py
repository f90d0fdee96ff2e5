"""Values of the plan that the next build will not be able to read back from the user's cells, and will tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.values import Unfit, from_cell, to_cell
from wombat.definitions.model import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.definitions.model import Field
    from wombat.plan.model import Plan, Value

_STRICT = NUMBERS | {"date", "choice", "birthday"}
"""Types of fields that cannot hold any text."""


def holds_unfit(plan: Plan) -> bool:
    """Tell whether a cell of the user's will hold what its field cannot, such as a word for a date."""
    for sheet in plan.worksheets.values():
        for part in sheet.parts:
            for field in part.fields:
                if field.owner == "user" and field.type in _STRICT:
                    table, form = plan.tables.get((sheet.id, part.id)), plan.forms.get((sheet.id, part.id), {})
                    values = table.columns.get(field.id, []) if table else [form.get(field.id)]
                    if not _fit(field, values, plan.language):
                        return True
    return False


def _fit(field: Field, values: Iterable[Value], language: str) -> bool:
    try:
        for said in {value for value in values if isinstance(value, (str, int, float))}:
            from_cell(to_cell(said, field, language), field)
    except Unfit:
        return False
    return True
