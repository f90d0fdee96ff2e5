"""Worksheet definitions read from TOML files and checked, with the file and the place of what is wrong."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, get_args

from wombat.definitions.extensions import Extension, extended
from wombat.definitions.model import Choice, Field, FieldType, Group, Item, Part, Worksheet
from wombat.errors import WombatError
from wombat.text import LANGUAGES, Text, Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

texts = Texts(__package__)
_ID = re.compile(r"[a-z][a-z0-9_-]*")
_TITLE_LIMIT = 31
_TITLE_ODD = re.compile(r"[\[\]:*?/\\]|^'|'$")


class DefinitionError(WombatError):
    """A definition that cannot be used; names the file and the place in it."""


class _Reader:
    """Takes typed values out of the tables of one TOML file and remembers where it stands, for the errors."""

    def __init__(self, file: str, table: dict[str, Any], place: str = "") -> None:
        self.file, self.table, self.place = file, dict(table), place

    def fail(self, key: str, reason: str, **values: object) -> DefinitionError:
        place = f"{self.place}.{key}" if self.place else key
        return DefinitionError(texts(f"definition.{reason}", file=self.file, place=place, **values))

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = ...) -> Any:
        value = self.table.pop(key, default)
        if value is ...:
            raise self.fail(key, "missing")
        if value is not default and not isinstance(value, kind):
            raise self.fail(key, "wrong_type")
        return value

    def text(self, key: str, *, needed: bool = True) -> Text | None:
        value = self.take(key, (str, dict), ... if needed else None)
        if value is None:
            return None
        return self.as_text(key, value)

    def as_text(self, key: str, value: object) -> Text:
        if isinstance(value, str):
            return Text.plain(value)
        if not isinstance(value, dict) or "en" not in value or not value.keys() <= {*LANGUAGES, "en_one"}:
            raise self.fail(key, "languages")
        return Text(value)

    def one_of(self, key: str, allowed: tuple[str, ...], default: Any = ...) -> str:
        value: str = self.take(key, str, default)
        if value not in allowed:
            raise self.fail(key, "not_one_of", value=value, allowed=", ".join(allowed))
        return value

    def name(self) -> str:
        value: str = self.take("id", str)
        if not _ID.fullmatch(value):
            raise self.fail("id", "odd_id", value=value)
        return value

    def inside(self, key: str) -> list[_Reader]:
        place = f"{self.place}.{key}" if self.place else key
        rows = self.take(key, list, [])
        return [_Reader(self.file, row, f"{place}[{at}]") for at, row in enumerate(rows, 1)]

    def done(self) -> None:
        for key in self.table:
            raise self.fail(key, "unknown_key")


def _choice(reader: _Reader) -> Choice:
    label = reader.text("label")
    assert label is not None  # noqa: S101
    tone = reader.one_of("tone", ("", "good", "open", "bad"), "")
    choice = Choice(reader.name(), label, tone)  # type: ignore[arg-type]
    reader.done()
    return choice


def _field(reader: _Reader, group: str = "") -> Field:
    name = reader.name()
    label = reader.text("label")
    assert label is not None  # noqa: S101
    field = Field(
        id=name,
        label=label,
        type=reader.one_of("type", get_args(FieldType)),  # type: ignore[arg-type]
        owner=reader.one_of("owner", ("user", "program")),  # type: ignore[arg-type]
        width=reader.take("width", int, None),
        choices=tuple(_choice(row) for row in reader.inside("choices")),
        open=reader.take("open", bool, default=False),
        unit=reader.text("unit", needed=False),
        help=reader.text("help", needed=False),
        formula=reader.take("formula", str, None),
        bar=reader.take("bar", bool, default=False),
        align=reader.one_of("align", ("", "left", "center", "right"), ""),  # type: ignore[arg-type]
        group=group,
    )
    if field.formula and field.owner != "program":
        raise reader.fail("formula", "formula_of_user")
    reader.done()
    return field


def _item(reader: _Reader, fields: dict[str, Field]) -> Item:
    name = reader.take("id", str)
    values: dict[str, Any] = {}
    for key, value in reader.take("values", dict, {}).items():
        if key not in fields:
            raise reader.fail(f"values.{key}", "no_field")
        values[key] = reader.as_text(key, value) if isinstance(value, dict) else value
    reader.done()
    return Item(name, values)


def _part(reader: _Reader) -> Part:
    name = reader.name()
    fields = tuple(_field(row) for row in reader.inside("field"))
    by_id = {field.id: field for field in fields}
    if not fields or len(by_id) < len(fields):
        raise reader.fail("field", "fields")
    part = Part(
        id=name,
        kind=reader.one_of("kind", ("form", "table", "checklist")),  # type: ignore[arg-type]
        title=reader.text("title", needed=False),
        help=reader.text("help", needed=False),
        fields=fields,
        items=tuple(_item(row, by_id) for row in reader.inside("item")),
        rows=reader.one_of("rows", ("user", "program"), "user"),  # type: ignore[arg-type]
        spare=reader.take("spare", int, 0),
        target=reader.take("target", int, None),
        counts=reader.take("counts", str, None),
        space=reader.take("space", int, 0),
    )
    if part.counts is not None and part.counts not in by_id:
        raise reader.fail("counts", "no_field")
    reader.done()
    return part


def load_worksheet(path: Path, provider: str = "") -> Worksheet:
    """Return the worksheet that a TOML file defines.

    Args:
        path: of the file.
        provider: name of the plugin that ships it.

    Raises:
        DefinitionError: the file is no TOML, or something in it is missing, misspelt or contradicts itself.
    """
    return _worksheet(_opened(path), provider)


def _opened(path: Path) -> _Reader:
    try:
        return _Reader(path.name, tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise DefinitionError(texts("definition.unreadable", file=path.name, reason=str(error))) from error


def _worksheet(reader: _Reader, provider: str) -> Worksheet:
    title, purpose = reader.text("title"), reader.text("purpose")
    assert title is not None  # noqa: S101
    assert purpose is not None  # noqa: S101
    for said in title.every():
        if len(said) > _TITLE_LIMIT or _TITLE_ODD.search(said) or not said:
            raise reader.fail("title", "odd_title", value=said)
    worksheet = Worksheet(
        id=reader.name(),
        group=reader.take("group", str),
        order=reader.take("order", int),
        title=title,
        purpose=purpose,
        help=reader.text("help", needed=False),
        parts=tuple(_part(row) for row in reader.inside("part")),
        provider=provider,
    )
    if not worksheet.parts or len({part.id for part in worksheet.parts}) < len(worksheet.parts):
        raise reader.fail("part", "parts")
    reader.done()
    return worksheet


def _extension(reader: _Reader, provider: str) -> Extension:
    """Return the fields that a file adds to tables of another worksheet."""
    sheet, group = reader.take("extends", str), reader.take("group", str)
    parts = {part.name(): tuple(_field(row, group) for row in part.inside("field")) for part in reader.inside("part")}
    reader.done()
    return Extension(reader.file, sheet, parts, provider)


def load_groups(path: Path) -> list[Group]:
    """Return the groups of worksheets that a ``groups.toml`` names, in their order.

    Raises:
        DefinitionError: as in `load_worksheet`.
    """
    reader = _opened(path)
    groups = []
    for row in reader.inside("group"):
        title, purpose = row.text("title"), row.text("purpose")
        assert title is not None  # noqa: S101
        assert purpose is not None  # noqa: S101
        groups.append(Group(row.name(), row.take("order", int), title, purpose, row.take("always_on", bool, False)))
    return sorted(groups, key=lambda group: group.order)


def load_folders(
    folders: Iterable[tuple[Path, str]], told: Callable[[DefinitionError], None] | None = None
) -> tuple[dict[str, Worksheet], list[Group]]:
    """Return the worksheets of all folders by id, in the order of the sheets, and their groups.

    Args:
        folders: each with the name of the plugin that gave it.
        told: is given the error of each file that cannot be used, and the others are loaded.

    Raises:
        DefinitionError: without ``told``: a file cannot be used, or two claim one id; the error names both plugins.
    """
    shelf = _Shelf()
    for folder, provider in folders:
        for path in sorted(folder.rglob("*.toml")):
            try:
                shelf.put(path, provider)
            except DefinitionError as error:
                if told is None:
                    raise
                told(error)
    for extension in shelf.extensions:
        try:
            _extend(shelf.worksheets, extension)
        except DefinitionError as error:
            if told is None:
                raise
            told(error)
    ordered = sorted(shelf.worksheets.items(), key=lambda entry: (entry[1].order, entry[0]))
    return dict(ordered), sorted(shelf.groups, key=lambda group: group.order)


class _Shelf:
    """What the files define so far."""

    def __init__(self) -> None:
        self.worksheets: dict[str, Worksheet] = {}
        self.extensions: list[Extension] = []
        self.groups: list[Group] = []

    def put(self, path: Path, provider: str) -> None:
        if path.name == "groups.toml":
            self.groups += load_groups(path)
            return
        reader = _opened(path)
        if "extends" in reader.table:
            self.extensions.append(_extension(reader, provider))
            return
        worksheet = _worksheet(reader, provider)
        if (other := self.worksheets.get(worksheet.id)) is not None:
            raise DefinitionError(
                texts("definition.two_claim", id=worksheet.id, one=other.provider, two=worksheet.provider)
            )
        self.worksheets[worksheet.id] = worksheet


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
