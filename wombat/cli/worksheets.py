"""``wombat worksheets``: every worksheet there is, by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, columns, language, print_json

if TYPE_CHECKING:
    from wombat.definitions.model import Field, Worksheet


@click.command("worksheets", cls=Speaking, help="command.worksheets_help")
@opt.as_json
@opt.lang
@opt.no_plugin
def command(*, as_json: bool, lang: str | None, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    from wombat.host import Host
    from wombat.prepare import definitions

    host = Host(no_plugin)
    shelf, groups = definitions(host)
    said = lang or language()
    if as_json:
        print_json({"worksheets": [as_data(each, said) for each in shelf.values()]})
        return opt.status_of(host.problems)
    for group in groups:
        rows = [
            (each.id, each.title.say(said), each.purpose.say(said)) for each in shelf.values() if each.group == group.id
        ]
        click.secho(f"{group.title.say(said)} ({group.id})", bold=True)
        for line in columns(rows):
            click.echo(line)
        click.echo()
    return opt.status_of(host.problems)


def as_data(worksheet: Worksheet, said: str) -> dict[str, Any]:
    """Return a worksheet's definition in one language, for scripts."""
    return {
        "id": worksheet.id,
        "group": worksheet.group,
        "title": worksheet.title.say(said),
        "purpose": worksheet.purpose.say(said),
        "help": worksheet.help.say(said) if worksheet.help else None,
        "plugin": worksheet.provider,
        "parts": [
            {"id": part.id, "kind": part.kind, "fields": [_field(field, said) for field in part.fields]}
            for part in worksheet.parts
        ],
    }


def _field(field: Field, said: str) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label.say(said),
        "type": field.type,
        "owner": field.owner,
        "choices": [choice.id for choice in field.choices],
        "help": field.help.say(said) if field.help else None,
    }
