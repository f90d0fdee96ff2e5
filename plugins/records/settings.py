"""Settings: groups of worksheets, weights of the measures, options of plugins, and what built the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import FORMAT, Filler, Texts, __version__, hookimpl

if TYPE_CHECKING:
    from wombat import Network, Option, Plan, Value

texts = Texts(__package__, "settings.toml")
wombat_api = 1


def fill_weights(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return a row for each measure; its weight is set once and is the user's from then on."""
    said = {name: (measure.label, measure.definition) for name, measure in network.described.items()}
    said[wombat.RECENCY] = (texts("recency.label"), texts("recency.definition"))
    return {
        name: {
            "name": label.say(plan.language),
            "meaning": definition.say(plan.language),
            "weight": wombat.WEIGHTS.get(name, 0),
        }
        for name, (label, definition) in said.items()
    }


def fill_main(_plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the version of the program."""
    return {"version": f"WOMBAT {__version__}", "format": FORMAT}


def fill_groups(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return a row for each group; whether it is on is the user's to say."""
    on = {sheet.group for sheet in plan.worksheets.values()}
    return {
        group.id: {
            "group": group.title.say(plan.language),
            "on": True if group.id in on else None,
            "purpose": group.purpose.say(plan.language),
        }
        for group in plan.groups.values()
    }


def fill_options(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    """Return a row for each option of a plugin whose worksheets are on."""
    on = {"", *(sheet.group for sheet in plan.worksheets.values())}
    return {
        f"{plugin}:{option.id}": {
            "option": option.label.say(plan.language),
            "meaning": _meaning(option, plan.language),
            "usual": said(option, usual, plan.language),
            "plugin": plugin,
        }
        for plugin, options in plan.offered.items()
        for option, usual in options.items()
        if option.group in on
    }


def _meaning(option: Option, language: str) -> str:
    """Return what an option changes, and what can be typed."""
    help_text = option.help.say(language)
    if option.choices:
        offered = " / ".join(choice.label.say(language) for choice in option.choices)
        return texts("option.choices", help=help_text, choices=offered).say(language)
    if option.minimum is not None and option.maximum is not None:
        ends = (said(option, end, language) for end in (option.minimum, option.maximum))
        return texts("option.range", help=help_text, **dict(zip(("least", "most"), ends, strict=True))).say(language)
    if option.minimum is not None:
        return texts("option.least", help=help_text, least=said(option, option.minimum, language)).say(language)
    return help_text


def said(option: Option, value: Value, language: str) -> str:
    """Return a value of an option as a user types it."""
    if option.type == "yes":
        return texts("option.yes" if value else "option.no").say(language)
    for choice in option.choices:
        if choice.id == value:
            return choice.label.say(language)
    if option.type == "percent" and isinstance(value, (int, float)):
        return f"{value:.0%}"
    return f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return the fillers of the settings."""
    return [
        Filler("settings", "main", ("version", "format"), fill_main),
        Filler("settings", "groups", ("group", "on", "purpose"), fill_groups),
        Filler("settings", "weights", ("name", "meaning", "weight"), fill_weights),
        Filler("settings", "options", ("option", "meaning", "usual", "plugin"), fill_options),
    ]
