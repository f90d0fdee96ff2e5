"""``wombat rank``: the ranking of a plain list of relations, without a workbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from wombat import wording
from wombat.cli import options as opt
from wombat.cli.output import not_written
from wombat.cli.speech import Speaking, cli_texts, language

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.hooks import Measure
    from wombat.network.rank_list import TieList

_ASIDE = 10
"""Rows set aside that are told one by one."""


@click.command("rank", cls=Speaking, help="command.rank_help")
@click.argument("relations", type=opt.FILE)
@click.option("-o", "--output", type=opt.FILE, metavar="OUT.csv", help="option.rank_output")
@click.option("--every-measure", is_flag=True, help="option.every_measure")
@opt.top
@opt.today
@opt.no_plugin
def command(  # noqa: D103
    relations: Path,
    output: Path | None,
    *,
    every_measure: bool,
    top: int | None,
    today: date | None,
    no_plugin: tuple[str, ...],
) -> int:
    from wombat.host import Host
    from wombat.measuring import measures_of
    from wombat.network.rank_list import rank_list, write_ranking

    host = Host(no_plugin)
    network = rank_list(relations, measures_of(host), today, _tell, None if every_measure else _left_out)
    if network.sampled:
        sample = network.betweenness
        click.echo(cli_texts("rank.sampled", n=sample.sources, error=sample.error.max(initial=0)), err=True)
    if output is None:
        write_ranking(network, sys.stdout, top=top)
    else:
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                write_ranking(network, file, top=top)
        except OSError as error:
            raise not_written(output, error) from error
    return opt.status_of(host.problems)


def _tell(found: TieList) -> None:
    """Say which rows were not used, and why."""
    for aside in found.set_aside[:_ASIDE]:
        click.echo(f"{wording.place(aside.where, language())}: {aside.reason.say(language())}", err=True)
    if found.set_aside:
        click.echo(cli_texts("rank.read", n=found.records, aside=len(found.set_aside)), err=True)


def _left_out(measures: list[Measure]) -> None:
    """Say which measures are not computed at this size."""
    names = ", ".join(measure.label.say(language()) for measure in measures)
    click.echo(cli_texts("rank.left_out", names=names), err=True)
