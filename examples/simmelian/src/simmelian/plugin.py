"""Two measures, the worksheet that shows them, and its chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from wombat import Filler, Measure, Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from wombat import Network, Placed, Plan, Value

wombat_api = 1
texts = Texts(__package__)
SHEET, COLOUR = "simmelian", "0F766E"
SHOWN, CHARTED = 25, 10


@hookimpl
def wombat_worksheets() -> list[Path]:
    """Return the folder with the worksheet."""
    return [Path(__file__).parent / "worksheets"]


@hookimpl
def wombat_measures() -> list[Measure]:
    """Return the measures, which `wombat hubs` shows and whose figures the worksheet takes."""
    return [
        Measure("simmelian", texts("simmelian.label"), texts("simmelian.definition"), simmelian),
        Measure("closure", texts("closure.label"), texts("closure.definition"), closure),
    ]


@hookimpl
def wombat_fillers() -> list[Filler]:
    """Return what the worksheet shows."""
    return [
        Filler(SHEET, "figures", ("ties", "simmelian", "share"), figures),
        Filler(SHEET, "ranking", ("contact", "simmelian", "ties", "closure"), ranking),
    ]


@hookimpl
def wombat_decorate(sheet: str, worksheet: Any, places: Mapping[str, Placed], language: str) -> None:
    """Put a native chart of the first ten into the space at the top; it follows the table at each build."""
    if sheet == SHEET:
        from wombat import charts

        chart = charts.bars(texts("chart").say(language))
        charts.show(chart, worksheet, places["ranking"], "contact", ["simmelian"], [COLOUR], CHARTED)
        charts.put(chart, worksheet, places["figures"].space)


def simmelian(network: Network) -> NDArray[np.float64]:
    """Return how many ties of each contact have a third person whom both ends know."""
    ties = network.adjacency
    common = (ties @ ties).multiply(ties)
    return _sums(common > 0)


def closure(network: Network) -> NDArray[np.float64]:
    """Return the share of pairs of acquaintances that know each other; nan with fewer than two acquaintances."""
    import numpy as np

    ties = network.adjacency
    degree, common = _sums(ties), _sums((ties @ ties).multiply(ties))
    pairs = degree * (degree - 1)
    shares: NDArray[np.float64] = np.divide(common, pairs, out=np.full(len(degree), np.nan), where=pairs > 0)
    return shares


def _sums(matrix: Any) -> NDArray[np.float64]:
    import numpy as np

    return np.asarray(matrix.sum(axis=1), dtype=float).ravel()


def figures(_plan: Plan, network: Network) -> dict[str, Value]:
    """Return the figures of the whole network."""
    ties, close = network.adjacency.nnz // 2, int(network.measures["simmelian"].sum()) // 2
    return {"ties": ties, "simmelian": close, "share": close / ties if ties else None}


def ranking(plan: Plan, network: Network) -> dict[str, dict[str, Value]]:
    """Return the contacts with the most Simmelian ties, by their ids."""
    close, closed = network.measures["simmelian"].tolist(), network.measures["closure"].tolist()
    ties = _sums(network.adjacency).tolist()
    order = sorted((at for at in range(len(close)) if close[at]), key=lambda at: (-close[at], -closed[at], at))
    return {
        network.ids[at]: {
            "contact": plan.label(network.ids[at]),
            "simmelian": int(close[at]),
            "ties": int(ties[at]),
            "closure": closed[at],
        }
        for at in order[:SHOWN]
    }
