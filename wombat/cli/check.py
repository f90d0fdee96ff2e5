"""``wombat check``: every problem of a workbook, with its sheet and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("check", cls=Speaking, help="command.check_help")
@opt.reading
def command(book: Path, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    from wombat.checking import check

    prepared = opt.open_for_reading(book, today, no_plugin)
    said = prepared.plan.language
    problems = check(prepared)
    if as_json:
        print_json({"problems": [{"where": p.where, "text": p.text.say(said)} for p in problems]})
    elif not problems:
        click.secho(cli_texts("check.fine", said), fg="green")
    else:
        for problem in problems:
            place = f"{problem.where}: " if problem.where else ""
            click.echo(place + problem.text.say(said))
    return 1 if problems else 0
