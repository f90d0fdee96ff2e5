"""``wombat plugins``: the plugins found, those that failed and those switched off among them; `new` and `show`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import SpeakingGroup, cli_texts, columns, language, print_json

if TYPE_CHECKING:
    from wombat.host import Plugin

PARTS = ("new", "show")
"""Its own commands; ``wombat.cli.plugins_NAME`` holds ``command``."""


class _Plugins(SpeakingGroup):
    """Lists the plugins unless one of its commands is named, which is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(PARTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in PARTS:
            return None
        command: click.Command = import_module(f"wombat.cli.plugins_{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(cli_texts("help.commands")):
            formatter.write_dl([(name, cli_texts(f"command.plugins_{name}")) for name in PARTS])


@click.command("plugins", cls=_Plugins, invoke_without_command=True, help="command.plugins_help")
@opt.as_json
@opt.no_plugin
@click.pass_context
def command(context: click.Context, *, as_json: bool, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    if context.invoked_subcommand is not None:
        return 0
    from wombat.host import Host

    host = Host(no_plugin)
    if as_json:
        print_json({"plugins": [as_data(plugin) for plugin in host.plugins.values()]})
        return opt.status_of(host.problems)
    for line in columns(map(_row, host.plugins.values()), indent=""):
        click.echo(line)
    for plugin in host.plugins.values():
        for uses in plugin.deprecated:
            click.secho(plugin.says("deprecated", uses=uses).say(language()), err=True, fg="yellow")
    return opt.status_of(host.problems)


def _row(plugin: Plugin) -> tuple[str, ...]:
    state, version = cli_texts(f"plugins.{plugin.status}"), f"{plugin.distribution} {plugin.version}"
    return plugin.name, version, state, plugin.error or ", ".join(plugin.hooks)


def as_data(plugin: Plugin) -> dict[str, Any]:
    """Return a plugin for scripts; what it uses that is to go stands there only where there is any."""
    data: dict[str, Any] = {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "status": plugin.status,
        "hooks": plugin.hooks,
        "error": plugin.error,
    }
    if plugin.deprecated:
        data["deprecated"] = [uses.say(language()) for uses in plugin.deprecated]
    return data
