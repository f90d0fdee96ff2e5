"""``wombat circles``: the contact circles with their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, columns, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.plan.model import Plan


@click.command("circles", cls=Speaking, help="command.circles_help")
@opt.reading
def command(book: Path, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]) -> int:  # noqa: D103
    prepared = opt.open_for_reading(book, today, no_plugin)
    found = circles(prepared.plan)
    if as_json:
        print_json({"circles": found})
        return opt.status_of(prepared.host.problems)
    said = prepared.plan.language
    for circle in found:
        click.secho(f"{circle['name']}  {circle['filled']} / {circle['filled'] + circle['empty']}", bold=True)
        rows = [
            (
                seat["profession"],
                "; ".join(seat["sitting"]) or cli_texts("circles.empty", said),
                "→ " + "; ".join(seat["candidates"]) if seat["candidates"] else "",
            )
            for seat in circle["seats"]
        ]
        for line in columns(rows):
            click.echo(line)
    return opt.status_of(prepared.host.problems)


def circles(plan: Plan) -> list[dict[str, Any]]:
    """Return every circle with its seats: who sits there, who could fill an empty one; several sitting compete."""
    from wombat.plan.circles import seats

    found: dict[str, dict[str, Any]] = {}
    for seat in seats(plan):
        circle = found.setdefault(
            seat.circle, {"name": seat.circle, "filled": 0, "empty": 0, "competing": 0, "seats": []}
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
