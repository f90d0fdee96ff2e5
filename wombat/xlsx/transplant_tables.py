"""Names and numbers of tables, which must be the only ones of their kind in a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.xlsx.xml import main, parse, serialise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat.xlsx.package import Package

TABLE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"

_STRING = r'"(?:[^"]|"")*"'
_FORMULAS = (main("calculatedColumnFormula"), main("totalsRowFormula"))


class TableNames:
    """Gives the tables of one workbook names and numbers that are free in another.

    Attributes:
        new: name from now on, by the name in the giving workbook.
    """

    def __init__(self, receiving: Package, coming: Iterable[bytes], taken: Iterable[str]) -> None:
        """Choose the names.

        Args:
            receiving: package of the workbook that the tables come into.
            coming: the parts of the tables.
            taken: defined names of the receiving workbook, which no table may bear.
        """
        there = [receiving.root(name) for name in receiving.names() if receiving.content_type(name) == TABLE]
        used = {table.get(key, "").casefold() for table in there for key in ("name", "displayName")}
        used |= {name.casefold() for name in taken}
        numbers = [table.get("id", "") for table in there]
        self._highest = max((int(number) for number in numbers if number.isdecimal()), default=0)
        self.new: dict[str, str] = {}
        for xml in coming:
            name = parse(xml).get("displayName", "")
            self.new[name] = _free(name, used)
            used.add(self.new[name].casefold())
        changed = [re.escape(old) for old, new in self.new.items() if old != new]
        self._changed = re.compile(rf"{_STRING}|(?<![\w.\\])(?:{'|'.join(changed)})(?![\w.(!])") if changed else None

    def adopted(self, xml: bytes) -> bytes:
        """Return a table with its new name and number."""
        root = parse(xml)
        self._highest += 1
        root.set("id", str(self._highest))
        name = self.new[root.get("displayName", "")]
        root.set("name", name)
        root.set("displayName", name)
        for formula in root.iter(*_FORMULAS):
            formula.text = self.renamed(formula.text or "")
        return serialise(root)

    def renamed(self, formula: str) -> str:
        """Return a formula that calls the tables by their new names."""
        if self._changed is None:
            return formula
        return self._changed.sub(lambda found: self.new.get(found[0], found[0]), formula)


def _free(name: str, used: set[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in used:
        number += 1
        candidate = f"{name}_{number}"
    return candidate
