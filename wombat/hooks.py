"""The hooks a plugin may implement, and the small values it hands to the program through them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pluggy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from wombat.definitions.model import Choice
    from wombat.network.model import Array, Network
    from wombat.plan.asked import Advice, MatrixPart, Task
    from wombat.plan.model import Contact, Plan
    from wombat.records import Record
    from wombat.scene import Scene
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
        origin: the name under which what it holds is known, such as the colleague it comes from, whatever the file is
            called; None for the name of the file.
    """

    id: str
    label: Text
    recognise: Callable[[Source], int]
    read: Callable[[Source], Iterable[Record]]
    origin: Callable[[Source], str] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure for every contact of the network.

    Attributes:
        id: field id in `hubs` and key in ``wombat hubs --json``, such as ``betweenness``.
        label: its name as a heading.
        definition: one sentence that says what it is, with its source.
        compute: from the network to one float per contact, in the order of ``network.ids``; nan where undefined.
        lower_is_better: whether a small figure makes a hub, as with constraint.
        most_ties: pairs of contacts beyond which ``wombat rank`` leaves it out and says so, since it would take long.
    """

    id: str
    label: Text
    definition: Text
    compute: Callable[[Network], Array]
    lower_is_better: bool = False
    most_ties: float = math.inf


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
        needs: worksheets whose fillers must have run before, since this one reads what they fill; `ASKED` for what
            plugins ask to be done and advise, which is known when all other fillers have run.
        group: for fields that groups add to another group's worksheet, these groups: the filler runs while one is on.
    """

    sheet: str
    part: str
    fields: tuple[str, ...]
    fill: Callable[[Plan, Network], Mapping[str, Any]]
    needs: tuple[str, ...] = ()
    group: str | tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that add the fields, empty for fields of the worksheet itself."""
        names = (self.group,) if isinstance(self.group, str) else self.group
        return tuple(filter(None, names))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a part of a new sheet stands.

    Attributes:
        heading: row of a table's headings; its rows begin beneath.
        columns: column number of each field of a table; 1 is A.
        lines: (row, column) of the value of each field of a form.
        space: (first row, number of rows) kept free above the part for a chart or picture.
        last_column: the last column of the sheet in use.
    """

    heading: int
    columns: Mapping[str, int]
    lines: Mapping[str, tuple[int, int]]
    space: tuple[int, int]
    last_column: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for the space above a part of a worksheet.

    Attributes:
        sheet: id of the worksheet.
        part: id of the part whose space it fills.
        name: stable name of the drawing; the user may move and resize it, and it stays there.
        scene: the shapes.
    """

    sheet: str
    part: str
    name: str
    scene: Scene


@dataclass(frozen=True, slots=True)
class Exporter:
    """A kind of file that the network is written to with ``wombat graph``.

    Attributes:
        id: short name, such as ``gexf``.
        ending: of the file, with its dot and in small letters, such as ``.gexf``; no two exporters may claim the same.
        label: what a user calls it, such as "Gephi".
        write: from the plan and the network to the bytes of the file, in ``plan.language``; raises `WombatError` when
            it cannot be written. Where names are private, both come with roles for names.
        beside: more files that belong to it, by what is put before the ending, such as ``-people``.
    """

    id: str
    ending: str
    label: Text
    write: Callable[[Plan, Network], bytes]
    beside: Mapping[str, Callable[[Plan, Network], bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PeopleExporter:
    """A kind of file that contacts are written to with ``wombat export``.

    Attributes:
        id: short name, such as ``vcard``.
        ending: of the file, with its dot and in small letters, such as ``.vcf``; no two may claim the same.
        label: what a user calls it.
        write: from the plan and the contacts asked for to the bytes of the file.
    """

    id: str
    ending: str
    label: Text
    write: Callable[[Plan, Sequence[Contact]], bytes]


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """Something about a plugin that the user may choose; ``plan.option(OPTION)`` is what holds.

    It is made once, at the top of the module, and given out by ``wombat_options``. The worksheet Settings shows it, and
    ``[plugins.NAME]`` of a ``wombat.toml`` beside the workbook may set it. What does not fit is told with its place,
    and the default holds.

    Attributes:
        id: stable id, lower case with underscores; no two of a plugin may be the same.
        type: what its value is; a ``yes`` is True or False.
        default: what holds where nobody chose.
        label: what a user calls it.
        help: what it changes, in one sentence.
        choices: for the type ``choice``, what there is to choose; the value is the id.
        minimum: the least number, None for any.
        maximum: the greatest number, None for any.
        group: the group of worksheets it is about; Settings show it while that is on. Empty for always.
    """

    id: str
    type: Literal["integer", "number", "percent", "text", "yes", "choice", "date"]
    default: Any
    label: Text
    help: Text
    choices: tuple[Choice, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    group: str = ""


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
def wombat_tasks(plan: Plan) -> Iterable[Task]:  # type: ignore[empty-body]
    """Return what there is to do by worksheets of this plugin, each with its day if it has one.

    It is called when the worksheets are filled, and by ``wombat due`` on the workbook as it was saved. Start, the next
    step of a contact, ``wombat due`` and its calendar file take the tasks from here.
    """


@hookspec
def wombat_advice(plan: Plan) -> Iterable[Advice]:  # type: ignore[empty-body]
    """Return what could be better on worksheets of this plugin, from what the user typed.

    Start shows the first of each worksheet, ``wombat check`` all of them with sheet and cell. What is ``wrong`` is told
    by each build as well.
    """


@hookspec
def wombat_matrix_parts() -> Iterable[MatrixPart]:  # type: ignore[empty-body]
    """Return what worksheets of this plugin count on the axes of the word-of-mouth matrix."""


@hookspec
def wombat_options() -> Iterable[Option]:  # type: ignore[empty-body]
    """Return what the user may choose about this plugin, in the order of the worksheet Settings."""


@hookspec
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Add charts or conditional formats to a sheet when it is made.

    Args:
        sheet: id of the worksheet definition.
        worksheet: an openpyxl ``Worksheet`` that will be put into the user's workbook; its tables have one blank row.
        places: where each part stands, by part id.
        language: of the workbook.
    """


@hookspec
def wombat_pictures(plan: Plan, network: Network) -> Iterable[Picture]:  # type: ignore[empty-body]
    """Return pictures to draw on worksheets, anew at each build."""


@hookspec
def wombat_exporters() -> Iterable[Exporter]:  # type: ignore[empty-body]
    """Return the kinds of file this plugin writes the network to."""


@hookspec
def wombat_people_exporters() -> Iterable[PeopleExporter]:  # type: ignore[empty-body]
    """Return the kinds of file this plugin writes contacts to."""
