"""``wombat plugins new``: a project for a first plugin, with everything in place."""

from __future__ import annotations

from pathlib import Path

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts


@click.command("new", cls=Speaking, help="command.plugins_new_help")
@click.argument("name")
@click.option("--folder", type=opt.FILE, metavar="DIR", help="option.new_folder")
def command(*, name: str, folder: Path | None) -> int:  # noqa: D103
    from wombat.host import Host
    from wombat.prepare import definitions
    from wombat.starter import check_name, make_project

    check_name(name, definitions(Host())[0])
    home = folder or Path(name)
    for path in make_project(name, home):
        click.echo(path.as_posix())
    click.echo(err=True)
    click.secho(cli_texts("plugins.made", folder=home.as_posix(), name=name), err=True)
    return 0
