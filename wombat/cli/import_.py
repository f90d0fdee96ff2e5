"""``wombat import``: files taken into the workbook, or only looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wombat import wording
from wombat.cli import options as opt
from wombat.cli.speech import Progress, Speaking, cli_texts, columns, heading, language, print_json
from wombat.cli.usage import Workbook
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.preview import Mapped, Preview

texts = Texts("wombat.cli")

_ALIKE = {"phone": "phones", "email": "emails", "source": "from", "target": "to"}
"""Roles of columns that the worksheets call otherwise."""

LABELLED = (
    *("middle", "prefix", "suffix", "nickname", "birth_year", "birth_month", "birth_day"),
    *("spouse", "manager", "assistant", "friend", "staff", "relation"),
)
"""Roles of columns that no worksheet has a field for."""


@click.command("import", cls=Speaking, help="command.import_help")
@click.argument("sources", nargs=-1, type=opt.FILE, metavar="FILE...")
@click.option("--preview", "look", is_flag=True, help="option.preview")
@click.option("-o", "--output", type=Workbook(), metavar="BOOK.xlsx", help="option.output")
@opt.encoding
@opt.columns
@opt.country
@opt.lang
@opt.today
@opt.no_plugin
@opt.as_json
def command(  # noqa: D103 - its help stands in texts.toml
    sources: tuple[Path, ...],
    output: Path | None,
    *,
    look: bool,
    as_json: bool,
    lang: str | None,
    no_plugin: tuple[str, ...],
    **asked: Any,
) -> int:
    from wombat.errors import UsageError

    if not sources:
        raise UsageError(texts("error.no_files"))
    options = opt.options(plugins_off=no_plugin, language=lang or "", **asked)
    if look:
        return _look(sources, output, options, as_json=as_json)
    from wombat.build import build
    from wombat.cli.build import as_data, only_workbook
    from wombat.cli.summary import tell

    progress = Progress()
    built = build(sources, output or only_workbook(Path(), sources), options, progress)
    progress.done()
    if as_json:
        print_json(as_data(built))
        return opt.status_of(built.problems)
    tell(built, dry_run=False)
    return 1 if built.failed else 0


def _look(sources: tuple[Path, ...], book: Path | None, options: Any, *, as_json: bool) -> int:
    """Say what each file is; one that cannot be read is told, and the others are looked at."""
    from wombat.errors import Problem, WombatError
    from wombat.prepare import prepare
    from wombat.preview import preview

    options.language = options.language or language()
    data, problems = [], []
    for source in sources:
        prepared = prepare(book if book and book.exists() else None, options)
        try:
            found = preview(prepared, source)
        except WombatError as error:
            problems.append(Problem(error.text, str(source), failure=True))
            continue
        problems += prepared.host.problems
        labels = {each.id: each.label for sheet in ("relations", "contacts") for each in _fields(prepared, sheet)}
        data.append(_as_data(found, options.language))
        if not as_json:
            said = {role: label.say(options.language) for role, label in labels.items()}
            _tell(found, said | _column_labels(options.language), options.language)
    if as_json:
        print_json({"files": data})
    return opt.status_of(problems)


def _column_labels(language: str) -> dict[str, str]:
    """Return what columns mean that no worksheet has a field for."""
    named = Texts("wombat.sources")
    return {role: named(f"column.{role}").say(language) for role in LABELLED}


def _fields(prepared: Any, sheet: str) -> list[Any]:
    definition = prepared.shelf.get(sheet)
    return [each for part in definition.tables() for each in part.fields] if definition else []


def _tell(found: Preview, labels: dict[str, str], said: str) -> None:
    def say(key: str, **values: object) -> str:
        return cli_texts(f"import.{key}", said, **values)

    def role(each: Mapped) -> str:
        name = labels.get(_ALIKE.get(each.role, each.role)) or say("notes")
        return say("guessed", role=name) if each.guessed else name

    report = found.report
    kind = report.label.say(said) if report.label else report.importer
    click.secho(f"{Path(report.path).name}: {kind}", bold=True)
    if found.encoding:
        click.echo("  " + say("assumed" if found.assumed else "encoding", encoding=found.encoding))
    counts = {"people": found.people, "ties": found.ties, "rows": found.rows, "aside": len(report.set_aside)}
    click.echo("  " + say("holds", **counts))
    if found.columns:
        heading(say("columns"))
        rows = [
            (f"{e.sheet}!{e.column}" if e.sheet else e.column, e.heading, role(e), e.example[:40])
            for e in found.columns
        ]
        for line in columns(rows):
            click.echo(line)
    if report.set_aside:
        heading(say("aside"))
        for aside in report.set_aside:
            click.echo(f"  {wording.place(aside.where, said)}: {aside.reason.say(said)}")


def _as_data(found: Preview, said: str) -> dict[str, Any]:
    report = found.report
    return {
        "path": report.path,
        "importer": report.importer,
        "label": report.label.say(said) if report.label else report.importer,
        "sure": found.sure,
        "kind": found.kind,
        "encoding": found.encoding or None,
        "encoding_assumed": found.assumed,
        "columns": [
            {
                "sheet": each.sheet or None,
                "column": each.column,
                "heading": each.heading,
                "field": each.role or None,
                "guessed": each.guessed,
                "example": each.example,
            }
            for each in found.columns
        ],
        "records": report.records,
        "people": found.people,
        "ties": found.ties,
        "rows": found.rows,
        "set_aside": [{"where": a.where, "reason": a.reason.say(said)} for a in report.set_aside],
    }
