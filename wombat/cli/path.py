"""``wombat path``: who can introduce the owner to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, print_json
from wombat.text import Texts

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.plan.model import Plan

texts = Texts("wombat.cli")


@click.command("path", cls=Speaking, help="command.path_help")
@click.argument("book", type=opt.FILE)
@click.argument("person")
@opt.as_json
@opt.today
@opt.no_plugin
def command(  # noqa: D103
    book: Path, person: str, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]
) -> int:
    from wombat.prepare import network_of

    prepared = opt.open_for_reading(book, today, no_plugin)
    plan = prepared.plan
    contact = _named(plan, person)
    network = network_of(prepared)
    found: list[dict[str, Any]] = [
        {
            "steps": [{"id": step, "name": plan.label(step)} for step in path.steps],
            "strength": round(float(path.strength), 4),
            "why": [reason.say(plan.language) for reason in path.why],
        }
        for path in network.paths(contact)
    ]
    if as_json:
        print_json({"person": {"id": contact, "name": plan.label(contact)}, "paths": found})
    else:
        _tell(plan, contact, found)
    return opt.status_of(prepared.host.problems)


def _named(plan: Plan, person: str) -> str:
    """Return the id of the contact a name means.

    Raises:
        UsageError: nobody or several bear it.
    """
    from wombat.errors import UsageError

    contact = plan.who(person)
    if contact is not None and contact in plan.table("contacts"):
        return contact
    plain = person.casefold().strip()
    alike = [plan.label(each.id) for each in plan.contacts if plain and plain in each.name.casefold()]
    if len(alike) == 1 and (only := plan.who(alike[0])):
        return only
    key = "error.which_person" if alike else "error.no_person"
    raise UsageError(texts(key, person=person, alike="; ".join(alike[:8])))


def _tell(plan: Plan, contact: str, found: list[dict[str, Any]]) -> None:
    name = plan.label(contact)
    if not found:
        click.echo(texts("path.none", name=name).say(plan.language))
    for path in found:
        steps = [step["name"] for step in path["steps"]]
        me = texts("path.you").say(plan.language)
        click.secho(" → ".join([me, *[step for step in steps if step not in (plan.owner, "owner")]]), bold=True)
        for reason in path["why"]:
            click.echo(f"    {reason}")
