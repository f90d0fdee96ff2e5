"""The summary at the end of a build: what was read, what was found, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat import wording
from wombat.cli.speech import cli_texts, columns, heading

if TYPE_CHECKING:
    from wombat.build import Built
    from wombat.errors import Problem
    from wombat.intake import Report

_ASIDE = 5


def tell(built: Built, *, dry_run: bool) -> None:
    """Print the summary of a build on standard output, problems on standard error."""
    language = built.found.language

    def say(key: str, **values: object) -> str:
        return cli_texts(f"summary.{key}", language, **values)

    state = "dry" if dry_run else "made" if built.made else "renewed" if built.written else "unchanged"
    if built.made and built.reports and not any(report.importer for report in built.reports):
        state = "nothing"
    people = say("contacts", n=built.found.contacts)
    click.secho(say(state, file=built.path.name, contacts=people), bold=True)
    for text in built.forgotten:
        click.echo("  " + text.say(language))
    if read := [report for report in built.reports if report.importer]:
        heading(say("read"))
        _sources(read, language)
    if built.adopted:
        click.echo("  " + say("adopted", n=len(built.adopted), names=", ".join(built.adopted[:_ASIDE])))
    _hubs(built, say("hubs"))
    _steps(built, say("next"))
    _problems([each for each in built.problems if each.failure], say("problems"), language)
    _problems([each for each in built.problems if not each.failure], say("notes"), language)


def _sources(reports: list[Report], language: str) -> None:
    def count(key: str, number: int) -> str:
        return cli_texts(f"summary.{key}", language, n=number) if number else ""

    rows = [
        (
            _short(report.path),
            report.label.say(language) if report.label else report.importer,
            count("records", report.records) or (report.importer and cli_texts("summary.records", language, n=0)),
            count("imported", report.imported),
            count("merged", report.merged),
            count("set_aside", len(report.set_aside)),
        )
        for report in reports
    ]
    for report, line in zip(reports, columns(rows, right=(2, 3, 4, 5)), strict=True):
        click.echo(line)
        for aside in report.set_aside[:_ASIDE]:
            click.secho(f"      {wording.place(aside.where, language)}: {aside.reason.say(language)}", dim=True)
        if (more := len(report.set_aside) - _ASIDE) > 0:
            click.secho("      " + cli_texts("summary.more_aside", language, n=more), dim=True)


def _short(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _hubs(built: Built, title: str) -> None:
    if built.found.hubs:
        heading(title)
        for line in columns([(rank, *hub) for rank, hub in enumerate(built.found.hubs, 1)], right=(0,)):
            click.echo(line)


def _steps(built: Built, title: str) -> None:
    if built.found.steps:
        heading(title)
        for line in columns(built.found.steps):
            click.echo(line)


def _problems(problems: list[Problem], title: str, language: str) -> None:
    if not problems:
        return
    click.echo(err=True)
    click.secho(title, bold=True, err=True)
    for problem in problems:
        place = f"{problem.where}: " if problem.where else ""
        click.secho(f"  {place}{problem.text.say(language)}", fg="red" if problem.failure else "yellow", err=True)
