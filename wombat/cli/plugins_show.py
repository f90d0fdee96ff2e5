"""``wombat plugins show``: all about one plugin: what it is, what it gives, and how to switch it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wombat.cli import options as opt
from wombat.cli.speech import Speaking, cli_texts, columns, language, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat.host import Host, Plugin


NEAR = 5
"""Names offered where the one asked for is not there."""


@click.command("show", cls=Speaking, help="command.plugins_show_help")
@opt.as_json
@opt.no_plugin
@click.argument("name")
def command(*, as_json: bool, no_plugin: tuple[str, ...], name: str) -> int:  # noqa: D103
    from wombat.host import Host

    host = Host(no_plugin)
    plugin = named(host, name)
    data = as_data(host, plugin)
    mine = [
        problem for problem in host.problems if plugin.status == "failed" and plugin.error in problem.text.say("en")
    ]
    if as_json:
        print_json(data)
        return opt.status_of(mine)
    for line in columns(list(_lines(data)), indent=""):
        click.echo(line)
    return opt.status_of(mine)


def named(host: Host, name: str) -> Plugin:
    """Return the plugin of a name, or the only one of a distribution.

    Raises:
        UsageError: there is none; the sentence names those that are meant perhaps.
    """
    from difflib import get_close_matches

    from wombat.errors import UsageError
    from wombat.text import Texts

    shipped = [each for each in host.plugins.values() if each.distribution == name]
    if name in host.plugins or len(shipped) == 1:
        return host.plugins.get(name) or shipped[0]
    near = [each.name for each in shipped][:NEAR] or get_close_matches(name, host.plugins, 3, 0.5)
    key = "error.which_plugin" if near else "error.no_plugin"
    raise UsageError(Texts("wombat.cli")(key, name=name, near=", ".join(near)))


def as_data(host: Host, plugin: Plugin) -> dict[str, Any]:
    """Return what a plugin is and gives, for scripts; what fails meanwhile is told among the problems of the host."""
    from wombat.cli.plugins import as_data as basics
    from wombat.prepare import definitions

    gives = {
        "worksheets": {each.id: each.title for each in definitions(host)[0].values() if each.provider == plugin.name},
        "importers": {each.id: each.label for each in _given(host, plugin, "wombat_importers")},
        "measures": {each.id: each.label for each in _given(host, plugin, "wombat_measures")},
        "exporters": {each.ending: each.label for each in _given(host, plugin, "wombat_exporters")},
        "people_exporters": {each.ending: each.label for each in _given(host, plugin, "wombat_people_exporters")},
    }
    said = language()
    fillers = _given(host, plugin, "wombat_fillers")
    return {
        **basics(plugin),
        "api": plugin.api,
        "file": _file(plugin),
        **{kind: {each: label.say(said) for each, label in found.items()} for kind, found in gives.items()},
        "fillers": [{"sheet": each.sheet, "part": each.part, "fields": list(each.fields)} for each in fillers],
        "options": [_option(each, said) for each in _given(host, plugin, "wombat_options")],
    }


def _given(host: Host, plugin: Plugin, hook: str) -> list[Any]:
    if hook not in plugin.hooks or plugin.status != "ok":
        return []
    return [each for name, found in host.each(hook) if name == plugin.name for each in found]


def _option(option: Any, said: str) -> dict[str, Any]:
    """Return an option in one language."""
    default = option.default
    return {
        "id": option.id,
        "label": option.label.say(said),
        "help": option.help.say(said),
        "type": option.type,
        "default": default if isinstance(default, (str, int, float, bool, type(None))) else str(default),
        "choices": [choice.id for choice in option.choices],
        "minimum": option.minimum,
        "maximum": option.maximum,
    }


def _file(plugin: Plugin) -> str:
    """Return the file of the module that a plugin is; found without importing it anew."""
    from importlib.util import find_spec

    from wombat.host.found import found

    for entry, each in found():
        if (each.name, each.distribution) == (plugin.name, plugin.distribution):
            try:
                spec = find_spec(entry.module)
            except (ImportError, ValueError):
                return ""
            return str((spec and (spec.origin or next(iter(spec.submodule_search_locations or []), ""))) or "")
    return ""


def _lines(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield a title and what stands beside it, for all there is to say."""
    state = cli_texts(f"plugins.{data['status']}")
    yield data["name"], f"{data['distribution']} {data['version']} · {state}"
    rows = {
        "error": [data["error"]],
        "deprecated": data.get("deprecated", []),
        "api": [str(data["api"] or "")],
        "file": [data["file"]],
        "hooks": [", ".join(data["hooks"])],
        **{
            kind: [f"{each} ({label})" for each, label in data[kind].items()]
            for kind in ("worksheets", "importers", "measures", "exporters", "people_exporters")
        },
        "fillers": [f"{each['sheet']}.{each['part']}: {', '.join(each['fields'])}" for each in data["fillers"]],
        "options": [f"{each['id']} = {each['default']} ({each['label']}: {each['help']})" for each in data["options"]],
        "off": [cli_texts("plugins.how_off", name=data["name"])],
    }
    for key, found in rows.items():
        for at, each in enumerate(filter(None, found)):
            yield "" if at else cli_texts(f"plugins.{key}"), each
