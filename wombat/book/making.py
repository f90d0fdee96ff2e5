"""Worksheets of ours that the workbook does not have yet, made with openpyxl and put in among the user's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.book.items import item_value
from wombat.book.opened import read_sheet
from wombat.book.recognise import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from wombat.book.opened import OpenBook
    from wombat.definitions.model import Part, Worksheet
    from wombat.hooks import Placed
    from wombat.plan.model import Plan

    Decorate = Callable[[str, Any, Mapping[str, Placed], str], None]

_LIMIT = 31


def make_missing(
    opened: OpenBook, worksheets: Iterable[Worksheet], plan: Plan, decorate: Decorate
) -> dict[str, dict[str, Placed]]:
    """Make the worksheets that are not in the workbook, and read them back like any other.

    Args:
        opened: the workbook.
        worksheets: that should be there.
        plan: takes the rows that a table has from the start.
        decorate: lets plugins add charts and formats to a sheet while it is an openpyxl sheet.

    Returns:
        Where the parts of the new sheets stand.
    """
    missing = [each for each in worksheets if each.id not in opened.names]
    if not missing:
        return {}
    for definition in missing:
        opened.manifest.forget(definition.id)
        opened.manifest.spoken[definition.id] = plan.language
    placed = _transplant(opened, missing, plan.language, decorate)
    for definition in missing:
        read_sheet(opened, definition, plan)
        mark(opened.book, opened.places[definition.id])
        for part in definition.tables():
            _first_rows(plan, definition, part)
    return placed


def _transplant(
    opened: OpenBook, missing: list[Worksheet], language: str, decorate: Decorate
) -> dict[str, dict[str, Placed]]:
    import openpyxl

    from wombat.book.skeleton import make_skeleton
    from wombat.xlsx.transplant import transplant

    scratch = openpyxl.Workbook()
    scratch.remove(scratch.worksheets[0])
    placed = {}
    for definition in missing:
        name = _free_name(definition.title.say(language), [*opened.book.sheet_names, *scratch.sheetnames])
        opened.names[definition.id] = name
        placed[definition.id] = make_skeleton(scratch, definition, name, language)
        decorate(definition.id, scratch[name], placed[definition.id], language)
    transplant(opened.book, scratch)
    return placed


def _free_name(wanted: str, taken: list[str]) -> str:
    """Return a name for a tab that no sheet bears yet."""
    used = {name.casefold() for name in taken}
    name, number = wanted, 1
    while name.casefold() in used:
        number += 1
        suffix = f" ({number})"
        name = wanted[: _LIMIT - len(suffix)] + suffix
    return name


def _first_rows(plan: Plan, definition: Worksheet, part: Part) -> None:
    """Put the rows that a table has from the start into the plan."""
    table = plan.tables[definition.id, part.id]
    for item in part.items:
        table.add(item.id, {name: item_value(part, item, name, plan.language) for name in item.values})
