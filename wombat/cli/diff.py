"""``wombat diff``: what two workbooks differ in, in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, heading, print_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wombat.plan.differences import Difference


@click.command("diff", cls=Speaking, help="command.diff_help")
@click.argument("first", type=opt.FILE, metavar="A.xlsx")
@click.argument("second", type=opt.FILE, metavar="B.xlsx")
@opt.as_json
@opt.today
@opt.no_plugin
def command(  # noqa: D103 - its help stands in texts.toml
    first: Path, second: Path, *, as_json: bool, today: date | None, no_plugin: tuple[str, ...]
) -> int:
    from wombat.plan.differences import differences

    before, after = (opt.open_for_reading(book, today, no_plugin) for book in (first, second))
    before.plan.language = language = after.plan.language
    found = differences(before.plan, after.plan)
    groups = {"people": found.people, "ties": found.ties, "answers": found.answers}
    if as_json:
        print_json({name: [asdict(each) for each in group] for name, group in groups.items()})
    elif not len(found):
        click.echo(cli_texts("diff.none", language))
    else:
        for name, group in groups.items():
            _tell(name, group, language)
    return opt.status_of([*before.host.problems, *after.host.problems])


def _tell(name: str, group: list[Difference], language: str) -> None:
    if not group:
        return
    heading(cli_texts(f"diff.{name}", language))
    for each in group:
        place = " · ".join(part for part in (each.sheet, each.who) if part)
        said = cli_texts(
            f"diff.{each.what}", language, who=place, field=each.field, before=each.before, after=each.after
        )
        if each.what != "changed" and each.field:
            value = each.after or each.before
            said = cli_texts(f"diff.{each.what}_field", language, who=place, field=each.field, value=value)
        click.echo(f"  {said}")
