"""``wombat circles``: the contact circles with their seats."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, columns, heading, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.network.model import Network
    from wombat.plan.model import Plan

SHOWN, NAMED = 10, 5
"""Rows of each kind that are shown, and brokers named in one."""


@click.command("circles", cls=Speaking, help="command.circles_help")
@opt.reading
def command(book: Path, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    from wombat.prepare import network_of

    prepared = opt.open_for_reading(book, today, no_plugin)
    plan, network = prepared.plan, network_of(prepared)
    found = circles(plan, network)
    if as_json:
        more = {"links": links(plan, network), "introductions": introductions(plan, network)}
        print_json({"circles": found, **more, "bridges": bridges(plan, network)})
    else:
        _tell_circles(plan, found)
        _tell_more(plan, network)
    return opt.status_of(prepared.host.problems)


def _tell_circles(plan: Plan, found: list[dict[str, Any]]) -> None:
    for circle in found:
        click.secho(f"{circle['name']}  {circle['filled']} / {circle['filled'] + circle['empty']}", bold=True)
        rows = [
            (
                seat["profession"],
                "; ".join(seat["sitting"]) or cli_texts("circles.empty", plan.language),
                "→ " + "; ".join(seat["candidates"]) if seat["candidates"] else "",
            )
            for seat in circle["seats"]
        ]
        for line in columns(rows):
            click.echo(line)


def _tell_more(plan: Plan, network: Network) -> None:
    """Say whom to introduce, what links the circles, and on which ties the network hangs."""
    rows: dict[str, list[tuple[Any, ...]]] = {
        "introduce": [(f"{each['one']} – {each['other']}", each["why"]) for each in introductions(plan, network)],
        "links": [
            (f"{each['one']} – {each['other']}", each["ties"] + each["shared"], "; ".join(each["brokers"][:NAMED]))
            for each in links(plan, network)
        ],
        "bridges": [
            (f"{each['one']} – {each['other']}", cli_texts("circles.behind", plan.language, n=each["people"]))
            for each in bridges(plan, network)
        ],
    }
    for key, listed in rows.items():
        if listed:
            heading(cli_texts(f"circles.{key}", plan.language))
            for line in columns(listed[:SHOWN]):
                click.echo(line)


def circles(plan: Plan, network: Network) -> list[dict[str, Any]]:
    """Return every circle with its seats: who sits there, who could fill an empty one; several sitting compete.

    ``together`` is the share of its tied members who are in one of the groups found by the ties alone.
    """
    from wombat.plan.circles import seats

    together = {name: None if math.isnan(each) else round(each, 4) for name, each in network.circle_agreement.items()}

    found: dict[str, dict[str, Any]] = {}
    for seat in seats(plan):
        circle = found.setdefault(
            seat.circle,
            {
                "name": seat.circle,
                "filled": 0,
                "empty": 0,
                "competing": 0,
                "together": together.get(seat.circle),
                "seats": [],
            },
        )
        circle["filled" if seat.sitting else "empty"] += 1
        circle["competing"] += len(seat.sitting) > 1
        circle["seats"].append(
            {
                "profession": seat.profession,
                "sitting": [plan.label(contact) for contact in seat.sitting],
                "candidates": [plan.label(contact) for contact in seat.candidates],
            }
        )
    return list(found.values())


def links(plan: Plan, network: Network) -> list[dict[str, Any]]:
    """Return what links each two circles and who brokers between them, for scripts."""
    return [
        {
            "one": link.one,
            "other": link.other,
            "ties": link.ties,
            "shared": link.shared,
            "brokers": [plan.label(network.ids[at]) for at in link.brokers.tolist()],
        }
        for link in network.circle_links
    ]


def introductions(plan: Plan, network: Network) -> list[dict[str, Any]]:
    """Return the pairs whom an introduction would help most, for scripts."""
    close = [contact.id for contact in plan.contacts if contact.strong]
    return [
        {
            "one": plan.label(network.ids[each.one]),
            "other": plan.label(network.ids[each.other]),
            "through": [plan.label(network.ids[at]) for at in each.through.tolist()],
            "by_owner": each.by_owner,
            "newly": each.newly,
            "why": each.why.say(plan.language),
        }
        for each in network.to_introduce(close)
    ]


def bridges(plan: Plan, network: Network) -> list[dict[str, Any]]:
    """Return the ties without which people are cut off from the rest, the most people first, for scripts."""
    return [
        {"one": plan.label(network.ids[one]), "other": plan.label(network.ids[other]), "people": people}
        for one, other, people in network.cuts.bridges()
    ]
