"""Network picture: the drawing and its key figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import Filler, Picture, hookimpl

if TYPE_CHECKING:
    from wombat import Network, Plan, Value

wombat_api = 1
_WIDTH, _HEIGHT = 900.0, 560.0


def fill_figures(_plan: Plan, network: Network) -> dict[str, Value]:
    """Return how many contacts and ties there are, how dense they are, and how clearly groups stand apart."""
    tied, ties = int(network.tied.sum()), int(network.strength.nnz // 2)
    found = network.communities
    return {
        "contacts": len(network.ids),
        "tied": tied,
        "ties": ties,
        "density": 2 * ties / (tied * (tied - 1)) if tied > 1 else None,
        "groups": found.count if ties else 0,
        "modularity": round(found.modularity, 4) if ties else None,
    }


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return the filler of the key figures."""
    fields = ("contacts", "tied", "ties", "density", "groups", "modularity")
    return [Filler("network", "picture", fields, fill_figures)]


@hookimpl
def wombat_pictures(plan: Plan, network: Network) -> list[Picture]:
    """Return the picture of the network."""
    from wombat import picture

    scene = picture(network, plan.language, _WIDTH, _HEIGHT)
    return [Picture("network", "picture", "WOMBAT network", scene)]
