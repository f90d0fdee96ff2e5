"""``wombat check``: every problem of a workbook, and what could be better, with sheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, heading, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.errors import Problem


@click.command("check", cls=Speaking, help="command.check_help")
@opt.reading
def command(book: Path, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    from wombat.checking import advice, check
    from wombat.errors import exit_status

    prepared = opt.open_for_reading(book, today, no_plugin)
    said = prepared.plan.language
    better, wrong = advice(prepared)
    problems = [*check(prepared), *wrong]
    if as_json:
        print_json({**opt.as_data(problems, said), "advice": opt.as_data(better, said)["notes"]})
        return exit_status(problems)
    notes = [each for each in problems if not each.failure]
    if len(notes) == len(problems):
        click.secho(cli_texts("check.fine", said), fg="green")
    _tell([each for each in problems if each.failure], said)
    for title, found in (("summary.notes", notes), ("check.advice", better)):
        if found:
            heading(cli_texts(title, said))
            _tell(found, said)
    return exit_status(problems)


def _tell(problems: list[Problem], said: str) -> None:
    for problem in problems:
        place = f"{problem.where}: " if problem.where else ""
        click.echo(place + problem.text.say(said))
