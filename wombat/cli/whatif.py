"""``wombat whatif``: what the network loses without somebody, or gains by an introduction."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.people import named
from wombat.cli.speech import Speaking, cli_texts, columns, heading, print_json
from wombat.text import Texts

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.network.model import Network
    from wombat.network.whatif import Outlook
    from wombat.plan.model import Plan

texts = Texts("wombat.cli")


@click.command("whatif", cls=Speaking, help="command.whatif_help")
@click.option("--without", "gone", metavar="PERSON", help="option.without_person")
@click.option("--introduce", "pair", nargs=2, metavar="A B", help="option.introduce")
@opt.reading
def command(  # noqa: D103
    book: Path,
    *,
    gone: str | None,
    pair: tuple[str, str] | None,
    as_json: bool,
    today: date | None,
    no_plugin: tuple[str, ...],
) -> int:
    from wombat.errors import UsageError
    from wombat.network.whatif import introduced, without
    from wombat.prepare import network_of

    if bool(gone) == bool(pair):
        raise UsageError(texts("error.without_or_introduce"))
    prepared = opt.open_for_reading(book, today, no_plugin)
    plan = prepared.plan
    people = [named(plan, person) for person in (pair or (gone or "",))]
    if len(set(people)) < len(people):
        raise UsageError(texts("error.same_person", person=plan.label(people[0])))
    network = network_of(prepared)
    found = introduced(network, *people) if pair else without(network, people[0])
    if as_json:
        asked = {"introduce" if pair else "without": [plan.label(person) for person in people]}
        print_json(asked | _json(plan, network, found))
    else:
        _tell(plan, found)
    return opt.status_of(prepared.host.problems)


def _tell(plan: Plan, found: Outlook) -> None:
    said = plan.language
    head, *rest = (text.say(said) for text in found.said)
    heading(head)
    for line in rest:
        click.echo(f"  {line}")
    before, after = asdict(found.before), asdict(found.after)
    rows = [(cli_texts(f"whatif.{name}", said), _figure(before[name]), "→", _figure(after[name])) for name in before]
    click.echo()
    for line in columns(rows, right=(1, 3)):
        click.echo(line)


def _figure(value: float) -> str:
    return f"{value:.1%}" if isinstance(value, float) else f"{value:,}"


def _json(plan: Plan, network: Network, found: Outlook) -> dict[str, Any]:
    def label(at: int) -> str:
        return plan.label(network.ids[at])

    return {
        "before": asdict(found.before),
        "after": asdict(found.after),
        "cut_off": [label(at) for at in found.cut_off.tolist()],
        "alone": [label(at) for at in found.alone.tolist()],
        "unlinked": [list(each) for each in found.unlinked],
        "linked": [list(each) for each in found.linked],
        "ranks": [{"name": label(at), "before": before, "after": after} for at, before, after in found.moves],
        "said": [each.say(plan.language) for each in found.said],
    }
