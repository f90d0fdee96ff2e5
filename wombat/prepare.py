"""A workbook opened and read into a plan, with the plugins loaded: where every command begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from wombat.book.implausible import implausible
from wombat.book.opened import OpenBook, open_book, read_book
from wombat.chosen import choose, offer
from wombat.circumstances import circumstances
from wombat.conf import read_conf
from wombat.definitions.extensions import switched
from wombat.definitions.shelf import load_folders
from wombat.errors import Problem, UsageError
from wombat.host import Host
from wombat.languages import spoken_language
from wombat.measuring import measures_of, told
from wombat.ownsheets import folder_of
from wombat.plan.memory import carry_over
from wombat.plan.model import Plan, Table
from wombat.settings import odd_settings, plugins_off, read_settings, settle_settings
from wombat.text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from wombat.definitions.load import DefinitionError
    from wombat.definitions.model import Group, Worksheet
    from wombat.host.trace import Call
    from wombat.network.model import Network

texts, said = Texts("wombat"), Texts("wombat", "chosen.toml")
FIGURES = "figures"
"""The key of ``plan.kept`` with dear figures of the network."""


@dataclass(slots=True)
class Options:
    """What the user asked of a build or a reading command.

    Attributes:
        today: the date of the build; the clock's where None.
        language: of the workbook; where empty the workbook's own, else that of the terminal.
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
        trace: is told every call of a plugin.
        home: the folder whose ``wombat.toml`` or ``pyproject.toml`` holds; the workbook's where None.
        whole: compute everything, even where nothing changed since the last build.
        encoding: of the sources; worked out from their bytes where empty.
        columns: role of columns of the sources, by heading or number.
        forget: sources whose contacts, ties and values are taken out again.
        forget_person: contacts that are removed for good.
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
    trace: Callable[[Call], None] | None = None
    home: Path | None = None
    whole: bool = False
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    forget: Sequence[str] = ()
    forget_person: Sequence[str] = ()


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
        folders: where the definitions came from.
    """

    host: Host
    opened: OpenBook
    plan: Plan
    groups: list[Group]
    shelf: dict[str, Worksheet]
    problems: list[Problem] = field(default_factory=list)
    options: Options = field(default_factory=Options)
    folders: list[Path] = field(default_factory=list)


def prepare(path: Path | None, options: Options) -> Prepared:
    """Open the workbook, load the plugins it does not switch off, and read it.

    Args:
        path: of the workbook; None for a new one.
        options: what the user asked for.

    Raises:
        WombatError: the workbook cannot be opened, or a definition cannot be used.
        UsageError: a group that does not exist.
    """
    prepared = begin(path, options)
    read_plan(prepared)
    return prepared


def begin(path: Path | None, options: Options) -> Prepared:
    """Open the workbook and load the plugins; arguments and errors as of `prepare`, of which this is the first half."""
    opened = open_book(path)
    today = options.today or date.today()  # noqa: DTZ011 - the user's own day
    conf = read_conf(options.home or (path.resolve().parent if path else None))
    off = plugins_off(opened)
    host = Host([*options.plugins_off, *off, *conf.off], strict=options.strict, trace=options.trace)
    for name in host.names_nobody(options.plugins_off):
        raise UsageError(said("off.nobody", name=name))
    folder, problems = folder_of(opened, path, options.worksheets)
    file = conf.path.name if conf.path else ""
    problems += [Problem(said("off.nobody", name=name), file, failure=True) for name in host.names_nobody(conf.off)]
    shelf, groups = definitions(host, folder)
    settings = read_settings(opened, shelf, today)
    remembered = {group.id for group in groups if settings.groups.get(group.id, group.id in opened.manifest.groups)}
    on = _groups_on(groups, remembered, options)
    opened.manifest.groups = sorted(on)
    plan = Plan(
        today=today,
        language=options.language or settings.language or opened.manifest.language or spoken_language(),
        worksheets={key: switched(each, on) for key, each in shelf.items() if each.group in on},
        groups={group.id: group for group in groups},
        earlier=dict(opened.manifest.kept),
    )
    plan.tables = _empty_tables(plan.worksheets.values())
    plan.kept = dict(opened.manifest.kept)
    carry_over(plan)
    problems += offer(host, plan, conf)
    folders = [each for each, _ in _folders(host, folder)] + ([conf.path] if conf.path else [])
    return Prepared(host, opened, plan, groups, shelf, problems, options, folders)


def read_plan(prepared: Prepared) -> None:
    """Read what the workbook says into the plan; errors as of `prepare`, of which this is the second half."""
    opened, plan = prepared.opened, prepared.plan
    read_book(opened, plan.worksheets, plan)
    prepared.problems += [*implausible(opened, plan), *odd_settings(opened, plan, prepared.host)]
    settle(plan, prepared.options)
    settle_settings(plan, opened.manifest.groups)
    prepared.problems += [*renamed(plan), *choose(opened, plan)]
    strangers = [name for sheet_id, name in opened.names.items() if sheet_id not in prepared.shelf]
    prepared.problems += [Problem(texts("plugin.missing", sheet=name), again=True) for name in strangers]


def definitions(host: Host, own: Path | None = None) -> tuple[dict[str, Worksheet], list[Group]]:
    """Return all worksheets by id, and all groups; a file that cannot be used is told.

    Args:
        host: with the plugins that bring worksheets.
        own: folder with worksheets of one's own, which come after those of plugins.
    """
    return load_folders(
        _folders(host, own),
        partial(_tell_definition, host),
        [own] if own else [],
    )


def _tell_definition(host: Host, error: DefinitionError) -> None:
    """Tell of a definition that cannot be used, with the plugin that brought it."""
    if error.provider in host.plugins:
        host.refuse(error.provider, "wombat_worksheets", error.text)
    else:
        host.problems.append(Problem(error.text, failure=True))


def _folders(host: Host, own: Path | None) -> list[tuple[Path, str]]:
    """Return the folders with definitions, each with who brings it."""
    brought = [(folder, plugin) for plugin, found in host.each("wombat_worksheets") for folder in found]
    return [*brought, (own, f"{own.name}/")] if own else brought


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
    form["language"] = plan.language.lower()
    plan.owner = str(form.get("owner") or "")
    plan.country = str(form.get("country") or _country(plan.language)).upper()
    plan.changed()


def renamed(plan: Plan) -> list[Problem]:
    """Let cells that name people follow those who were renamed, and return what to tell of it."""
    from wombat.plan.renaming import follow_names

    found = follow_names(plan)
    return [Problem(texts("renamed", old=each.old, new=each.new, n=each.cells), again=False) for each in found]


def network_of(prepared: Prepared) -> Network:
    """Return the network of the plan, with the ties and measures that plugins give."""
    from wombat.network.build import build_network
    from wombat.network.remembered import Remembered

    host, plan = prepared.host, prepared.plan
    relations = [tie for _, found in host.each("wombat_relations", plan=plan) for tie in found]
    own = [m.id for plugin, found in host.each("wombat_measures") if host.plugins[plugin].ours for m in found]
    remembered = Remembered(plan.earlier.get(FIGURES), circumstances(host, prepared.folders), own)
    return build_network(plan, relations, measures_of(host), told, remembered)


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


def _country(language: str) -> str:
    return {"zh-CN": "CN", "zh-TW": "TW"}.get(language, "")


def _empty_tables(worksheets: Iterable[Worksheet]) -> dict[tuple[str, str], Table]:
    return {
        (sheet.id, part.id): Table(sheet.id, part.id, {each.id: 0 for each in part.fields})
        for sheet in worksheets
        for part in sheet.tables()
    }
