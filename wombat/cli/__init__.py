"""The command line: one file a command, imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword

import click

from wombat import __version__
from wombat.cli.speech import SpeakingGroup, cli_texts

COMMANDS = (
    "build",
    "import",
    "contacts",
    "hubs",
    "circles",
    "path",
    "due",
    "whatif",
    "graph",
    "export",
    "share",
    "diff",
    "check",
    "explain",
    "restore",
    "rank",
    "worksheets",
    "plugins",
)
"""Every command in the order of the help page; `wombat.cli.NAME` holds ``command``, ``import_`` that of ``import``."""


class _Commands(SpeakingGroup):
    """Imports a command when it is called; the help page needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"wombat.cli.{cmd_name}{'_' * iskeyword(cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(cli_texts("help.commands")):
            formatter.write_dl([(name, cli_texts(f"command.{name}")) for name in COMMANDS])


@click.command(cls=_Commands, invoke_without_command=False, help="help.wombat")
@click.version_option(
    __version__, "--version", "-V", prog_name="wombat", message="%(prog)s %(version)s", help="help.version"
)
def wombat() -> None:
    """Hold the commands."""


def main() -> None:
    """Run the command line and exit with its status: 0 done, 1 failed or done with problems, 2 wrong usage."""
    from wombat.cli.speech import tell_error, tell_stopped, utf8_streams

    utf8_streams()
    try:
        status = wombat.main(standalone_mode=False)
    except click.ClickException as error:
        from wombat.cli.usage import tell_usage

        status = tell_usage(error)
    except click.exceptions.Exit as leave:
        status = leave.exit_code
    except (click.Abort, KeyboardInterrupt) as stop:
        status = tell_stopped(stop)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:  # noqa: BLE001 - the last net: a sentence, never a traceback
        status = tell_error(error)
    sys.exit(status if isinstance(status, int) else 0)
