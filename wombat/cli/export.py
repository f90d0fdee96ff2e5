"""``wombat export``: the contacts of a workbook, for a phone or a CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("export", cls=Speaking, help="command.export_help")
@click.option("-o", "--output", type=opt.FILE, required=True, metavar="FILE", help="option.export_output")
@opt.lang
@opt.reading
def command(  # noqa: D103 - its help stands in texts.toml
    book: Path, *, output: Path, lang: str | None, as_json: bool, today: date | None, no_plugin: tuple[str, ...]
) -> int:
    from wombat.exporting import export_people, people_exporter_for

    prepared = opt.open_for_reading(book, today, no_plugin)
    exporter = people_exporter_for(prepared.host, output)
    plan = prepared.plan
    plan.language = lang or plan.language
    contacts = [contact for contact in plan.contacts if contact.name]
    written = export_people(prepared.host, exporter, output, plan, contacts)
    if as_json:
        print_json({"file": str(output) if written else None, "contacts": len(contacts)})
    elif written:
        click.echo(cli_texts("export.written", file=str(output), n=len(contacts)), err=True)
    return opt.status_of(prepared.host.problems)
