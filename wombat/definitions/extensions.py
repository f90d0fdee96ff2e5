"""Fields that groups add to a worksheet of another: they are there while one of the groups is switched on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wombat.definitions.model import Field, Worksheet


@dataclass(frozen=True, slots=True)
class Extension:
    """What a definition file adds to tables of another worksheet.

    Attributes:
        file: its name, for errors.
        sheet: id of the worksheet.
        parts: new fields by the id of the table; each bears the groups that add it.
        provider: the plugin that ships it.
    """

    file: str
    sheet: str
    parts: Mapping[str, tuple[Field, ...]]
    provider: str = ""


def extended(worksheet: Worksheet, extension: Extension) -> Worksheet:
    """Return a worksheet with the fields of an extension at the end of its tables."""
    parts = (replace(part, fields=part.fields + extension.parts.get(part.id, ())) for part in worksheet.parts)
    return replace(worksheet, parts=tuple(parts))


def switched(worksheet: Worksheet, groups: Collection[str]) -> Worksheet:
    """Return a worksheet without the fields of groups that are not among ``groups``."""
    if all(_there(field, groups) for part in worksheet.parts for field in part.fields):
        return worksheet
    parts = (
        replace(part, fields=tuple(field for field in part.fields if _there(field, groups))) for part in worksheet.parts
    )
    return replace(worksheet, parts=tuple(parts))


def _there(field: Field, groups: Collection[str]) -> bool:
    return not field.groups or any(group in groups for group in field.groups)
