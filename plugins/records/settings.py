"""Settings: the measures with their weights, and what built the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import RECENCY, WEIGHTS, Filler, Texts, __version__, hookimpl

if TYPE_CHECKING:
    from wombat import Network, Plan, Value

texts = Texts(__package__, "settings.toml")
wombat_api = 1


def fill_weights(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return a row for each measure; its weight is set once and is the user's from then on."""
    said = {name: (measure.label, measure.definition) for name, measure in network.described.items()}
    said[RECENCY] = (texts("recency.label"), texts("recency.definition"))
    return {
        name: {
            "name": label.say(plan.language),
            "meaning": definition.say(plan.language),
            "weight": WEIGHTS.get(name, 0),
        }
        for name, (label, definition) in said.items()
    }


def fill_main(_plan: Plan, _network: Network) -> dict[str, Value]:
    """Return the version of the program."""
    return {"version": f"WOMBAT {__version__}"}


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return the fillers of the settings."""
    return [
        Filler("settings", "main", ("version",), fill_main),
        Filler("settings", "weights", ("name", "meaning", "weight"), fill_weights),
    ]
