"""The hooks a plugin may implement, and the small values it hands to the program through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from wombat.network.model import Array, Network
    from wombat.plan.model import Plan
    from wombat.records import Record
    from wombat.sources.source import Source
    from wombat.text import Text

hookimpl = pluggy.HookimplMarker("wombat")
"""Marks a function of a plugin as the implementation of the hook of that name."""
hookspec = pluggy.HookspecMarker("wombat")


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of file that people come from.

    Attributes:
        id: short name, such as ``linkedin``; shown in `sources`.
        label: what a user calls it, such as "LinkedIn connections".
        recognise: how sure it is that the source is of its kind, from 0 (not) to 100; the surest importer reads it.
        read: yields the records in the order of the file; raises `WombatError` when the file cannot be read at all.
    """

    id: str
    label: Text
    recognise: Callable[[Source], int]
    read: Callable[[Source], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure for every contact of the network.

    Attributes:
        id: field id in `hubs` and key in ``wombat hubs --json``, such as ``betweenness``.
        label: its name as a heading.
        definition: one sentence that says what it is, with its source.
        compute: from the network to one float per contact, in the order of ``network.ids``; nan where undefined.
        lower_is_better: whether a small figure makes a hub, as with constraint.
    """

    id: str
    label: Text
    definition: Text
    compute: Callable[[Network], Array]
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Filler:
    """What a plugin computes for one part of one worksheet.

    Attributes:
        sheet: id of the worksheet.
        part: id of the form or table in it.
        fields: ids of the fields it fills; no two fillers may claim the same one.
        fill: from the plan and the network to values. For a form, a value by field id. For a table, values by field
            id for each row id: where the user makes the rows, program fields of the rows that exist, and new ids are
            appended as suggestions (their user fields are set once); where the program makes the rows, all rows in
            order. A missing field or None is a blank.
        needs: worksheets whose fillers must have run before, since this one reads what they fill.
    """

    sheet: str
    part: str
    fields: tuple[str, ...]
    fill: Callable[[Plan, Network], Mapping[str, Any]]
    needs: tuple[str, ...] = ()


@hookspec
def wombat_worksheets() -> Iterable[Path]:  # type: ignore[empty-body]
    """Return folders that hold worksheet definitions, one TOML file a worksheet, read with their subfolders."""


@hookspec
def wombat_importers() -> Iterable[Importer]:  # type: ignore[empty-body]
    """Return the kinds of file this plugin reads."""


@hookspec
def wombat_relations(plan: Plan) -> Iterable[tuple[str, str, str, float, str]]:  # type: ignore[empty-body]
    """Return ties for the network as (from id, to id, kind, weight, ISO date or empty) between contacts of the plan."""


@hookspec
def wombat_measures() -> Iterable[Measure]:  # type: ignore[empty-body]
    """Return the measures this plugin adds to the ranking table."""


@hookspec
def wombat_fillers() -> Iterable[Filler]:  # type: ignore[empty-body]
    """Return what this plugin computes for the worksheets."""


@hookspec
def wombat_decorate(sheet: str, worksheet: Any, plan: Plan, network: Network) -> None:
    """Add charts, pictures or conditional formats to a sheet when it is made.

    Args:
        sheet: id of the worksheet definition.
        worksheet: an openpyxl ``Worksheet`` that will be put into the user's workbook.
        plan: the plan with everything filled.
        network: the network with its measures.
    """
