"""Makes the pages of ``reference/`` from the definitions of worksheets and the commands: they are never stale."""

from __future__ import annotations

import shutil
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from wombat import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click

    from wombat import Field, Part, Worksheet
    from wombat.definitions.model import Group

OWNERS = {"user": "you", "program": "WOMBAT"}
KINDS = {"form": "At a glance", "table": "Table", "checklist": "Checklist"}


def write(folder: Path) -> None:
    """Write every page anew into a folder that holds nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "worksheets").mkdir(parents=True)
    for name, text in pages():
        (folder / name).write_text(text.rstrip() + "\n", "utf-8")


def pages() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every page."""
    worksheets, groups = definitions()
    yield "commands.md", "\n".join(commands())
    yield "worksheets.md", "\n".join(contents(worksheets, groups))
    for sheet in worksheets:
        yield f"worksheets/{sheet.id}.md", "\n".join(worksheet(sheet, groups))


def definitions() -> tuple[list[Worksheet], dict[str, Group]]:
    """Return the worksheets in the order of the workbook and their groups by id."""
    from wombat.definitions.shelf import load_folders

    worksheets, groups = load_folders([(Path(str(files("wombat.worksheets"))), "wombat")])
    by_id = {group.id: group for group in groups}
    return sorted(worksheets.values(), key=lambda sheet: (by_id[sheet.group].order, sheet.order)), by_id


def contents(worksheets: Iterable[Worksheet], groups: dict[str, Group]) -> Iterator[str]:
    """Yield the page that leads to the worksheets, group by group."""
    yield from ("# Worksheets", "", "Made from the definitions that the program itself reads.", "")
    found = list(worksheets)
    for group in sorted(groups.values(), key=lambda each: each.order):
        inside = [sheet for sheet in found if sheet.group == group.id]
        if not inside:
            continue
        yield from (f"## {said(group.title)}", "", f"{en(group.purpose)}.", "")
        if not group.always_on:
            yield from (f"Switched on with `wombat build --with {group.id}`.", "")
        yield from ("```{toctree}", ":maxdepth: 1", "", *(f"worksheets/{sheet.id}" for sheet in inside), "```", "")


def worksheet(sheet: Worksheet, groups: dict[str, Group]) -> Iterator[str]:
    """Yield the page of a worksheet."""
    yield from (f"# {en(sheet.title)}", "", f"*{chinese(sheet.title)}* · group {said(groups[sheet.group].title)}", "")
    yield from (en(sheet.purpose), "")
    if sheet.help:
        yield from (en(sheet.help), "")
    for part in sheet.parts:
        yield from section(part)
    yield from ("", f"In definitions, formulas and scripts the worksheet is `{sheet.id}`.")


def section(part: Part) -> Iterator[str]:
    """Yield a part: what it is, and its fields."""
    yield from (f"## {en(part.title or KINDS[part.kind])}", "")
    if part.help:
        yield from (en(part.help), "")
    if part.kind != "form":
        made = "You add rows; WOMBAT fills its columns." if part.rows == "user" else "WOMBAT makes the rows."
        yield from (f"{KINDS[part.kind]}. {made}", "")
    items = [en(next(iter(item.values.values()))) for item in part.items if item.values]
    if items:
        yield from (f"There from the start: {', '.join(items)}.", "")
    yield from ("| field | 中文 | type | filled by | |", "|---|---|---|---|---|")
    yield from (row(field) for field in part.fields)
    yield ""


def row(field: Field) -> str:
    """Return the line of a field."""
    told = [en(field.help)] if field.help else []
    if field.choices:
        told.append(
            "One of " + ", ".join(f"*{en(choice.label)}*" for choice in field.choices) + ("…" if field.open else ".")
        )
    if field.formula:
        told.append("A formula: it changes while you type.")
    if field.groups:
        told.append("With " + ", ".join(f"`{group}`" for group in field.groups) + ".")
    cells = (en(field.label), chinese(field.label), field.type, OWNERS[field.owner], " ".join(told))
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def en(text: object) -> str:
    """Return a text in English, anything else as it is."""
    return text.say("en") if isinstance(text, Text) else str(text)


def chinese(text: Text) -> str:
    """Return the simplified and, where it differs, the traditional form."""
    return " / ".join(dict.fromkeys((text.say("zh-CN"), text.say("zh-TW"))))


def said(text: Text) -> str:
    """Return a text in English and Chinese."""
    return f"{en(text)} {text.say('zh-CN')}"


def commands() -> Iterator[str]:
    """Yield the help page of every command, as the terminal shows it."""
    import click

    from wombat.cli import wombat

    yield from (
        "# Commands",
        "",
        "What `wombat COMMAND --help` says. The terminal speaks Chinese where the system does.",
        "",
    )
    top = click.Context(wombat, info_name="wombat")
    yield from ("```text", helped(wombat, top), "```", "")
    for name in wombat.list_commands(top):
        yield from _command(wombat.get_command(top, name), name, top)


def _command(command: click.Command | None, name: str, parent: click.Context) -> Iterator[str]:
    import click

    if command is None:
        raise LookupError(name)
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)
    yield from (f"## {context.command_path}", "", "```text", helped(command, context), "```", "")
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _command(command.get_command(context, inner), inner, context)


def helped(command: click.Command, context: click.Context) -> str:
    """Return the help page of a command in English."""
    speech = import_module("wombat.cli.speech")
    asked = speech.language
    speech.language = lambda: "en"
    try:
        return command.get_help(context)
    finally:
        speech.language = asked
