"""The measures of all plugins: two that claim one name are told, and each is computed apart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from wombat.host import Nonsense
from wombat.text import Texts

if TYPE_CHECKING:
    from wombat.hooks import Measure
    from wombat.host import Host
    from wombat.network.model import Array, Network

texts = Texts("wombat")


class Told(Exception):  # noqa: N818 - it has been told already
    """A measure failed, and the host has told it."""


def measures_of(host: Host) -> list[Measure]:
    """Return the measures of all plugins in order; one whose name another has already is told and left out."""
    owners: dict[str, str] = {}
    found: list[Measure] = []
    for plugin, measures in host.each("wombat_measures"):
        for measure in measures:
            if (other := owners.setdefault(measure.id, plugin)) != plugin or any(m.id == measure.id for m in found):
                host.claimed(plugin, "wombat_measures", measure.id, other)
                continue
            found.append(replace(measure, compute=partial(_computed, host, plugin, measure)))
    return found


def told(_measure: Measure, error: Exception) -> None:
    """Let the network go on without a measure that failed and was told.

    Raises:
        Exception: the error, where it was not the plugin's.
    """
    if not isinstance(error, Told):
        raise error


def _computed(host: Host, plugin: str, measure: Measure, network: Network) -> Array:
    for figures in host.run(plugin, measure.id, measure.compute, network, check=partial(_figures, len(network))):
        checked: Array = figures
        return checked
    raise Told(measure.id)


def _figures(size: int, figures: Any) -> Array:
    """Return figures as an array of one number a contact.

    Raises:
        Nonsense: they are not that many.
    """
    import numpy as np

    found = np.asarray(figures, dtype=np.float64)
    if found.shape != (size,):
        got = "×".join(map(str, found.shape)) or "1"
        raise Nonsense(texts("network.figures", got=got, wanted=size))
    return found
