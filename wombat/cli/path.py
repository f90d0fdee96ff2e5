"""``wombat path``: who can introduce the owner to a person, or to somebody of a profession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat import wording
from wombat.cli import options as opt
from wombat.cli.people import named
from wombat.cli.speech import Speaking, cli_texts, print_json
from wombat.text import Texts

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.network.model import Network
    from wombat.plan.model import Plan

texts = Texts("wombat.cli")

SHOWN = 5
"""People of a profession that are shown."""


@click.command("path", cls=Speaking, help="command.path_help")
@click.argument("book", type=opt.FILE)
@click.argument("person", required=False)
@click.option("--profession", metavar="WORD", help="option.profession")
@opt.as_json
@opt.today
@opt.no_plugin
def command(  # noqa: D103
    book: Path,
    person: str | None,
    *,
    profession: str | None,
    as_json: bool,
    today: date | None,
    no_plugin: tuple[str, ...],
) -> int:
    from wombat.errors import UsageError
    from wombat.prepare import network_of

    if bool(person) == bool(profession):
        raise UsageError(texts("error.person_or_profession" if person else "error.person_needed"))
    prepared = opt.open_for_reading(book, today, no_plugin)
    plan = prepared.plan
    ids = [named(plan, person)] if person else of_profession(plan, profession or "")
    network = network_of(prepared)
    found = sorted((ways(plan, network, contact) for contact in ids), key=lambda each: -each["best"])
    if not as_json:
        _tell(plan, network, found[:SHOWN], profession)
    elif person:
        print_json({key: value for key, value in found[0].items() if key != "best"})
    else:
        print_json({"profession": profession, "people": found})
    return opt.status_of(prepared.host.problems)


def of_profession(plan: Plan, word: str) -> list[str]:
    """Return the ids of the contacts of a profession, as a word in Chinese or English names it."""
    from wombat.plan.professions import Professions

    professions = Professions([word])
    wanted = professions.of_seat(word)
    return [contact.id for contact in plan.contacts if professions.of(contact) & wanted]


def ways(plan: Plan, network: Network, contact: str) -> dict[str, Any]:
    """Return how to reach a contact: the owner's own tie, the warmest introductions, and why there is none."""
    from wombat.network.strength import UNKNOWN_WARMTH

    measured = network.owner_strength.get(contact)
    own = network.warmth.get(contact, UNKNOWN_WARMTH)
    paths: list[dict[str, Any]] = [
        {
            "steps": [{"id": step, "name": plan.label(step)} for step in path.steps],
            "strength": round(float(path.strength), 4),
            "why": [reason.say(plan.language) for reason in path.why],
        }
        for path in network.paths(contact)
    ]
    name = plan.label(contact)
    return {
        "person": {"id": contact, "name": name},
        "own": {"strength": round(own, 4), "why": measured.why.say(plan.language) if measured else None},
        "paths": paths,
        "why_none": None if paths else texts("path.none", name=name).say(plan.language),
        "best": max([own, *(path["strength"] for path in paths)]),
    }


def _tell(plan: Plan, network: Network, found: list[dict[str, Any]], profession: str | None) -> None:
    if not found:
        hubs = [plan.label(network.ids[at]) for at in network.ranking.order[:3].tolist() if network.tied[at]]
        key = "path.nobody_ask" if hubs else "path.nobody"
        click.echo(cli_texts(key, plan.language, profession=profession, names=wording.listed(hubs, plan.language)))
    for each in found:
        _tell_one(plan, each, alone=profession is None)


def _tell_one(plan: Plan, each: dict[str, Any], *, alone: bool) -> None:
    name, own = each["person"]["name"], each["own"]
    if not alone:
        click.secho(name, bold=True)
    if own["strength"] >= max([0.5, *(path["strength"] for path in each["paths"])]):
        click.echo(cli_texts("path.directly", plan.language, name=name))
    if each["why_none"]:
        click.echo(each["why_none"])
    for path in each["paths"]:
        me = cli_texts("path.you", plan.language)
        click.secho(" → ".join([me, *(step["name"] for step in path["steps"])]), bold=alone)
        for reason in path["why"]:
            click.echo(f"    {reason}")
