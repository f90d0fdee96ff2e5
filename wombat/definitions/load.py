"""Worksheet definitions read from TOML files and checked, with the file and the place of what is wrong."""

from __future__ import annotations

import math
import re
import tomllib
from typing import TYPE_CHECKING, Any, get_args

from wombat.definitions.extensions import Extension
from wombat.definitions.formulas import unfit
from wombat.definitions.model import NUMBERS, Choice, Field, FieldType, Group, Item, Part, Worksheet
from wombat.errors import WombatError
from wombat.text import LANGUAGES, Text, Texts

if TYPE_CHECKING:
    from pathlib import Path

texts = Texts(__package__)
_ID = re.compile(r"[a-z][a-z0-9_-]*")
_TITLE_LIMIT = 31
_LARGEST = 2**20
"""Bytes of a definition."""
_MOST = {"width": 255, "spare": 1000, "space": 200, "target": 1_000_000, "field": 200, "item": 5000, "choices": 1000}
"""What a sheet can hold and still be worked with."""
_TITLE_ODD = re.compile(r"[\[\]:*?/\\]|^'|'$")


class DefinitionError(WombatError):
    """A definition that cannot be used; names the file and the place in it.

    Attributes:
        provider: the plugin that brought it, where `wombat.definitions.shelf.load_folders` tells of it.
    """

    provider = ""


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

    def count(self, key: str, default: int | None) -> Any:
        """Take a whole number from 0 to what is sensible."""
        value = self.take(key, int, default)
        if value is not default and (isinstance(value, bool) or not 0 <= value <= _MOST[key]):
            raise self.fail(key, "number", value=value, most=_MOST[key])
        return value

    def limit(self, key: str) -> float | None:
        """Take a number, or none."""
        value: float | None = self.take(key, (int, float), None)
        if isinstance(value, bool) or (value is not None and not math.isfinite(value)):
            raise self.fail(key, "wrong_type")
        return value

    def formula(self) -> str | None:
        value: str | None = self.take("formula", str, None)
        if value is not None and (piece := unfit(value)):
            raise self.fail("formula", "formula", piece=piece)
        return value

    def name(self) -> str:
        value: str = self.take("id", str)
        if not _ID.fullmatch(value):
            raise self.fail("id", "odd_id", value=value)
        return value

    def inside(self, key: str) -> list[_Reader]:
        place = f"{self.place}.{key}" if self.place else key
        rows = self.take(key, list, [])
        if len(rows) > _MOST.get(key, 200):
            raise self.fail(key, "number", value=len(rows), most=_MOST.get(key, 200))
        if not all(isinstance(row, dict) for row in rows):
            raise self.fail(key, "wrong_type")
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


def _field(reader: _Reader, groups: tuple[str, ...] = ()) -> Field:
    name = reader.name()
    label = reader.text("label")
    assert label is not None  # noqa: S101
    field = Field(
        id=name,
        label=label,
        type=reader.one_of("type", get_args(FieldType)),  # type: ignore[arg-type]
        owner=reader.one_of("owner", ("user", "program")),  # type: ignore[arg-type]
        width=reader.count("width", None),
        choices=tuple(_choice(row) for row in reader.inside("choices")),
        open=reader.take("open", bool, default=False),
        unit=reader.text("unit", needed=False),
        least=reader.limit("least"),
        most=reader.limit("most"),
        above=reader.limit("above"),
        past=reader.take("past", bool, default=False),
        help=reader.text("help", needed=False),
        formula=reader.formula(),
        bar=reader.take("bar", bool, default=False),
        align=reader.one_of("align", ("", "left", "center", "right"), ""),  # type: ignore[arg-type]
        groups=groups,
    )
    if field.formula and field.owner != "program":
        raise reader.fail("formula", "formula_of_user")
    _check_limits(reader, field)
    reader.done()
    return field


def _check_limits(reader: _Reader, field: Field) -> None:
    """Refuse limits on what has none, and such as no number keeps to."""
    limits = {"least": field.least, "most": field.most, "above": field.above}
    for key in (key for key, limit in limits.items() if limit is not None and field.type not in NUMBERS):
        raise reader.fail(key, "limit_of_number")
    if field.past and field.type != "date":
        raise reader.fail("past", "past_of_date")
    if field.most is not None and any(end is not None and end > field.most for end in (field.least, field.above)):
        raise reader.fail("most", "limits_crossed")


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
        spare=reader.count("spare", 0),
        target=reader.count("target", None),
        counts=reader.take("counts", str, None),
        space=reader.count("space", 0),
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


def load_file(path: Path, provider: str = "") -> Worksheet | Extension:
    """Return the worksheet that a TOML file defines, or what it adds to another; errors as of `load_worksheet`."""
    reader = _opened(path)
    return _extension(reader, provider) if "extends" in reader.table else _worksheet(reader, provider)


def _opened(path: Path) -> _Reader:
    try:
        if path.stat().st_size > _LARGEST:
            raise DefinitionError(texts("definition.large", file=path.name, most=_LARGEST >> 20))
        return _Reader(path.name, tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
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
    sheet, group = reader.take("extends", str), reader.take("group", (str, list))
    groups = (group,) if isinstance(group, str) else tuple(map(str, group))
    parts = {part.name(): tuple(_field(row, groups) for row in part.inside("field")) for part in reader.inside("part")}
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
