"""A package: parts by name, their content types and relations; what is not changed stays byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wombat.errors import WombatError
from wombat.oserrors import why
from wombat.xlsx import texts
from wombat.xlsx.archive import BrokenEntryError, Entry, write_entries
from wombat.xlsx.contenttypes import EMPTY, ContentTypes
from wombat.xlsx.guard import MAX_FILE, checked_entries
from wombat.xlsx.relations import Relations, relations_name
from wombat.xlsx.xml import BadXmlError, parse, utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

_TYPES_NAME = "[Content_Types].xml"


def _key(name: str) -> str:
    return unquote(name.replace("\\", "/").lstrip("/")).lower()


class Package:
    """The parts of an Office file.

    Names are those of the archive without a leading slash (``xl/workbook.xml``) and are found in any case.

    Attributes:
        label: what to call the file in a sentence.
        changed: whether anything differs from the file it was opened from.
        version: grows with every change, for whoever remembers what was read.
    """

    def __init__(self, entries: Iterable[Entry], *, label: str = "", original: bytes = b"") -> None:
        """Hold the entries of an archive that the guard let pass; see `open` and `from_parts`."""
        self.label = label
        self.changed = False
        self.version = 0
        self._original = original
        self._entries = {_key(entry.name): entry for entry in entries}
        self._types = self._read_types()

    @classmethod
    def open(cls, path: str | Path) -> Package:
        """Open a file through the guard.

        Raises:
            WombatError: it cannot be read, is no workbook, or goes beyond the limits.
        """
        path = Path(path)
        try:
            if path.stat().st_size > MAX_FILE:
                raise WombatError(texts("guard.too_large", file=path.name))
            data = path.read_bytes()
        except OSError as error:
            raise WombatError(texts("package.unreadable", file=path.name, why=why(error))) from error
        return cls.from_bytes(data, path.name)

    @classmethod
    def from_bytes(cls, data: bytes, label: str = "") -> Package:
        """Open a package from its bytes through the guard; ``label`` names it in sentences.

        Raises:
            WombatError: it is no workbook, or goes beyond the limits.
        """
        return cls(checked_entries(data, label), label=label, original=data)

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes]) -> Package:
        """Make a package of parts; without a list of content types an almost empty one is made."""
        named = {_TYPES_NAME: EMPTY, **parts}
        package = cls([Entry.made(name, data) for name, data in named.items()])
        package.changed = True
        return package

    def _read_types(self) -> ContentTypes:
        try:
            return ContentTypes(self.read(_TYPES_NAME))
        except (KeyError, BadXmlError) as error:
            raise WombatError(texts("package.no_workbook", file=self.label)) from error

    def names(self) -> list[str]:
        """Return the names of all parts in the order of the archive, the list of content types among them."""
        return [entry.name.replace("\\", "/").lstrip("/") for entry in self._entries.values() if entry.name[-1:] != "/"]

    def digest(self, leaving_out: str) -> bytes:
        """Return a digest of all parts but one: names and packed bytes, in the order of the archive."""
        told = hashlib.blake2b()
        for key, entry in self._entries.items():
            if key != _key(leaving_out):
                told.update(repr((entry.name, entry.method, entry.size, entry.crc, len(entry.packed))).encode())
                told.update(entry.packed)
        return told.digest()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return _key(name) in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            KeyError: there is no such part.
            WombatError: its bytes are damaged.
        """
        key = _key(name)
        try:
            return self._entries[key].unpack()
        except BrokenEntryError as error:
            raise WombatError(texts("package.damaged", file=self.label, part=name)) from error

    def xml(self, name: str) -> bytes:
        """Return the bytes of an XML part as UTF-8, after a look at what stands before its root.

        Raises:
            KeyError: there is no such part.
            WombatError: its bytes are damaged, not in a known encoding or not allowed.
        """
        try:
            return utf8(self.read(name))
        except BadXmlError as error:
            raise WombatError(texts("package.bad_xml", file=self.label, part=name)) from error

    def root(self, name: str) -> _Element:
        """Return the root element of an XML part, parsed anew at each call.

        Raises:
            KeyError: there is no such part.
            WombatError: it is damaged or no readable XML.
        """
        try:
            return parse(self.read(name))
        except BadXmlError as error:
            raise WombatError(texts("package.bad_xml", file=self.label, part=name)) from error

    def write(self, name: str, data: bytes | Iterable[bytes]) -> None:
        """Write a part: a new one, or in place of the old; the same bytes as before change nothing.

        Pieces of bytes are packed as they come, so that a long part is never whole in memory.
        """
        key = _key(name)
        old = self._entries.get(key)
        entry = Entry.made(old.name if old else name.lstrip("/"), data)
        if old and (old.size, old.crc) == (entry.size, entry.crc) and old.unpack() == entry.unpack():
            return
        self._entries[key] = entry
        self._note_change()
        if key == _key(_TYPES_NAME):
            self._types = self._read_types()

    def _note_change(self) -> None:
        self.changed = True
        self.version += 1

    def remove(self, name: str) -> None:
        """Remove a part, with its content type; relations to it are the caller's to remove.

        Raises:
            KeyError: there is no such part.
        """
        del self._entries[_key(name)]
        self._note_change()
        if self._types.remove(name):
            self._write_types()

    def remove_tree(self, name: str) -> None:
        """Remove a part and, with their relations, the parts that nothing else leads to any more."""
        if name not in self:
            return
        targets = [relation.target for relation in self.relations(name) if not relation.external]
        self.remove(name)
        if relations_name(name) in self:
            self.remove(relations_name(name))
        led_to = {_key(r.target) for part in self._with_relations() for r in self.relations(part) if not r.external}
        for target in targets:
            if _key(target) not in led_to:
                self.remove_tree(target)

    def _with_relations(self) -> list[str]:
        """Return the names of the parts that have relations, the package itself among them."""
        return [name.replace("_rels/", "", 1)[: -len(".rels")] for name in self.names() if name.endswith(".rels")]

    def content_type(self, name: str) -> str:
        """Return the content type of a part, empty where none is stated."""
        return self._types.get(name)

    def set_content_type(self, name: str, content_type: str) -> None:
        """State the content type of a part."""
        if self._types.set(name, content_type):
            self._write_types()

    def _write_types(self) -> None:
        self.write(_TYPES_NAME, self._types.to_bytes())

    def relations(self, part: str = "") -> Relations:
        """Return the relations of a part; ``""`` is the package itself.

        Raises:
            WombatError: they are no readable XML.
        """
        return Relations(self, part.lstrip("/"))

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part bears yet, as ``free_name("xl/charts/chart{}.xml")``."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def to_bytes(self) -> bytes:
        """Return the file: the original bytes where nothing changed, else unchanged parts as they were packed."""
        if not self.changed and self._original:
            return self._original
        return write_entries(self._entries.values())
