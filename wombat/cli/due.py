"""``wombat due``: who should hear from the owner, what plugins ask for, whose birthday it is; also as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, columns, heading, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.ics import Event
    from wombat.plan.asked import Task
    from wombat.plan.cadence import Birthday, Due
    from wombat.plan.model import Plan
    from wombat.prepare import Prepared

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
    asked = _asked(prepared)[:top]
    told = {(task.contact, task.day) for task in asked if task.birthday}
    born = [each for each in birthdays(plan) if (each.contact, each.day) not in told]
    if ics:
        _write(plan, ics, found, asked, born)
    if as_json:
        print_json(
            {
                "today": plan.today.isoformat(),
                "due": [_due_json(plan, each) for each in found],
                "tasks": [_task_json(plan, each) for each in asked],
                "birthdays": [_birthday_json(plan, each) for each in born],
            }
        )
    else:
        _tell(plan, found, asked, born)
    return opt.status_of(prepared.host.problems)


def _asked(prepared: Prepared) -> list[Task]:
    """Return the tasks of plugins that are late, due today or soon."""
    from wombat.asking import tasks
    from wombat.plan.cadence import state_of

    plan = prepared.plan
    return [
        task
        for task in tasks(prepared.host, plan)
        if task.day is not None and state_of((task.day - plan.today).days) in STATES
    ]


def _tell(plan: Plan, found: list[Due], asked: list[Task], born: list[Birthday]) -> None:
    from wombat.plan.cadence import state_of

    said = plan.language
    for state in STATES:
        rows = [
            (plan.label(each.contact), why(plan, each), _reach(plan, each.contact))
            for each in found
            if each.state == state
        ]
        rows += [
            (_whom(plan, task), _what(plan, task), _reach(plan, task.contact) if task.contact else "")
            for task in asked
            if task.day and state_of((task.day - plan.today).days) == state
        ]
        if rows:
            heading(cli_texts(f"due.{state}", said))
            for line in columns(rows):
                click.echo(line)
    if born:
        heading(cli_texts("due.birthdays", said))
        for line in columns([(plan.label(each.contact), each.day.isoformat(), _turns(plan, each)) for each in born]):
            click.echo(line)
    if not found and not asked and not born:
        click.echo(cli_texts("due.nobody", said))


def _whom(plan: Plan, task: Task) -> str:
    """Return the name of the contact, else who it is, else the worksheet that asks."""
    if task.contact:
        return plan.label(task.contact)
    return task.who or plan.worksheets[task.sheet].title.say(plan.language)


def _what(plan: Plan, task: Task) -> str:
    """Return in words what to do, by when where that is not today, and why."""
    said = plan.language
    key = "due.task" if task.day == plan.today else "due.task_on"
    what = cli_texts(key, said, what=task.what.say(said), day=task.day)
    return cli_texts("due.task_why", said, what=what, why=task.why.say(said)) if task.why else what


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


def _task_json(plan: Plan, task: Task) -> dict[str, Any]:
    return {
        "id": task.contact or None,
        "name": plan.label(task.contact) if task.contact else task.who or None,
        "worksheet": task.sheet,
        "day": task.day.isoformat() if task.day else None,
        "what": task.what.say(plan.language),
        "why": task.why.say(plan.language) if task.why else None,
    }


def _birthday_json(plan: Plan, each: Birthday) -> dict[str, Any]:
    return {
        "id": each.contact,
        "name": plan.label(each.contact),
        "day": each.day.isoformat(),
        "turns": each.turns,
    }


def _write(plan: Plan, path: Path, found: list[Due], asked: list[Task], born: list[Birthday]) -> None:
    """Write the calendar file.

    Raises:
        WombatError: it cannot be written.
    """
    from wombat.cli.output import write_bytes
    from wombat.ics import calendar

    events = [_due_event(plan, each) for each in found]
    events += [_task_event(plan, each, each.day) for each in asked if each.day]
    events += [_birthday_event(plan, each) for each in born]
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


def _task_event(plan: Plan, task: Task, day: date) -> Event:
    """Return the event of a task: today where it should have been done before."""
    from wombat.ics import Event

    said = plan.language
    contact = plan.contact(task.contact) if task.contact else None
    reach = [*contact.texts("phones"), *contact.texts("emails"), contact.company] if contact else []
    lines = [task.why.say(said) if task.why else "", plan.worksheets[task.sheet].title.say(said), *reach]
    return Event(
        key=f"{plan.owner}/{task.sheet}/{task.id}",
        day=max(day, plan.today),
        summary=cli_texts("due.task_event", said, who=_whom(plan, task), what=task.what.say(said)),
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
