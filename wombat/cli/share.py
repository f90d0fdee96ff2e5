"""``wombat share``: a workbook for a colleague, and the receipts of what was given before."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Progress, Speaking, cli_texts, columns, print_json
from wombat.cli.usage import Choice, Workbook
from wombat.text import Texts

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.plan.shared import Level
    from wombat.sharing import Receipt

texts = Texts("wombat.cli")
LEVELS = ("full", "network", "anonymous")


@click.command("share", cls=Speaking, help="command.share_help")
@click.option("-o", "--output", type=Workbook(), metavar="FOR-THEM.xlsx", help="option.share_output")
@click.option("--to", metavar="NAME", default="", help="option.to")
@click.option("--level", type=Choice(LEVELS), default="network", help="option.level")
@click.option("--receipts", "listing", is_flag=True, help="option.receipts")
@opt.reading
def command(  # noqa: D103 - its help stands in texts.toml
    book: Path,
    *,
    output: Path | None,
    to: str,
    level: Level,
    listing: bool,
    as_json: bool,
    today: date | None,
    no_plugin: tuple[str, ...],
) -> int:
    from wombat.errors import UsageError
    from wombat.sharing import receipts, share
    from wombat.xlsx.locks import building

    if listing:
        _list(receipts(opt.open_for_reading(book, today, no_plugin).opened), as_json=as_json)
        return 0
    if output is None or not to.strip():
        raise UsageError(texts("error.share"))
    progress = Progress()
    with building(book):
        prepared = opt.open_for_reading(book, today, no_plugin)
        receipt, problems = share(prepared, book, output, " ".join(to.split()), level, progress)
    progress.done()
    if as_json:
        print_json({**asdict(receipt), "file": str(output)})
    else:
        said = asdict(receipt) | {"file": str(output), "level": cli_texts(f"share.{level}")}
        click.echo(cli_texts("share.done", **said), err=True)
        left_out = cli_texts("share.left_out", n=receipt.private) if receipt.private else cli_texts("share.everybody")
        click.echo(left_out, err=True)
        click.echo(cli_texts("share.law"), err=True)
    return opt.status_of([*prepared.host.problems, *problems])


def _list(found: list[Receipt], *, as_json: bool) -> None:
    if as_json:
        print_json({"receipts": [asdict(each) for each in found]})
        return
    rows = [
        (e.on, e.to, cli_texts(f"share.{e.level}"), cli_texts("summary.contacts", n=e.people), e.file) for e in found
    ]
    for line in columns(rows, indent=""):
        click.echo(line)
