"""The relations of a part: what it points to, inside the package and outside."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wombat.xlsx.contenttypes import RELATIONS_TYPE
from wombat.xlsx.xml import RELATIONS, parse, serialise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from wombat.xlsx.package import Package

_TAG = f"{{{RELATIONS}}}Relationship"
_EMPTY = f'<Relationships xmlns="{RELATIONS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation.

    Attributes:
        id: as the part names it, such as ``rId3``.
        type: the URI of its kind.
        target: name of the part without leading slash, or the address of what is outside.
        external: whether the target is outside of the package.
    """

    id: str
    type: str
    target: str
    external: bool


def relations_name(part: str) -> str:
    """Return the name of the part that holds the relations of ``part``; ``""`` is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def resolve(part: str, target: str) -> str:
    """Return the name of the part that ``target`` means when ``part`` points to it."""
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")


class Relations:
    """The relations of one part, in order; every change is written to the package at once."""

    def __init__(self, package: Package, part: str) -> None:
        """Read the relations of ``part``; none where it has none.

        Raises:
            WombatError: they are no readable XML.
        """
        self._package, self._part = package, part
        self._name = relations_name(part)
        self._root = package.root(self._name) if self._name in package else parse(_EMPTY)

    def _elements(self) -> list[_Element]:
        return [e for e in self._root if e.tag == _TAG and e.get("Id") and e.get("Target") is not None]

    def __iter__(self) -> Iterator[Relation]:
        """Yield the relations in the order of the file."""
        return (self._relation(element) for element in self._elements())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._elements())

    def _relation(self, element: _Element) -> Relation:
        target = element.get("Target") or ""
        external = (element.get("TargetMode") or "").lower() == "external"
        resolved = target if external or target.startswith("#") else resolve(self._part, target)
        return Relation(element.get("Id") or "", element.get("Type") or "", resolved, external)

    def get(self, relation_id: str | None) -> Relation | None:
        """Return the relation of that id, or None."""
        return next((relation for relation in self if relation.id == relation_id), None)

    def of_type(self, suffix: str) -> list[Relation]:
        """Return the relations whose kind ends in ``/suffix``, such as ``drawing``."""
        return [relation for relation in self if relation.type.rsplit("/", 1)[-1] == suffix]

    def add(self, kind: str, target: str, *, external: bool = False, avoid: Iterable[str] = ()) -> str:
        """Point to a part (its name) or to an address outside; return the id of the new relation.

        Args:
            kind: URI of the kind of relation.
            target: name of a part, or an address.
            external: whether it is an address.
            avoid: ids not to give; a damaged part may name some that lead nowhere, which must not come to lead here.
        """
        taken = {relation.id for relation in self} | set(avoid)
        relation_id = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
        attributes = {"Id": relation_id, "Type": kind, "Target": target if external else self._relative(target)}
        if external:
            attributes["TargetMode"] = "External"
        self._root.append(self._root.makeelement(_TAG, attributes))
        self._write()
        return relation_id

    def _relative(self, target: str) -> str:
        return posixpath.relpath("/" + target.lstrip("/"), "/" + posixpath.dirname(self._part))

    def set_target(self, relation_id: str, target: str) -> None:
        """Point an existing relation inside the package to another part."""
        for element in self._elements():
            if element.get("Id") == relation_id:
                element.set("Target", self._relative(target))
                self._write()

    def set_address(self, relation_id: str, address: str) -> None:
        """Let an existing relation lead to an address outside, or to a place in the workbook (``#Sheet!A1``)."""
        for element in self._elements():
            if element.get("Id") == relation_id:
                element.set("Target", address)
                self._write()

    def remove(self, relation_id: str) -> None:
        """Take a relation out; the part it points to stays."""
        for element in self._elements():
            if element.get("Id") == relation_id:
                self._root.remove(element)
                self._write()

    def _write(self) -> None:
        if len(self):
            self._package.write(self._name, serialise(self._root))
            if not self._package.content_type(self._name).endswith("relationships+xml"):
                self._package.set_content_type(self._name, RELATIONS_TYPE)
        elif self._name in self._package:
            self._package.remove(self._name)
