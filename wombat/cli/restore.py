"""``wombat restore``: back to a version that was kept beside the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts
from wombat.cli.usage import Number

if TYPE_CHECKING:
    from pathlib import Path


@click.command("restore", cls=Speaking, help="command.restore_help")
@opt.book
@click.option("--version", type=Number(min=1), default=1, metavar="N", help="option.version")
def command(book: Path, *, version: int) -> int:  # noqa: D103
    from wombat.xlsx.locks import building
    from wombat.xlsx.versions import restore

    with building(book):
        restore(book, version)
    click.echo(cli_texts("restore.done", file=book.name))
    return 0
