"""``wombat contacts``: the contacts of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, columns, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("contacts", cls=Speaking, help="command.contacts_help")
@click.option("--by-name", is_flag=True, help="option.by_name")
@opt.reading
def command(  # noqa: D103
    book: Path, *, by_name: bool, as_json: bool, today: date | None, no_plugin: tuple[str, ...]
) -> int:
    from wombat.network.strength import owner_strengths
    from wombat.plan.contacts_json import contacts_json

    prepared = opt.open_for_reading(book, today, no_plugin)
    people = contacts_json(prepared.plan, owner_strengths(prepared.plan))
    if by_name:
        from wombat.persons.sounds import spelling

        people.sort(key=lambda person: spelling(person["name"] or ""))
    if as_json:
        print_json({"contacts": people})
    else:
        rows = [(p["name"], p["company"] or "", p["title"] or "", "; ".join(p["phones"])) for p in people]
        for line in columns(rows, indent=""):
            click.echo(line)
    return opt.status_of(prepared.host.problems)
