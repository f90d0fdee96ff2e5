"""Settings: the measures with their weights, and what built the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Filler, __version__, default_weights, hookimpl

if TYPE_CHECKING:
    from wombat import Network, Plan, Value


def fill_weights(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return a row for each measure; its weight is set once and is the user's from then on."""
    usual = default_weights()
    return {
        name: {
            "name": measure.label.say(plan.language),
            "meaning": measure.definition.say(plan.language),
            "measure": name,
            "weight": usual.get(name, 0),
        }
        for name, measure in network.described.items()
    }


def fill_main(_plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the version of the program."""
    return {"version": f"WOMBAT {__version__}"}


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return the fillers of the settings."""
    return [
        Filler("settings", "main", ("version",), fill_main),
        Filler("settings", "weights", ("name", "meaning", "measure", "weight"), fill_weights),
    ]
