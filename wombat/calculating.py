"""Values for the formulas of definitions that no filler fills, so that they are there before a program calculates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from wombat.definitions.arithmetic import parse
from wombat.definitions.functions import EPOCH, CellError, Uncomputed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from wombat.definitions.model import Field, Part, Worksheet
    from wombat.plan.model import Plan, Value

    Kept = Mapping[tuple[str, str], set[tuple[str, str]]]

MOST_ROUNDS = 8
"""Formulas that name formulas that name formulas: so many times is looked whether anything still changes."""
MOST_CELLS = 4_000_000
"""Cells that the rows of a table may look at together; beyond, which takes seconds, it is left to the program."""


def calculate(plan: Plan, filled: Collection[tuple[str, str, str]], kept: Kept) -> None:
    """Put the values of formulas into the plan.

    Args:
        plan: with everything that fillers give.
        filled: sheet, part and field of what fillers fill.
        kept: (row id, field id) that the user typed over, by sheet and part.
    """
    todo = list(_formulas(plan, filled))
    for _ in range(MOST_ROUNDS):
        changed = [_Cells(plan, *each).renew(kept) for each in todo]
        if not any(changed):
            return


def _formulas(plan: Plan, filled: Collection[tuple[str, str, str]]) -> Iterator[tuple[Worksheet, Part, Field]]:
    for sheet in plan.worksheets.values():
        for part in sheet.parts:
            for field in part.fields:
                if field.formula and (sheet.id, part.id, field.id) not in filled:
                    yield sheet, part, field


class _Cells:
    """The cells of one field with a formula."""

    def __init__(self, plan: Plan, sheet: Worksheet, part: Part, field: Field) -> None:
        self._plan, self._part, self._field = plan, part, field
        self._key = (sheet.id, part.id)
        self._columns: dict[str, list[Any]] = {}

    def renew(self, kept: Kept) -> bool:
        """Compute them; return whether any changed."""
        try:
            node = parse(str(self._field.formula), self._plan.today)
        except Uncomputed:
            return False
        theirs, before = kept.get(self._key, ()), self._values()
        form, table = self._plan.forms.setdefault(self._key, {}), self._plan.tables.get(self._key, ())
        rows: Iterable[Any] = [form] if self._part.kind == "form" else table
        for row in rows:
            if (getattr(row, "id", ""), self._field.id) not in theirs:
                row[self._field.id] = self._value(node, row)
        return before != self._values()

    def _values(self) -> list[Value]:
        if self._part.kind == "form":
            return [self._plan.forms.get(self._key, {}).get(self._field.id)]
        return list(self._plan.table(*self._key).columns.get(self._field.id, ()))

    def _value(self, node: Callable[[Any], Any], row: Any) -> Value:
        try:
            result = node(lambda label, steps: self._look(row, steps, label=label))
            return _back(result, self._field, self._plan.language)
        except (CellError, Uncomputed, ArithmeticError, TypeError, LookupError):
            return None

    def _look(self, row: Any, steps: list[str], *, label: bool) -> Any:
        """Return what a name stands for in a row: a label, a cell, or a column of a table."""
        here = len(steps) <= 1 + label
        sheet = self._key[0] if here else steps[0]
        part = self._part if here else self._plan.worksheets[sheet].part(steps[1])
        field = part.field(steps[0] if here else steps[2])
        if label:
            return next(each.label for each in field.choices if each.id == steps[-1]).say(self._plan.language)
        if part.kind == "form":
            return _cell(self._plan.forms.get((sheet, part.id), {}).get(field.id), field, self._plan.language)
        if here:
            return _cell(row[field.id], field, self._plan.language)
        return self._column(sheet, part, field)

    def _column(self, sheet: str, part: Part, field: Field) -> list[Any]:
        name = f"{sheet}.{part.id}.{field.id}"
        if name not in self._columns:
            values = self._plan.table(sheet, part.id).columns.get(field.id, ())
            if len(values) * len(self._plan.tables.get(self._key, ())) > MOST_CELLS:
                raise Uncomputed(name)
            self._columns[name] = [_cell(value, field, self._plan.language) for value in values]
        return self._columns[name]


def _cell(value: Value, field: Field, language: str) -> Any:
    """Return a value as its cell holds it."""
    if field.type == "yes":
        raise Uncomputed(field.type)
    if isinstance(value, str) and field.choices:
        return next((each.label.say(language) for each in field.choices if each.id == value), value)
    if isinstance(value, date):
        return float((value - EPOCH).days)
    return "; ".join(value) if isinstance(value, list) else value


def _back(result: Any, field: Field, language: str) -> Value:
    """Return what a formula gave as a plan holds it."""
    if isinstance(result, list) or field.type in {"yes", "list", "contacts", "circles", "phones", "emails"}:
        raise Uncomputed(field.type)
    if result == "":
        return None
    if field.type == "choice":
        return next((each.id for each in field.choices if each.label.say(language) == result), None)
    if isinstance(result, float) and field.type in {"date", "birthday"}:
        return EPOCH + timedelta(days=int(result))
    if isinstance(result, float) and result.is_integer():
        return int(result)
    return result  # type: ignore[no-any-return]
