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

    prepared = opt.open_for_reading(book, today, no_plugin)
    said = prepared.plan.language
    better = advice(prepared)
    problems = check(prepared)
    if as_json:
        found = {"problems": problems, "advice": better}
        print_json({key: [{"where": p.where, "text": p.text.say(said)} for p in each] for key, each in found.items()})
        return 1 if problems else 0
    if not problems:
        click.secho(cli_texts("check.fine", said), fg="green")
    _tell(problems, said)
    if better:
        heading(cli_texts("check.advice", said))
        _tell(better, said)
    return 1 if problems else 0


def _tell(problems: list[Problem], said: str) -> None:
    for problem in problems:
        place = f"{problem.where}: " if problem.where else ""
        click.echo(place + problem.text.say(said))
