"""What is said at the terminal: language, help pages, progress, tables and errors."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wombat.text import Text


def language() -> str:
    """Return the language to speak before a workbook says which."""
    from wombat.languages import spoken_language

    return spoken_language()


def cli_texts(key: str, said_in: str = "", **values: object) -> str:
    """Return a text of the command line in the language to speak."""
    from wombat.text import Texts

    return Texts("wombat.cli")(key, **values).say(said_in or language())


class Speaking(click.Command):
    """A command whose help, and that of its options, are keys of ``texts.toml``, said when they are shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what was typed apart; words too many are refused."""
        strict = not (ctx.allow_extra_args or ctx.resilient_parsing)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and strict:
            from wombat.cli.usage import too_many

            raise too_many(rest, ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, cli_texts("help.usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(cli_texts(self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with their help."""
        rows = []
        for parameter in self.get_params(ctx):
            if isinstance(parameter, click.Argument):
                continue  # the line of usage names it
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            key = getattr(parameter, "help", None) or ""
            own = "help.help" if "--help" in parameter.opts else key
            rows.append((record[0], cli_texts(own) if own else ""))
        with formatter.section(cli_texts("help.options")):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class SpeakingGroup(Speaking, click.Group):
    """A command that holds others."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or say which one may be meant."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            from wombat.cli.usage import no_such_command

            raise no_such_command(args[0], known, ctx)
        return super().resolve_command(ctx, args)


def utf8_streams() -> None:
    """Let names in any script through, on terminals and pipes that are set to something smaller."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell_error(error: Exception) -> int:
    """Say one sentence on standard error and return the exit status."""
    import tempfile
    import traceback

    from wombat.errors import WombatError
    from wombat.host.plugin import PluginError

    if isinstance(error, (WombatError, PluginError)):
        if isinstance(error, PluginError) and error.__cause__ is not None:
            traceback.print_exception(error.__cause__)
        click.secho(error.text.say(language()), err=True, fg="red")
        return getattr(error, "status", 1)
    if os.environ.get("WOMBAT_TRACEBACK"):
        raise error
    with tempfile.NamedTemporaryFile("w", prefix="wombat-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    said = f"{type(error).__name__}: {error}"
    click.secho(cli_texts("error.unexpected", error=" ".join(said.split()), log=log.name), err=True, fg="red")
    return 1


def tell_stopped(stop: BaseException) -> int:
    """Say that the user stopped the work, and which plugin was at it, and return the exit status."""
    plugin = getattr(stop, "plugin", "") or getattr(stop.__cause__, "plugin", "")
    key = "error.stopped_in" if plugin else "error.stopped"
    click.secho("\n" + cli_texts(key, name=plugin), err=True, fg="red")
    return 130


class Progress:
    """The step under way, on one line of a terminal; silent elsewhere."""

    def __init__(self, *, silent: bool = False) -> None:
        """Look whether anybody watches; ``silent`` where something else is told there."""
        self.watched = sys.stderr.isatty() and not silent

    def __call__(self, step: Text) -> None:
        """Show a step in place of the one before."""
        if self.watched:
            click.echo(f"\r\x1b[2K  {step.say(language())} …", err=True, nl=False)

    def done(self) -> None:
        """Clear the line."""
        if self.watched:
            click.echo("\r\x1b[2K", err=True, nl=False)


def shown_width(text: str) -> int:
    """Return how many columns of a terminal a text takes; Chinese characters take two."""
    import unicodedata

    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def columns(rows: Iterable[Sequence[Any]], indent: str = "  ", right: Iterable[int] = ()) -> list[str]:
    """Return lines in which the cells of each row stand beneath each other.

    Args:
        rows: cells as text or numbers.
        indent: before each line.
        right: numbers of the columns that end flush right, from 0.
    """
    said = [[str(cell) for cell in row] for row in rows]
    if not said:
        return []
    widths = [max(shown_width(row[at]) for row in said) for at in range(len(said[0]))]
    flush = set(right)
    lines = []
    for row in said:
        cells = []
        for at, cell in enumerate(row):
            room = " " * (widths[at] - shown_width(cell))
            cells.append(room + cell if at in flush else cell + room)
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def heading(text: str) -> None:
    """Print a heading of the summary."""
    click.echo()
    click.secho(text, bold=True)


def print_json(value: Any) -> None:
    """Print data for scripts on standard output, nan as null."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))
