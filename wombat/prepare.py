"""A workbook opened and read into a plan, with the plugins loaded: where every command begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from wombat.book import markers
from wombat.book.opened import OpenBook, open_book, read_book
from wombat.book.reading import form_cell
from wombat.definitions.extensions import switched
from wombat.definitions.load import load_folders
from wombat.errors import Problem, UsageError
from wombat.host import Host
from wombat.languages import system_language
from wombat.ownsheets import folder_of
from wombat.plan.model import Plan, Table
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from wombat.definitions.model import Group, Worksheet
    from wombat.network.model import Network

texts = Texts("wombat")


@dataclass(slots=True)
class Options:
    """What the user asked of a build or a reading command.

    Attributes:
        today: the date of the build; the clock's where None.
        language: of the workbook; the workbook's own, else the system's, where empty.
        owner: the owner's name; the workbook's where empty.
        country: two letters for phone numbers without a country code; the workbook's where empty.
        switch_on: groups to switch on.
        switch_off: groups to switch off; their sheets are hidden and keep what was typed.
        plugins_off: plugins or distributions to leave out.
        strict: stop at the first failure of a plugin, with its traceback.
        worksheets: folder with worksheets of one's own; the one that Settings name where None.
        worksheets_beside: how Settings remember that folder; empty where it does not stand beside the workbook.
        dry_run: do everything but write.
        keep: how many earlier versions of the workbook stay beside it.
        encoding: of the sources; worked out from their bytes where empty.
        columns: role of columns of the sources, by heading or number.
    """

    today: date | None = None
    language: str = ""
    owner: str = ""
    country: str = ""
    switch_on: Sequence[str] = ()
    switch_off: Sequence[str] = ()
    plugins_off: Sequence[str] = ()
    strict: bool = False
    worksheets: Path | None = None
    worksheets_beside: str = ""
    dry_run: bool = False
    keep: int = 1
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Prepared:
    """The plugins, the workbook and the plan read from it.

    Attributes:
        host: with the plugins.
        opened: the workbook.
        plan: what it says.
        groups: all groups of worksheets there are, in order.
        shelf: the definitions of all worksheets there are, those switched off too.
        problems: what was seen so far.
        options: what the user asked for.
    """

    host: Host
    opened: OpenBook
    plan: Plan
    groups: list[Group]
    shelf: dict[str, Worksheet]
    problems: list[Problem] = field(default_factory=list)
    options: Options = field(default_factory=Options)


def prepare(path: Path | None, options: Options) -> Prepared:
    """Open the workbook, load the plugins it does not switch off, and read it.

    Args:
        path: of the workbook; None for a new one.
        options: what the user asked for.

    Raises:
        WombatError: the workbook cannot be opened, or a definition cannot be used.
        UsageError: a group that does not exist.
    """
    opened = open_book(path)
    host = Host([*options.plugins_off, *_switched_off(opened)], strict=options.strict)
    folder, problems = folder_of(opened, path, options.worksheets)
    shelf, groups = definitions(host, folder)
    on = _groups_on(groups, opened.manifest.groups, options)
    opened.manifest.groups = sorted(on)
    plan = Plan(
        today=options.today or date.today(),  # noqa: DTZ011 - the user's own day
        language=_language(options, opened),
        worksheets={key: switched(each, on) for key, each in shelf.items() if each.group in on},
        groups={group.id: group for group in groups},
        earlier=dict(opened.manifest.kept),
    )
    plan.tables = _empty_tables(plan.worksheets.values())
    plan.kept = dict(opened.manifest.kept)
    read_book(opened, plan.worksheets, plan)
    settle(plan, options)
    strangers = [name for sheet_id, name in opened.names.items() if sheet_id not in shelf]
    problems += [Problem(texts("plugin.missing", sheet=name)) for name in strangers]
    return Prepared(host, opened, plan, groups, shelf, problems, options)


def definitions(host: Host, own: Path | None = None) -> tuple[dict[str, Worksheet], list[Group]]:
    """Return all worksheets by id, and all groups; a file that cannot be used is told.

    Args:
        host: with the plugins that bring worksheets.
        own: folder with worksheets of one's own, which come after those of plugins.
    """
    folders = [(folder, plugin) for plugin, found in host.each("wombat_worksheets") for folder in found]
    mine = [(own, f"{own.name}/")] if own else []
    return load_folders(
        [*folders, *mine],
        lambda error: host.problems.append(Problem(error.text, failure=True)),
        [folder for folder, _ in mine],
    )


def settle(plan: Plan, options: Options) -> None:
    """Let the options fill the settings, and the settings the plan."""
    form = plan.forms.setdefault(("settings", "main"), {})
    for name, asked in (
        ("owner", options.owner),
        ("country", options.country.upper()),
        ("worksheets", options.worksheets_beside),
    ):
        if asked:
            form[name] = asked
    plan.owner = str(form.get("owner") or "")
    plan.country = str(form.get("country") or _country(plan.language))
    plan.changed()


def network_of(prepared: Prepared) -> Network:
    """Return the network of the plan, with the ties and measures that plugins give."""
    from wombat.network.build import build_network

    host, plan = prepared.host, prepared.plan
    relations = [tie for _, found in host.each("wombat_relations", plan=plan) for tie in found]
    owners = [(plugin, measure) for plugin, found in host.each("wombat_measures") for measure in found]
    plugin_of = {measure.id: plugin for plugin, measure in owners}
    return build_network(
        plan,
        relations,
        [measure for _, measure in owners],
        lambda measure, error: host.blame(plugin_of[measure.id], measure.id, error),
    )


def _switched_off(opened: OpenBook) -> list[str]:
    """Return the plugins that the workbook's settings switch off, read before any plugin is loaded."""
    if "settings" not in opened.names:
        return []
    raw = form_cell(opened.book.sheet(opened.names["settings"]), markers.form_mark("main", "plugins_off"))
    return str(raw or "").replace("；", ";").split(";")


def _groups_on(groups: list[Group], remembered: Iterable[str], options: Options) -> set[str]:
    known = {group.id: group for group in groups}
    for asked in (*options.switch_on, *options.switch_off):
        if asked not in known:
            raise UsageError(texts("option.no_group", group=asked, known=", ".join(known)))
    for asked in options.switch_off:
        if known[asked].always_on:
            raise UsageError(texts("option.always_on", group=asked))
    usual = {group.id for group in groups if group.always_on}
    return ({*remembered, *options.switch_on} & known.keys() | usual) - {*options.switch_off}


def _language(options: Options, opened: OpenBook) -> str:
    return options.language or opened.manifest.language or system_language()


def _country(language: str) -> str:
    return {"zh-CN": "CN", "zh-TW": "TW"}.get(language, "")


def _empty_tables(worksheets: Iterable[Worksheet]) -> dict[tuple[str, str], Table]:
    return {
        (sheet.id, part.id): Table(sheet.id, part.id, {each.id: 0 for each in part.fields})
        for sheet in worksheets
        for part in sheet.tables()
    }
