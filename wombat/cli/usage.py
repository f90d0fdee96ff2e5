"""Wrong usage, told in the language of the terminal: click's own sentences by the class of its errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wombat.cli.speech import cli_texts

ENDINGS = (".xlsx", ".xlsm")
"""How names of workbooks end."""


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or refuse it with those there are."""
        try:
            return str(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(cli_texts("usage.choice", value=value, known=", ".join(map(str, self.choices))), param, ctx)


class Number(click.IntRange):
    """A whole number from a smallest one on."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or refuse the value with the smallest there may be."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(cli_texts("usage.number", value=value, least=self.min), param, ctx)


class Workbook(click.Path):
    """The name of a workbook to write."""

    def __init__(self) -> None:
        """Let rights be told when the file is opened."""
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, or refuse a folder and what does not end as workbooks do."""
        path = Path(str(value))
        if path.is_dir():
            self.fail(cli_texts("usage.folder", file=path, inside=path / "plan.xlsx"), param, ctx)
        if path.suffix.lower() not in ENDINGS:
            self.fail(cli_texts("usage.ending", file=path, other=path.with_suffix(".xlsx")), param, ctx)
        return path


def no_such_command(name: str, known: list[str], ctx: click.Context) -> click.UsageError:
    """Return the error that says which command was meant."""
    from difflib import get_close_matches

    return click.UsageError(_near("usage.command", name, get_close_matches(name, known)), ctx)


def too_many(words: list[str], ctx: click.Context) -> click.UsageError:
    """Return the error that names the words that are one too many."""
    return click.UsageError(cli_texts("usage.extra", words=" ".join(words)), ctx)


def tell_usage(error: click.ClickException) -> int:
    """Say on standard error what is wrong with a command and return the exit status."""
    if type(error).__name__ == "NoArgsIsHelpError":  # holds the help page; click before 8.2 has no such class
        error.show()
        return error.exit_code
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(cli_texts("usage.try", command=context.command_path), err=True)
        click.echo(err=True)
    click.echo(cli_texts("usage.error", text=said(error)), err=True)
    return error.exit_code


def said(error: click.ClickException) -> str:
    """Return one sentence for an error of click."""
    if isinstance(error, click.NoSuchOption):
        return _near("usage.option", error.option_name, error.possibilities or [])
    if isinstance(error, click.BadOptionUsage):
        return _option_usage(error)
    if isinstance(error, click.BadParameter):
        hint = error.param.get_error_hint(error.ctx).replace("'", "") if error.param and error.ctx else ""
        if isinstance(error, click.MissingParameter):
            return cli_texts("usage.missing", name=hint)
        return cli_texts("usage.value", name=hint, text=error.message) if hint else error.message
    return error.message


def _near(key: str, name: str, near: list[str]) -> str:
    sentence = cli_texts(key, name=name)
    return sentence + cli_texts("usage.near", names=", ".join(near)) if near else sentence


def _option_usage(error: click.BadOptionUsage) -> str:
    parameters = error.ctx.command.params if error.ctx else []
    option = next((each for each in parameters if error.option_name in each.opts), None)
    if option is None or getattr(option, "is_flag", False):
        return cli_texts("usage.no_value", name=error.option_name)
    return cli_texts("usage.needs", name=error.option_name, n=option.nargs)
