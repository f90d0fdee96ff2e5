"""``wombat plugins``: the plugins found, those that failed and those switched off among them."""

from __future__ import annotations

from dataclasses import asdict

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, columns, print_json


@click.command("plugins", cls=Speaking, help="command.plugins_help")
@opt.as_json
@opt.no_plugin
def command(*, as_json: bool, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    from wombat.host import Host

    host = Host(no_plugin)
    if as_json:
        print_json({"plugins": [asdict(plugin) for plugin in host.plugins.values()]})
        return opt.status_of(host.problems)
    rows = [
        (p.name, f"{p.distribution} {p.version}", cli_texts(f"plugins.{p.status}"), p.error or ", ".join(p.hooks))
        for p in host.plugins.values()
    ]
    for line in columns(rows, indent=""):
        click.echo(line)
    return opt.status_of(host.problems)
