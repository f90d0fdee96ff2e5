"""Formulas of definitions as Excel formulas: references by field name become the cells where the fields stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wombat.book.values import choice_label
from wombat.xlsx.coords import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wombat.book.places import SheetPlace
    from wombat.definitions.model import Field, Part

_REFERENCE = re.compile(r"\{(=?)([a-z][a-z0-9_.-]*)\}")


class Unreachable(LookupError):  # noqa: N818 - the cell then simply carries its value without a formula
    """A formula names a worksheet or field that is not in the workbook."""


class Formulas:
    """Expands the formulas of definitions for the places where the parts stand now."""

    def __init__(self, places: Mapping[str, SheetPlace], language: str) -> None:
        """Take the places of all worksheets of ours and the language of the choice labels."""
        self.places, self.language = places, language
        self._templates: dict[tuple[str, str, str], str | None] = {}

    def form(self, sheet: str, part: Part, field: Field) -> str | None:
        """Return the formula of a form's line, or None where it names something that is not there."""
        return self.template(sheet, part, field)

    def row(self, sheet: str, part: Part, field: Field, number: int) -> str | None:
        """Return the formula of a table's cell in row ``number``, or None."""
        template = self.template(sheet, part, field)
        return template.replace("\0", str(number)) if template else None

    def template(self, sheet: str, part: Part, field: Field) -> str | None:
        """Return the formula with a NUL where the row number goes."""
        key = (sheet, part.id, field.id)
        if key not in self._templates:
            self._templates[key] = self.expand(sheet, part, field.formula or "")
        return self._templates[key]

    def expand(self, sheet: str, part: Part, formula: str) -> str | None:
        """Return any formula with its references by name replaced, or None where one leads nowhere."""
        try:
            return _REFERENCE.sub(lambda match: self._expand(sheet, part, match), formula).lstrip("=") or None
        except (Unreachable, KeyError):
            return None

    def _expand(self, sheet: str, part: Part, match: re.Match[str]) -> str:
        steps = match[2].split(".")
        if match[1]:
            return self._label(part, steps)
        if len(steps) == 1:
            return self._cell(sheet, part, steps[0])
        return self._range(sheet, *steps)

    def _label(self, part: Part, steps: list[str]) -> str:
        if len(steps) == 4:  # noqa: PLR2004 - sheet, part, field, choice
            part = self.places[steps[0]].definition.part(steps[1])
        label = choice_label(part.field(steps[-2]), steps[-1], self.language)
        return '"' + label.replace('"', '""') + '"'

    def _cell(self, sheet: str, part: Part, field: str) -> str:
        if part.kind == "form":
            line = self.places[sheet].forms[part.id][field]
            return f"${letters(line.column)}${line.row}"
        return f"${letters(self.places[sheet].tables[part.id].columns[field])}\0"

    def _range(self, home: str, sheet: str, part_id: str, field: str) -> str:
        place = self.places.get(sheet)
        if place is None:
            raise Unreachable(sheet)
        prefix = "" if sheet == home else quoted(place.name) + "!"
        if part_id in place.forms:
            line = place.forms[part_id][field]
            return f"{prefix}${letters(line.column)}${line.row}"
        table = place.tables[part_id]
        letter = letters(table.columns[field])
        return f"{prefix}${letter}${table.heading + 1}:${letter}${max(table.last, table.heading + 1)}"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as it stands in a formula."""
    return "'" + sheet.replace("'", "''") + "'"
