"""The parts that hang on a sheet (drawings, charts, pictures, comments, tables) under names free in another package."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from wombat.xlsx.relations import relations_name
from wombat.xlsx.xml import parse, serialise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wombat.xlsx.package import Package

    Convert = Callable[[bytes], bytes]

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_AXES = (f"{_C}catAx", f"{_C}valAx", f"{_C}dateAx", f"{_C}serAx")
_NUMBERED = re.compile(r"\d*(\.\w+)$")


class PartMover:
    """Copies parts from one package into another, each once, with all that they point to."""

    def __init__(self, giving: Package, receiving: Package, convert: Mapping[str, Convert]) -> None:
        """Name the packages.

        Args:
            giving: where the parts come from.
            receiving: where they go.
            convert: what is to be done with the bytes of parts of a content type.
        """
        self._giving, self._receiving, self._convert = giving, receiving, convert
        self._moved: dict[str, str] = {}

    def follow(self, old: str, new: str) -> None:
        """Give the part ``new`` the relations that ``old`` has, under the same ids, and copy what they lead to."""
        relations = self._giving.relations(old)
        if not len(relations):
            return
        self._receiving.write(relations_name(new), self._giving.read(relations_name(old)))
        moved = self._receiving.relations(new)
        for relation in relations:
            if not relation.external:
                moved.set_target(relation.id, self._move(relation.target))

    def _move(self, old: str) -> str:
        if old not in self._moved:
            new = self._receiving.free_name(_NUMBERED.sub(r"{}\1", old))
            self._moved[old] = new
            kind = self._giving.content_type(old)
            same = bytes
            self._receiving.write(new, self._convert.get(kind, same)(self._giving.read(old)))
            self._receiving.set_content_type(new, kind)
            self.follow(old, new)
        return self._moved[old]


def with_axes(chart: bytes) -> bytes:
    """Return a chart whose axes say that they are shown: without that, Excel hides those that openpyxl makes."""
    root = parse(chart)
    for axis in root.iter(*_AXES):
        if axis.find(f"{_C}delete") is None:
            scaling = axis.find(f"{_C}scaling")
            shown = etree.Element(f"{_C}delete", {"val": "0"})
            axis.insert(0 if scaling is None else axis.index(scaling) + 1, shown)
    return serialise(root)
