"""The way of the data, from sources and workbook to the workbook renewed, as one page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wombat.book.opened import told_deleted
from wombat.errors import UsageError
from wombat.filling import Marks, fill
from wombat.intake import Report, take_in
from wombat.ownsheets import beside
from wombat.prepare import Options, network_of, prepare, settle
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from wombat.book.opened import OpenBook
    from wombat.errors import Problem
    from wombat.hooks import Placed
    from wombat.network.model import Network
    from wombat.plan.model import Plan
    from wombat.prepare import Prepared
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
        plan: with everything filled.
        network: of its contacts.
        problems: everything that must be told.
        adopted: names that stood in the logs only and are contacts now.
    """

    path: Path
    made: bool
    written: bool
    reports: list[Report]
    plan: Plan
    network: Network
    problems: list[Problem] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something failed that makes the exit status 1."""
        return any(problem.failure for problem in self.problems)


def build(
    sources: Sequence[Path],
    output: Path,
    options: Options,
    tell: Callable[[Text], None],
    seed: Callable[[Plan], None] = lambda _: None,
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
    with building(output):
        return _build(sources, output, beside(options, output), tell, seed)


def _build(
    sources: Sequence[Path],
    output: Path,
    options: Options,
    tell: Callable[[Text], None],
    seed: Callable[[Plan], None],
) -> Built:
    from wombat.book.making import make_missing
    from wombat.book.newcolumns import add_columns
    from wombat.book.renewing import hide_switched_off, remember, renew
    from wombat.book.translate import translate

    made = not output.exists()
    tell(texts("step.open"))
    prepared = prepare(None if made else output, options)
    opened, plan, host = prepared.opened, prepared.plan, prepared.host
    decorate = _decorating(prepared)
    placed = make_missing(opened, plan.worksheets.values(), plan, decorate)
    translate(opened, plan, decorate)
    add_columns(opened, plan)
    settle(plan, options)
    seed(plan)
    reports, adopted = _take_in(prepared, sources, tell)
    tell(texts("step.network"))
    network = network_of(prepared)
    fill(host, plan, network, _marks(opened), lambda sheet: tell(_filling(plan, sheet)))
    tell(texts("step.write"))
    renew(opened, plan)
    hide_switched_off(opened, plan, prepared.shelf)
    _draw(prepared, network, placed)
    remember(opened, plan)
    written = opened.book.changed and not options.dry_run
    if written:
        opened.book.save(output, options.keep)
    problems = [*opened.problems, *told_deleted(opened), *prepared.problems, *host.problems]
    return Built(output, made, written, reports, plan, network, problems, adopted)


def _take_in(
    prepared: Prepared, sources: Sequence[Path], tell: Callable[[Text], None]
) -> tuple[list[Report], list[str]]:
    """Read the sources into the plan, and settle what the user answered, corrected and named in the logs."""
    from wombat.plan.assemble import adopt_names
    from wombat.plan.corrections import apply_corrections
    from wombat.plan.proposals import carry_out_answers, propose

    plan, ids = prepared.plan, prepared.opened.ids
    carry_out_answers(plan, ids)
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
        for _ in prepared.host.each("wombat_decorate", **arguments):
            pass

    return decorate


def _draw(prepared: Prepared, network: Network, placed: Mapping[str, Mapping[str, Placed]]) -> None:
    """Draw the pictures of plugins and give charts the figures they show."""
    from wombat.xlsx.charts import refresh_charts
    from wombat.xlsx.shapes import draw

    opened, plan = prepared.opened, prepared.plan
    for _, pictures in prepared.host.each("wombat_pictures", plan=plan, network=network):
        for picture in pictures:
            if picture.sheet in opened.places:
                here = placed.get(picture.sheet, {}).get(picture.part)
                row = here.space[0] if here else 1
                draw(opened.book, opened.places[picture.sheet].name, picture.scene, picture.name, (2, row - 1))
    for place in opened.places.values():
        refresh_charts(opened.book, place.name)
