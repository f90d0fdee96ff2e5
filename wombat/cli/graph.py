"""``wombat graph``: the network as a picture, a page, or a file for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("graph", cls=Speaking, help="command.graph_help")
@click.option("-o", "--output", type=opt.FILE, required=True, metavar="FILE", help="option.graph_output")
@click.option("--anonymous", is_flag=True, help="option.anonymous")
@opt.lang
@opt.reading
def command(  # noqa: D103
    book: Path,
    *,
    output: Path,
    anonymous: bool,
    lang: str | None,
    as_json: bool,
    today: date | None,
    no_plugin: tuple[str, ...],
) -> int:
    from wombat.exporting import export, exporter_for
    from wombat.prepare import network_of

    prepared = opt.open_for_reading(book, today, no_plugin)
    exporter = exporter_for(prepared.host, output)
    network, plan = network_of(prepared), prepared.plan
    plan.language = lang or plan.language
    if anonymous:
        from wombat.anonymous import without_names

        plan, network = without_names(plan, network)
    files = export(prepared.host, exporter, output, plan, network)
    ties = int(network.strength.nnz // 2)
    if as_json:
        print_json({"files": [str(file) for file in files], "contacts": len(network), "ties": ties})
    elif files:
        listed = ", ".join(str(file) for file in files)
        click.echo(cli_texts("graph.written", files=listed, n=len(network), ties=ties), err=True)
    return opt.status_of(prepared.host.problems)
