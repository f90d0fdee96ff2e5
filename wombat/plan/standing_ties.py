"""The ties that the plan holds already, by their people."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from wombat.plan.given import tie_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.plan.model import Plan
    from wombat.plan.resolve import Directory


class StandingTies:
    """Finds the row of a tie in `relations`; of ties added since it was last asked only those are looked at."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; its ties are looked at when the first is looked up."""
        self._plan = plan
        self._ids: list[str] = []
        self._taken = 0
        self._sure: dict[str, str] = {}
        self._unsure: list[str] = []

    def rows(self, directory: Directory) -> Mapping[str, str]:
        """Return the id of the first row of each tie, by `wombat.plan.given.tie_key`.

        Args:
            directory: says whom a source means by a name that does not mean the same contact in every source.
        """
        self._take()
        table, unsure = self._plan.table("relations", "ties"), dict[str, str]()
        for row in map(table.row, self._unsure):
            one, other = (directory.find(name) or name for name in (row.text("from"), row.text("to")))
            unsure.setdefault(tie_key(one, other, row.text("kind") or "knows"), row.id)
        return ChainMap(unsure, self._sure)

    def _take(self) -> None:
        table, who = self._plan.table("relations", "ties"), self._plan.who
        if self._ids is not table.ids:  # rows were taken out
            self._ids, self._taken, self._sure, self._unsure = table.ids, 0, {}, []
        for row_id in table.ids[self._taken :]:
            row = table.row(row_id)
            one, other = who(row["from"]), who(row["to"])
            if one and other:
                self._sure.setdefault(tie_key(one, other, row.text("kind") or "knows"), row_id)
            else:
                self._unsure.append(row_id)
        self._taken = len(table)
