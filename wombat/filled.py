"""Whether what a filler gave can be put where it belongs: its rows, its fields, its values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from wombat.definitions.formulas import references, unfit
from wombat.host import Nonsense
from wombat.host.results import what
from wombat.plan.model import Computed
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from wombat.definitions.model import Part
    from wombat.hooks import Filler
    from wombat.plan.model import Table

texts = Texts("wombat")
_PLAIN = frozenset({type(None), str, int, float, bool, date})


def check_result(part: Part, filler: Filler, table: Table | None, result: Any) -> Any:
    """Return what a filler gave if every value of it has a place that the filler may write to.

    Args:
        part: of the worksheet.
        filler: that gave it.
        table: as it stands, None for a form.
        result: values by field, or by row and field.

    Raises:
        Nonsense: it cannot be used; nothing of it is.
    """
    place = f"{filler.sheet}.{filler.part}"
    if not isinstance(result, Mapping):
        raise Nonsense(texts("fill.no_mapping", place=place, got=what(result)))
    mine = frozenset(filler.fields)
    if table is None:
        _check_row(place, result, mine)
        return result
    typed = {field.id for field in part.fields if field.owner == "user"} | mine
    for row_id, values in result.items():
        if not isinstance(row_id, str) or not row_id:
            raise Nonsense(texts("fill.row_id", place=place, got=what(row_id)))
        if not isinstance(values, Mapping):
            raise Nonsense(texts("fill.no_mapping", place=f"{place}[{row_id}]", got=what(values)))
        _check_row(place, values, mine if row_id in table else typed)
    return result


def _check_row(place: str, values: Mapping[str, Any], mine: AbstractSet[str]) -> None:
    if not values.keys() <= mine:
        strange = next(name for name in values if name not in mine)
        raise Nonsense(texts("fill.not_its_own", place=place, field=strange))
    for name, value in values.items():
        if isinstance(value, Computed):
            _check_formula(f"{place}.{name}", value.formula)
            value = value.value  # noqa: PLW2901 - what the cell shows
        if (kind := type(value)) not in _PLAIN or (kind is float and not math.isfinite(value)):
            _check_value(f"{place}.{name}", value)


def _check_formula(place: str, formula: Any) -> None:
    """See that a formula is one, so that the workbook opens everywhere."""
    piece = unfit(formula) if isinstance(formula, str) else what(formula)
    for label, steps in references(formula) if not piece else ():
        if len(steps) not in (1 + label, 3 + label):
            piece = ".".join(steps)
    if piece:
        raise Nonsense(texts("fill.formula", place=place, piece=piece))


def _check_value(place: str, value: Any) -> None:
    fits = isinstance(value, (str, int, float, date)) or (
        isinstance(value, list) and all(isinstance(each, str) for each in value)
    )
    if not fits or (isinstance(value, float) and not math.isfinite(value)):
        raise Nonsense(texts("fill.value", place=place, got=what(value)))
