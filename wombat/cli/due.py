"""``wombat due``: who should hear from the owner, and whose birthday it is; also as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, columns, heading, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.ics import Event
    from wombat.plan.cadence import Birthday, Due
    from wombat.plan.model import Plan

STATES = ("overdue", "today", "soon")


@click.command("due", cls=Speaking, help="command.due_help")
@click.option("--ics", type=opt.FILE, metavar="FILE.ics", help="option.ics")
@opt.top
@opt.reading
def command(  # noqa: D103
    book: Path, *, ics: Path | None, top: int | None, as_json: bool, today: date | None, no_plugin: tuple[str, ...]
) -> int:
    from wombat.plan.cadence import birthdays, due

    prepared = opt.open_for_reading(book, today, no_plugin)
    plan = prepared.plan
    found = [each for each in due(plan) if each.state in STATES][:top]
    born = birthdays(plan)
    if ics:
        _write(plan, ics, found, born)
    if as_json:
        print_json(
            {
                "today": plan.today.isoformat(),
                "due": [_due_json(plan, each) for each in found],
                "birthdays": [_birthday_json(plan, each) for each in born],
            }
        )
    else:
        _tell(plan, found, born)
    return opt.status_of(prepared.host.problems)


def _tell(plan: Plan, found: list[Due], born: list[Birthday]) -> None:
    said = plan.language
    for state in STATES:
        rows = [
            (plan.label(each.contact), why(plan, each), _reach(plan, each.contact))
            for each in found
            if each.state == state
        ]
        if rows:
            heading(cli_texts(f"due.{state}", said))
            for line in columns(rows):
                click.echo(line)
    if born:
        heading(cli_texts("due.birthdays", said))
        for line in columns([(plan.label(each.contact), each.day.isoformat(), _turns(plan, each)) for each in born]):
            click.echo(line)
    if not found and not born:
        click.echo(cli_texts("due.nobody", said))


def why(plan: Plan, each: Due) -> str:
    """Return in words how long the silence is and what was agreed."""
    said = plan.language
    cadence = cli_texts(f"due.by_{each.because}", said, n=each.cadence, tag=each.tag)
    if each.last is None:
        return cli_texts("due.never", said, cadence=cadence)
    silent = (plan.today - each.last).days
    return cli_texts("due.silent", said, n=silent, last=each.last.isoformat(), cadence=cadence)


def _reach(plan: Plan, contact: str) -> str:
    return "; ".join(plan.contact(contact).texts("phones")[:1] or plan.contact(contact).texts("emails")[:1])


def _turns(plan: Plan, each: Birthday) -> str:
    return cli_texts("due.turns", plan.language, n=each.turns) if each.turns else ""


def _due_json(plan: Plan, each: Due) -> dict[str, Any]:
    return {
        "id": each.contact,
        "name": plan.label(each.contact),
        "state": each.state,
        "day": each.day.isoformat(),
        "days": each.days,
        "cadence": each.cadence,
        "because": each.because,
        "tag": each.tag or None,
        "last": each.last.isoformat() if each.last else None,
        "why": why(plan, each),
    }


def _birthday_json(plan: Plan, each: Birthday) -> dict[str, Any]:
    return {
        "id": each.contact,
        "name": plan.label(each.contact),
        "day": each.day.isoformat(),
        "turns": each.turns,
    }


def _write(plan: Plan, path: Path, found: list[Due], born: list[Birthday]) -> None:
    """Write the calendar file.

    Raises:
        WombatError: it cannot be written.
    """
    from wombat.cli.output import write_bytes
    from wombat.ics import calendar

    events = [*(_due_event(plan, each) for each in found), *(_birthday_event(plan, each) for each in born)]
    write_bytes(path, calendar(events, cli_texts("due.calendar", plan.language), plan.today))
    click.echo(cli_texts("due.written", plan.language, n=len(events), file=str(path)), err=True)


def _due_event(plan: Plan, each: Due) -> Event:
    """Return the event of somebody who is due: today where it should have been before."""
    from wombat.ics import Event

    contact = plan.contact(each.contact)
    lines = [why(plan, each), *contact.texts("phones"), *contact.texts("emails"), contact.company]
    return Event(
        key=f"{plan.owner}/{each.contact}/due/{each.last or 'never'}",
        day=max(each.day, plan.today),
        summary=cli_texts("due.event", plan.language, name=plan.label(each.contact)),
        description="\n".join(line for line in lines if line),
    )


def _birthday_event(plan: Plan, each: Birthday) -> Event:
    from wombat.ics import Event

    name = plan.label(each.contact)
    return Event(
        key=f"{plan.owner}/{each.contact}/birthday/{each.day.year}",
        day=each.day,
        summary=cli_texts("due.birthday_event", plan.language, name=name),
        description=_turns(plan, each),
    )
