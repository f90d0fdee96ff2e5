"""Options that several commands share, and the checks of what was typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wombat.cli.usage import Choice, Number
from wombat.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from wombat.errors import Problem
    from wombat.prepare import Options, Prepared
    from wombat.text import Text

FILE = click.Path(path_type=Path, readable=False)
"""A file; whether it can be read is told when it is opened, and other files are read all the same."""


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        from wombat.cli.speech import cli_texts

        raise click.BadParameter(cli_texts("error.date", value=value)) from None


def _country(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from wombat.cli.speech import cli_texts
    from wombat.persons.countries import is_country

    if value and not is_country(value):
        raise click.BadParameter(cli_texts("error.country", value=value))
    return value.strip().upper()


def _encoding(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    import codecs

    try:
        return codecs.lookup(value).name if value else ""
    except LookupError:
        from wombat.text import Texts

        said = Texts("wombat.sources")("source.encoding", encoding=value)
        raise click.BadParameter(_said(said)) from None


def _columns(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dict[str, str]:
    """Return the role by heading or number of column that ``Nick=name, 3=phone`` states."""
    from wombat.cli.speech import cli_texts
    from wombat.sources.columns import known_roles

    found = {}
    for pair in (value or "").replace("，", ",").split(","):
        heading, sign, role = (part.strip() for part in pair.rpartition("="))
        if pair.strip() and (not sign or not heading or role not in known_roles()):
            raise click.BadParameter(cli_texts("error.columns", value=pair.strip(), known=", ".join(known_roles())))
        if heading:
            found[heading] = role
    return found


def _said(text: Text) -> str:
    from wombat.cli.speech import language

    return text.say(language())


lang = click.option("--lang", type=Choice(LANGUAGES), default=None, help="option.lang")
today = click.option("--today", metavar="DATE", callback=_day, help="option.today")
country = click.option("--country", metavar="XX", default="", callback=_country, help="option.country")
encoding = click.option("--encoding", metavar="NAME", default="", callback=_encoding, help="option.encoding")
columns = click.option("--columns", metavar="HEADING=FIELD,...", callback=_columns, help="option.columns")
as_json = click.option("--json", "as_json", is_flag=True, help="option.json")
no_plugin = click.option("--no-plugin", metavar="NAME", multiple=True, help="option.no_plugin")
trace = click.option("--trace-plugins", "trace", is_flag=True, help="option.trace")
strict = click.option("--strict", is_flag=True, help="option.strict")
top = click.option("--top", type=Number(min=1), metavar="N", help="option.top")
book = click.argument("book", type=FILE)


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the arguments of those that read a workbook."""
    for option in (no_plugin, today, as_json, book):
        command = option(command)
    return command


def open_for_reading(book: Path, today: date | None, no_plugin: tuple[str, ...]) -> Prepared:
    """Open a workbook that the program made, for a command that changes nothing.

    Raises:
        WombatError: it is missing, cannot be opened, or holds no plan.
    """
    from wombat.errors import UsageError, WombatError
    from wombat.prepare import prepare
    from wombat.text import Texts

    texts = Texts("wombat.cli")
    if not book.exists():
        raise UsageError(texts("error.no_book", file=str(book)))
    prepared = prepare(book, options(today=today, plugins_off=no_plugin))
    if not prepared.opened.names:
        raise WombatError(texts("error.no_plan", file=str(book)))
    return prepared


def options(**asked: Any) -> Options:
    """Return the options of a build or a reading command."""
    from wombat.prepare import Options

    return Options(**asked)


def status_of(problems: list[Problem]) -> int:
    """Say failures, and no notes, on standard error and return the exit status."""
    from wombat.cli.speech import language
    from wombat.errors import exit_status

    for problem in problems:
        if problem.failure:
            place = f"{problem.where}: " if problem.where else ""
            click.secho(place + problem.text.say(language()), err=True, fg="red")
    return exit_status(problems)


def as_data(problems: list[Problem], said: str) -> dict[str, list[dict[str, str]]]:
    """Return problems and notes, in one language, for scripts."""
    found = {
        "problems": [each for each in problems if each.failure],
        "notes": [each for each in problems if not each.failure],
    }
    return {key: [{"where": p.where, "text": p.text.say(said)} for p in each] for key, each in found.items()}
