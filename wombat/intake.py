"""Sources taken in: the surest importer reads each, its records join the plan, and the sheet `sources` says so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wombat import wording
from wombat.errors import Problem, WombatError
from wombat.host import Nonsense
from wombat.host.results import check_fields, what
from wombat.records import Record, SetAside
from wombat.sources.source import Source
from wombat.text import Text, Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from wombat.hooks import Importer
    from wombat.host import Host
    from wombat.plan.model import Plan, Row
    from wombat.prepare import Prepared

texts = Texts("wombat")


CERTAIN = 97
"""So sure is an importer that knows a file by marks of its own; the others are not asked."""


@dataclass(slots=True)
class Report:
    """What came of one source; records = imported + merged + set aside.

    Attributes:
        path: as the user named it.
        importer: id of the importer that read it; empty where it could not be read.
        records: found in it.
        imported: that became new contacts, ties or rows.
        merged: that joined what was there already.
        set_aside: that were not used, with place and reason.
        again: the day it was read before, as ISO text, when the very same file was read before.
    """

    path: str
    importer: str = ""
    label: Text | None = None
    records: int = 0
    imported: int = 0
    merged: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    again: str = ""


def take_in(prepared: Prepared, paths: Iterable[Path], tell: Callable[[Text], None]) -> list[Report]:
    """Read every source into the plan; a source that cannot be read is a problem, and the others are read.

    Args:
        prepared: with the plan that takes the records.
        paths: of the sources, in order.
        tell: is told each source as it begins.
    """
    importers = importers_of(prepared.host)
    _relabel(prepared.plan, [importer.label for _, importer in importers])
    reports = []
    for path in paths:
        tell(texts("step.read", file=path.name))
        try:
            reports.append(_one(prepared, path, importers))
        except WombatError as error:
            prepared.problems.append(Problem(error.text, str(path), failure=True, again=False))
            reports.append(Report(str(path)))
    return reports


def importers_of(host: Host) -> list[tuple[str, Importer]]:
    """Return the importers of all plugins in order; one whose id another has already is told and left out."""
    found: dict[str, tuple[str, Importer]] = {}
    for plugin, importers in host.each("wombat_importers"):
        for importer in importers:
            if importer.id in found:
                host.claimed(plugin, "wombat_importers", importer.id, found[importer.id][0])
            else:
                found[importer.id] = (plugin, importer)
    return list(found.values())


def _relabel(plan: Plan, labels: Iterable[Text]) -> None:
    """Say in the workbook's language by which importers earlier sources were read."""
    files = plan.table("sources", "files")
    said = {form: label.say(plan.language) for label in labels for form in label.every()}
    for row in files:
        row["importer"] = said.get(row.text("importer"), row["importer"])


def _one(prepared: Prepared, path: Path, importers: list[tuple[str, Importer]]) -> Report:
    from wombat.plan.given import gifts

    plan, manifest = prepared.plan, prepared.opened.manifest
    source = source_of(prepared, path)
    sha = hashlib.sha256(source.data).hexdigest()
    files, stated = plan.table("sources", "files"), source.encoding or source.columns
    if (known := manifest.sources.get(sha)) and known in files and not stated:
        return read_before(plan, path, files.row(known))
    _, plugin, importer = surest(prepared.host, source, importers)
    records = read_with(prepared.host, plugin, importer, source)
    if records is None:
        return Report(str(path), importer.id, importer.label)
    prepared.problems += _told(source, records)
    origin = prepared.host.run(plugin, importer.id, _origin, importer, source, passing=WombatError)
    report = join(prepared, path, importer, origin[0] if origin else source.name, records)
    row_id = manifest.sources[sha] = _note(prepared, source, report)
    gifts(plan, origin[0] if origin else source.name)["files"].append(row_id)
    return report


def _told(source: Source, records: list[Record]) -> Iterator[Problem]:
    """Yield what the user has to know of a source that was read."""
    place = str(source.path)
    if source.damage:
        yield Problem(source.damage, place, failure=True, again=False)
    if source.assumption:
        yield Problem(source.assumption, place, again=False)
    if not records:
        yield Problem(texts("intake.nothing", file=source.name), place, again=False)


def read_with(host: Host, plugin: str, importer: Importer, source: Source) -> list[Record] | None:
    """Return the records of a source, None where the plugin failed, which is told among the problems of the host.

    Raises:
        WombatError: the file cannot be read.
    """
    check = _records if host.plugins[plugin].ours else _sound_records
    found = host.run(plugin, importer.id, lambda: list(importer.read(source)), passing=WombatError, check=check)
    return found[0] if found else None


def _records(found: list[Any]) -> list[Record]:
    for each in found:
        if not isinstance(each, Record):
            raise Nonsense(texts("intake.records", got=what(each)))
    return found


def _sound_records(found: list[Any]) -> list[Record]:
    for each in _records(found):
        check_fields(each)
    return found


def source_of(prepared: Prepared, path: Path) -> Source:
    """Return a file as importers see it, with what the workbook and the user say of how to read it."""
    plan, options = prepared.plan, prepared.options
    return Source(
        path,
        today=plan.today,
        encoding=options.encoding,
        country=plan.country,
        owner=plan.owner,
        columns=options.columns,
    )


def surest(host: Host, source: Source, importers: list[tuple[str, Importer]]) -> tuple[int, str, Importer]:
    """Return how sure, the plugin and the importer that is surest of the source, the first by name among equals.

    Raises:
        WombatError: none recognises it; the sentence says what the file seems to be.
    """
    from wombat.sources.unknown import describe_unknown

    best: tuple[int, str, Importer] | None = None
    for plugin, importer in sorted(importers, key=lambda each: each[1].origin is None):
        if best is not None and best[0] >= CERTAIN:
            break
        for sure in host.run(plugin, importer.id, importer.recognise, source, passing=WombatError, check=_sure):
            if sure > 0 and (best is None or sure > best[0]):
                best = (sure, plugin, importer)
    if best is None:
        raise WombatError(describe_unknown(source))
    return best


def _sure(found: Any) -> int:
    if not isinstance(found, int):
        raise Nonsense(texts("intake.sure", got=what(found)))
    return found


def _origin(importer: Importer, source: Source) -> str:
    return str(importer.origin(source)) if importer.origin else source.name


def join(prepared: Prepared, path: Path, importer: Importer, origin: str, records: list[Record]) -> Report:
    """Take records into the plan under the name of their origin, and return what came of them."""
    from wombat.plan.assemble import add_records
    from wombat.plan.given import gifts

    done = add_records(prepared.plan, origin, records, prepared.opened.ids)
    gifts(prepared.plan, origin)["workbook"] = importer.origin is not None and origin != path.name
    return Report(
        str(path), importer.id, importer.label, done.records, done.imported, done.merged, list(done.set_aside)
    )


def _note(prepared: Prepared, source: Source, report: Report) -> str:
    """Write the source into the sheet `sources` and return the id of its row."""
    plan, ids = prepared.plan, prepared.opened.ids
    row_id = ids.new("sources", "files")
    plan.table("sources", "files").add(
        row_id,
        {
            "file": source.name,
            "importer": report.label.say(plan.language) if report.label else report.importer,
            "read_on": plan.today,
            "records": report.records,
            "imported": report.imported,
            "merged": report.merged,
            "set_aside": len(report.set_aside),
        },
    )
    for aside in report.set_aside:
        values = {
            "file": source.name,
            "place": wording.place(aside.where, plan.language),
            "reason": aside.reason.say(plan.language),
        }
        plan.table("sources", "set_aside").add(ids.new("sources", "set_aside"), values)
    return row_id


def read_before(plan: Plan, path: Path, row: Row) -> Report:
    """Return the report of a source that was read before and stands in the row: all its records are in already."""
    records, aside = int(row.number("records") or 0), int(row.number("set_aside") or 0)
    file = row.text("file")
    listed = [
        SetAside(wording.plain_place(each.text("place")), Text.plain(each.text("reason")))
        for each in plan.table("sources", "set_aside")
        if each.text("file") == file
    ][:aside]
    day = row.day("read_on")
    return Report(
        str(path), row.text("importer"), None, records, 0, records - len(listed), listed, day.isoformat() if day else ""
    )
