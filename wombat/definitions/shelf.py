"""The shelf of worksheets: what the definitions in some folders say, put together and checked against each other."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from typing import TYPE_CHECKING

from wombat.definitions.extensions import Extension, extended
from wombat.definitions.formulas import astray
from wombat.definitions.load import DefinitionError, load_file, load_groups
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from wombat.definitions.model import Group, Worksheet

texts = Texts(__package__)


def load_folders(
    folders: Iterable[tuple[Path, str]],
    told: Callable[[DefinitionError], None] | None = None,
    own: Collection[Path] = (),
) -> tuple[dict[str, Worksheet], list[Group]]:
    """Return the worksheets of all folders by id, in the order of the sheets, and their groups.

    Args:
        folders: each with the name of the plugin that gave it.
        told: is given the error of each file that cannot be used, and the others are loaded.
        own: folders of plain files that no plugin vouches for: what they define reaches no further than their folder.

    Raises:
        DefinitionError: without ``told``: a file cannot be used, or two claim one id; the error names both plugins.
    """
    shelf = _Shelf(told)
    for folder, provider in folders:
        shelf.open(folder, provider, closed=folder in own)
    shelf.extend()
    shelf.check()
    ordered = sorted(shelf.worksheets.items(), key=lambda entry: (entry[1].order, entry[0]))
    return dict(ordered), sorted(shelf.groups, key=lambda group: group.order)


class _Shelf:
    """What the files define so far; ``within`` is what each worksheet may name in its formulas, None for anything."""

    def __init__(self, told: Callable[[DefinitionError], None] | None) -> None:
        self.worksheets: dict[str, Worksheet] = {}
        self.extensions: list[Extension] = []
        self.groups: list[Group] = []
        self.within: dict[str, set[str] | None] = {}
        self._files: dict[str, str] = {}
        self._told = told

    @contextlib.contextmanager
    def _telling(self, provider: str) -> Iterator[None]:
        try:
            yield
        except DefinitionError as error:
            error.provider = provider
            if self._told is None:
                raise
            self._told(error)

    def open(self, folder: Path, provider: str, *, closed: bool) -> None:
        """Read all files of a folder; a closed one adds nothing to the worksheets and groups of others."""
        within: set[str] | None = set() if closed else None
        for path in sorted(folder.rglob("*.toml")):
            with self._telling(provider):
                self._put(path, provider, within)

    def _put(self, path: Path, provider: str, within: set[str] | None) -> None:
        if path.name == "groups.toml":
            self._put_groups(path)
            return
        worksheet = _loaded(path, provider, _stamp(path))
        if isinstance(worksheet, Extension):
            if within is not None:
                raise DefinitionError(texts("definition.closed", file=path.name, place="extends"))
            self.extensions.append(worksheet)
            return
        if (other := self.worksheets.get(worksheet.id)) is not None:
            raise DefinitionError(
                texts("definition.two_claim", id=worksheet.id, one=other.provider, two=worksheet.provider)
            )
        self.worksheets[worksheet.id] = worksheet
        self._files[worksheet.id] = path.name
        self.within[worksheet.id] = within
        if within is not None:
            within.add(worksheet.id)

    def _put_groups(self, path: Path) -> None:
        groups = load_groups(path)
        for taken in {group.id for group in self.groups} & {group.id for group in groups}:
            raise DefinitionError(texts("definition.group_taken", file=path.name, id=taken))
        self.groups += groups

    def extend(self) -> None:
        """Add the fields that files give to worksheets of others."""
        for extension in self.extensions:
            with self._telling(extension.provider):
                _extend(self.worksheets, extension)

    def check(self) -> None:
        """Leave out worksheets of a group that is not there, and those whose formulas name what they must not."""
        for worksheet in list(self.worksheets.values()):
            with self._telling(worksheet.provider):
                try:
                    self._check(worksheet)
                except DefinitionError:
                    del self.worksheets[worksheet.id]
                    raise

    def _check(self, worksheet: Worksheet) -> None:
        file, groups = self._files[worksheet.id], [group.id for group in self.groups]
        if groups and worksheet.group not in groups:
            values = {"place": "group", "value": worksheet.group, "allowed": ", ".join(groups)}
            raise DefinitionError(texts("definition.not_one_of", file=file, **values))
        for field, name, outside in astray(worksheet, self.worksheets, self.within[worksheet.id]):
            key = "formula_outside" if outside else "formula_nowhere"
            raise DefinitionError(texts(f"definition.{key}", file=file, place=field, name=name))


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes with a file; None where it cannot be read."""
    with contextlib.suppress(OSError):
        return (found := path.stat()).st_mtime_ns, found.st_size
    return None


@lru_cache(maxsize=512)
def _loaded(path: Path, provider: str, _: object) -> Worksheet | Extension:
    """Return what a file defines; it is read once for all the workbooks of a team."""
    return load_file(path, provider)


def _extend(worksheets: dict[str, Worksheet], extension: Extension) -> None:
    """Add the fields of an extension to its worksheet.

    Raises:
        DefinitionError: the worksheet has no such table, or a field of that id.
    """
    values = {"file": extension.file, "sheet": extension.sheet}
    tables = {part.id: part for part in worksheets[extension.sheet].tables()} if extension.sheet in worksheets else {}
    for part_id, fields in extension.parts.items():
        if part_id not in tables:
            raise DefinitionError(texts("definition.no_table", **values, part=part_id))
        taken = {field.id for field in tables[part_id].fields}
        for field in fields:
            if field.id in taken:
                raise DefinitionError(texts("definition.field_taken", **values, field=f"{part_id}.{field.id}"))
            taken.add(field.id)
    if extension.sheet in worksheets:
        worksheets[extension.sheet] = extended(worksheets[extension.sheet], extension)
