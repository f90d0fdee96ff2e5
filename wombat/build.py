"""The way of the data, from sources and workbook to the workbook renewed, as one page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wombat.book.opened import told_deleted
from wombat.book.signature import sign
from wombat.checking import told_wrong
from wombat.collecting import uncollected
from wombat.decorated import Cells
from wombat.errors import UsageError, exit_status
from wombat.filling import Marks, fill
from wombat.findings import Findings, findings
from wombat.foreign import for_team
from wombat.forgetting import drop_versions, forget, still_there
from wombat.host import Nonsense
from wombat.intake import Report, take_in
from wombat.ownsheets import beside
from wombat.prepare import FIGURES, begin, network_of, read_plan, renamed, settle
from wombat.text import Texts
from wombat.unchanged import settled, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from wombat.book.opened import OpenBook
    from wombat.errors import Problem
    from wombat.hooks import Picture, Placed
    from wombat.network.model import Network
    from wombat.plan.model import Plan
    from wombat.prepare import Options, Prepared
    from wombat.text import Text

texts = Texts("wombat")


@dataclass(slots=True)
class Built:
    """What a build did.

    Attributes:
        path: of the workbook.
        made: whether the workbook is new.
        written: whether anything was written.
        reports: one for each source.
        found: what the summary tells of contacts, hubs and next steps.
        prepared: the workbook and its plan, with everything filled; not even read where nothing changed.
        problems: everything that must be told.
        adopted: names that stood in the logs only and are contacts now.
        measured: the network, where one was needed.
        forgotten: what was forgotten, one sentence for each source and person.
    """

    path: Path
    made: bool
    written: bool
    reports: list[Report]
    found: Findings
    prepared: Prepared
    problems: list[Problem] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)
    measured: Network | None = None
    forgotten: list[Text] = field(default_factory=list)

    @property
    def network(self) -> Network:
        """The network of the contacts; measured now where nothing changed and nothing was computed."""
        if self.measured is None:
            self._read()
            self.measured = network_of(self.prepared)
        return self.measured

    @property
    def plan(self) -> Plan:
        """The plan with everything filled; read now where nothing changed and nothing was read."""
        self._read()
        return self.prepared.plan

    def _read(self) -> None:
        if not self.prepared.opened.places:
            read_plan(self.prepared)

    @property
    def failed(self) -> bool:
        """Whether something failed that makes the exit status 1."""
        return exit_status(self.problems) > 0


def build(
    sources: Sequence[Path],
    output: Path,
    options: Options,
    tell: Callable[[Text], None],
    seed: Callable[[Plan], None] | None = None,
) -> Built:
    """Make the workbook or renew it.

    Args:
        sources: files to read.
        output: the workbook; it is renewed if it exists.
        options: what the user asked for.
        tell: is told each step as it begins.
        seed: puts rows into the plan before the sources are read.

    Raises:
        WombatError: the workbook cannot be opened or written, or an option is wrong; nothing was written.
        UsageError: the workbook is to be read into itself.
    """
    from wombat.xlsx.locks import building

    for source in sources:
        if source.resolve() == output.resolve():
            raise UsageError(texts("foreign.itself", file=source.name))
    with building(output), uncollected():
        made = not output.exists()
        tell(texts("step.open"))
        options = replace(for_team(beside(options, output), sources), home=output.resolve().parent)
        prepared = begin(None if made else output, options)
        whole = options.whole or options.forget or options.forget_person or seed is not None
        if not whole and (told := unchanged(prepared, sources)):
            found, reports, problems = told
            return Built(output, made, False, reports, found, prepared, problems)
        return _build(prepared, sources, output, tell, seed)


def _build(
    prepared: Prepared,
    sources: Sequence[Path],
    output: Path,
    tell: Callable[[Text], None],
    seed: Callable[[Plan], None] | None,
) -> Built:
    from wombat.book.making import make_missing
    from wombat.book.newcolumns import add_columns
    from wombat.book.renewing import hide_switched_off, remember, renew
    from wombat.book.translate import translate
    from wombat.plan.renaming import remember_names

    read_plan(prepared)
    opened, plan, host, options = prepared.opened, prepared.plan, prepared.host, prepared.options
    made = not output.exists()
    decorate = _decorating(prepared)
    placed = make_missing(opened, plan.worksheets.values(), plan, decorate)
    translate(opened, plan, decorate)
    add_columns(opened, plan)
    settle(plan, options)
    if seed is not None:
        seed(plan)
    forgotten = forget(prepared)
    reports, adopted = _take_in(prepared, sources, tell)
    if made and reports and seed is None and not any(report.importer for report in reports):
        return Built(output, made, False, reports, Findings(plan.language, 0), prepared, _told_so_far(prepared))
    tell(texts("step.network"))
    network = network_of(prepared)
    fill(host, plan, network, _marks(opened), lambda sheet: tell(_filling(plan, sheet)), prepared.shelf)
    if network.remembered is not None:
        plan.kept[FIGURES] = network.remembered.as_json()
    remember_names(plan)
    tell(texts("step.write"))
    renew(opened, plan)
    hide_switched_off(opened, plan, prepared.shelf)
    _draw(prepared, network, placed)
    remember(opened, plan)
    prepared.problems += still_there(opened, forgotten)
    prepared.problems += told_wrong(opened.places, plan.wrong)
    found = findings(plan, network)
    problems = _told_so_far(prepared)
    written = opened.book.changed and not options.dry_run
    if written:
        sign(opened, settled(prepared, found, problems))
        opened.book.save(output, options.keep)
        problems += drop_versions(output, options.keep, forgotten)
    return Built(output, made, written, reports, found, prepared, problems, adopted, network, forgotten.told)


def _told_so_far(prepared: Prepared) -> list[Problem]:
    opened, host = prepared.opened, prepared.host
    return [*opened.problems, *told_deleted(opened), *prepared.problems, *host.problems, *host.slow()]


def _take_in(
    prepared: Prepared, sources: Sequence[Path], tell: Callable[[Text], None]
) -> tuple[list[Report], list[str]]:
    """Read the sources into the plan, and settle what the user answered, corrected and named in the logs."""
    from wombat.plan.assemble import adopt_names
    from wombat.plan.corrections import apply_corrections
    from wombat.plan.proposals import carry_out_answers, propose

    plan, ids = prepared.plan, prepared.opened.ids
    carry_out_answers(plan, ids)
    prepared.problems += renamed(plan)
    reports = take_in(prepared, sources, tell)
    apply_corrections(plan)
    adopted = [contact.name for contact in adopt_names(plan, ids)]
    propose(plan)
    return reports, adopted


def _filling(plan: Plan, sheet: str) -> Text:
    return texts("step.fill", sheet=plan.worksheets[sheet].title)


def _marks(opened: OpenBook) -> Marks:
    """Collect what the user did to the program's cells."""
    kept: dict[tuple[str, str], set[tuple[str, str]]] = {}
    noted = {}
    for sheet_id, place in opened.places.items():
        for part_id, lines in place.forms.items():
            kept[sheet_id, part_id] = {("", field_id) for field_id, line in lines.items() if line.kept}
        for part_id, table in place.tables.items():
            kept[sheet_id, part_id] = table.kept
            noted[sheet_id, part_id] = table.noted
    return Marks(kept, noted, opened.gone)


def _decorating(prepared: Prepared) -> Callable[[str, Any, Mapping[str, Placed], str], None]:
    def decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
        arguments = {"sheet": sheet, "worksheet": worksheet, "places": places, "language": language}
        cells = Cells(worksheet)
        for plugin in prepared.host.each_name("wombat_decorate", **arguments):
            if (changed := cells.put_back()) is not None:
                place = f"{worksheet.title}!{changed}"
                prepared.host.fail(plugin, "wombat_decorate", Nonsense(texts("fill.decorated", place=place)))

    return decorate


def _draw(prepared: Prepared, network: Network, placed: Mapping[str, Mapping[str, Placed]]) -> None:
    """Draw the pictures of plugins and give charts the figures they show."""
    from wombat.xlsx.charts import refresh_charts

    opened, plan, host = prepared.opened, prepared.plan, prepared.host
    for plugin, pictures in host.each("wombat_pictures", plan=plan, network=network):
        for picture in pictures:
            if picture.sheet in opened.places:
                here = placed.get(picture.sheet, {}).get(picture.part)
                host.run(plugin, picture.name, _draw_one, opened, picture, here.space[0] if here else 1)
            elif picture.sheet not in prepared.shelf:
                host.refuse(plugin, "wombat_pictures", texts("fill.no_sheet", sheet=picture.sheet))
    for place in opened.places.values():
        refresh_charts(opened.book, place.name)


def _draw_one(opened: OpenBook, picture: Picture, row: int) -> None:
    from wombat.xlsx.shapes import draw

    draw(opened.book, opened.places[picture.sheet].name, picture.scene, picture.name, (2, row - 1))
