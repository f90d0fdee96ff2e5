"""The cells of one field of a table, taken in blocks of rows: equal ones are read once and kept once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wombat.book.typedover import typed_over
from wombat.book.values import Unfit, digest, from_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wombat.book.shapes import Shapes
    from wombat.book.values import Raw
    from wombat.definitions.model import Field
    from wombat.plan.model import Value

_ALIKE = frozenset((str, int, date, type(None)))
"""Types of which equal ones mean the same; a number with a fraction, a moment and a mark are read one by one."""


class Taken(NamedTuple):
    """A row that was taken: its number, id, digests, and what its cells hold by column."""

    number: int
    row_id: str
    was: str
    cells: Mapping[int, Raw]
    formulas: Mapping[int, str]


class Cells:
    """The cells of one field.

    Attributes:
        read: values for the plan.
    """

    def __init__(
        self, field: Field, column: int, read: list[Value], unfit: Callable[[Raw, Field, int, int], Value]
    ) -> None:
        """Prepare to read; ``unfit`` is asked for the value of a cell that does not fit, and tells it."""
        self.field, self.column, self.read, self._unfit = field, column, read, unfit
        self._known: dict[Raw, Value] = {None: None}
        self._odd: set[Raw] = set()
        self._lists = False

    def take(self, block: Sequence[Taken]) -> None:
        """Read the cells of rows that follow each other."""
        column, known = self.column, self._known
        raws = [row.cells.get(column) for row in block]
        alike = _ALIKE.issuperset(map(type, raws))
        self._learn((set(raws) if alike else {raw for raw in raws if type(raw) in _ALIKE}).difference(known))
        if self._odd or not alike:
            values = [self._one(raw, row.number) for raw, row in zip(raws, block, strict=True)]
        else:
            values = list(map(known.__getitem__, raws))
        self.read += [value.copy() if isinstance(value, list) else value for value in values] if self._lists else values

    def _learn(self, fresh: set[Raw]) -> None:
        for raw in fresh:
            try:
                value = self._known[raw] = from_cell(raw, self.field)
            except Unfit:
                self._odd.add(raw)
            else:
                self._lists = self._lists or isinstance(value, list)

    def _one(self, raw: Raw, number: int) -> Value:
        if type(raw) in _ALIKE and raw not in self._odd:
            return self._known[raw]
        return self._unfit(raw, self.field, number, self.column)


class ProgramCells(Cells):
    """The cells of a field that the program fills.

    Attributes:
        raws: what stands in the cells.
        formulas: of the cells.
        kept: (row id, field id) of those that the user typed over.
        fresh: (row id, field, what it holds) of those in rows that the program has not written yet.
    """

    def __init__(self, field: Field, column: int, unfit: Callable[[Raw, Field, int, int], Value]) -> None:
        """Prepare to read, as `Cells` does."""
        super().__init__(field, column, [], unfit)
        self.raws: list[Raw] = []
        self.formulas: list[str | None] = []
        self.kept: set[tuple[str, str]] = set()
        self.fresh: list[tuple[str, Field, Raw]] = []
        self._digests: dict[Raw, str] = {}

    def look(self, block: Sequence[Taken], at: int, shapes: Shapes) -> None:
        """Read the cells and see which the user typed over; their digest stands at ``at`` among those of the row."""
        self.take(block)
        column, end = self.column, at + 4
        for number, row_id, was, cells, formulas in block:
            raw, formula = cells.get(column), formulas.get(column) if formulas else None
            self.raws.append(raw)
            self.formulas.append(formula)
            if raw is None and formula is None:
                continue
            then = was[at:end]
            if formula is None and self._digest(raw) == then:
                continue
            if typed_over(raw, formula, then, shapes, number):
                self.kept.add((row_id, self.field.id))
            elif not was and formula is None:
                self.fresh.append((row_id, self.field, raw))

    def _digest(self, raw: Raw) -> str:
        """Return the digest of what a cell holds, worked out once for all that are equal."""
        known = self._digests.get(raw)
        if known is None:
            known = self._digests[raw] = digest(raw)
        return known
