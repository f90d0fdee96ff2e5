"""``wombat explain``: whose a cell is, which plugin fills it, from which inputs and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.explaining import Explained


@click.command("explain", cls=Speaking, help="command.explain_help")
@opt.reading
@click.argument("cell", metavar="'SHEET!A1'")
def command(book: Path, cell: str, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    from wombat.explaining import explain

    prepared = opt.open_for_reading(book, today, no_plugin)
    said = prepared.plan.language
    found = explain(prepared, cell)
    if as_json:
        print_json(as_data(found, said))
        return opt.status_of(prepared.host.problems)
    click.secho(found.where, bold=True)
    for text in found.said:
        click.echo(f"  {text.say(said)}")
    if found.field:
        blank = found.value is None
        click.echo("  " + cli_texts("explain.blank" if blank else "explain.value", said, value=found.value))
    return opt.status_of(prepared.host.problems)


def as_data(found: Explained, language: str) -> dict[str, Any]:
    """Return what there is to say of a cell, for scripts."""
    value, plugin = found.value, found.plugin
    return {
        "cell": found.where,
        "state": found.state,
        "worksheet": found.sheet or None,
        "part": found.part or None,
        "field": found.field or None,
        "row": found.row or None,
        "value": value if isinstance(value, (str, int, float, bool, type(None))) else str(value),
        "formula": found.formula,
        "plugin": {"name": plugin.name, "distribution": plugin.distribution, "version": plugin.version}
        if plugin
        else None,
        "inputs": [
            {"worksheet": sheet, "part": part, "fields": names} for (sheet, part), names in found.inputs.items()
        ],
        "network": found.network,
        "sources": found.sources,
        "said": [text.say(language) for text in found.said],
    }
