"""Small plans built by hand, for tests of one filler or measure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat.plan.model import Plan, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any, Self

    from wombat.hooks import Measure
    from wombat.network.model import Network

    Tie = tuple[str, str] | tuple[str, str, float]


class PlanBuilder:
    """A plan under construction; every step returns the builder.

    ``PlanBuilder().contacts({"name": "Ann Lee"}, {"name": "Bo Wu"}).ties(("c1", "c2")).network()``

    Attributes:
        plan: as far as it is built.
    """

    def __init__(self, today: date = date(2025, 6, 30), owner: str = "Olive", language: str = "en") -> None:
        """Begin with an empty plan of an owner on a day."""
        self.plan = Plan(today=today, owner=owner, language=language)
        self._ties: list[tuple[str, str, str, float, str]] = []

    def contacts(self, *rows: Mapping[str, Any]) -> Self:
        """Add contacts ``c1``, ``c2``… in order; fields as in the worksheet `contacts`."""
        return self.table("contacts", "people", *rows, prefix="c")

    def table(self, sheet: str, part: str, *rows: Mapping[str, Any], prefix: str = "r") -> Self:
        """Add rows to a table; the id is ``_id`` where a row has one, else prefix and number."""
        table = self.plan.tables.setdefault((sheet, part), Table(sheet, part))
        for row in rows:
            values = dict(row)
            table.add(values.pop("_id", f"{prefix}{len(table) + 1}"), values)
        self.plan.changed()
        return self

    def form(self, sheet: str, part: str, **values: Any) -> Self:
        """Set values of a form."""
        self.plan.forms.setdefault((sheet, part), {}).update(values)
        return self

    def worksheets(self, folder: Path) -> Self:
        """Switch on the worksheets of a folder, as if their groups were on, without the rows they have from the start.

        Raises:
            DefinitionError: a definition cannot be used.
        """
        from wombat.definitions.shelf import load_folders

        self.plan.worksheets |= load_folders([(folder, "")])[0]
        return self

    def ties(self, *ties: Tie) -> Self:
        """Add ties between contacts as (id, id) or (id, id, weight)."""
        self._ties += [(tie[0], tie[1], "knows", float(tie[2]) if len(tie) > 2 else 0.0, "") for tie in ties]  # noqa: PLR2004
        return self

    def network(self, measures: Iterable[Measure] = ()) -> Network:
        """Return the network of the plan with its ties and the measures given."""
        from wombat.network.build import build_network

        return build_network(self.plan, self._ties, measures)
