"""The measures of the hub ranking, each computed on the ties between contacts, the owner left out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import wombat
from wombat import Measure, Texts, hookimpl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from wombat import Network

    Figures = NDArray[np.float64]

texts = Texts(__package__)
wombat_api = wombat.API_VERSION
DEAR = 3_000_000
"""Ties up to which `wombat rank` computes the measures that take longest and that the usual score does without."""


@hookimpl
def wombat_measures() -> Iterable[Measure]:
    """Return the measures in the order of their columns."""
    return [
        _measure("degree", lambda network: wombat.algorithms.degree(network.adjacency)),
        _measure("strength", lambda network: wombat.algorithms.strength(network.strength)),
        _measure("betweenness", lambda network: network.betweenness.figures),
        _measure("closeness", lambda network: wombat.algorithms.closeness(network.distances), most_ties=DEAR),
        _measure("pagerank", _pagerank),
        _measure("hub_score", lambda network: network.hits[0]),
        _measure("authority", lambda network: network.hits[1]),
        _measure("constraint", lambda network: wombat.algorithms.constraint(network.adjacency), lower_is_better=True),
        _measure("effective_size", lambda network: wombat.algorithms.effective_size(network.adjacency), most_ties=DEAR),
        _measure(
            "participation",
            lambda network: wombat.algorithms.participation(network.strength, network.groups),
            most_ties=DEAR,
        ),
        _measure("two_step_reach", lambda network: wombat.algorithms.two_step_reach(network.distances), most_ties=DEAR),
        _measure("k_core", lambda network: wombat.algorithms.k_core(network.adjacency)),
    ]


def _measure(
    name: str, compute: Callable[[Network], Figures], *, lower_is_better: bool = False, most_ties: float = math.inf
) -> Measure:
    return Measure(
        id=name,
        label=texts(f"measures.{name}.label"),
        definition=texts(f"measures.{name}.definition"),
        compute=compute,
        lower_is_better=lower_is_better,
        most_ties=most_ties,
    )


def _pagerank(network: Network) -> Figures:
    """Follow the referrals where there are any, else the ties; every tied contact takes part."""
    ways = network.referrals if network.referrals.nnz else network.strength
    return wombat.algorithms.pagerank(ways, network.tied)
