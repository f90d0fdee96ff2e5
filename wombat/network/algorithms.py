"""The algorithms behind the measures, on sparse matrices: what a plugin's own measure may build on."""

from wombat.network.betweenness import betweenness
from wombat.network.closeness import Distances, closeness, distances, two_step_reach
from wombat.network.communities import Communities, communities, modularity
from wombat.network.core import k_core
from wombat.network.degree import degree, strength
from wombat.network.hits import hits
from wombat.network.holes import constraint, effective_size, effective_size_weighted
from wombat.network.pagerank import pagerank
from wombat.network.participation import into_groups, participation

__all__ = [
    "Communities",
    "Distances",
    "betweenness",
    "closeness",
    "communities",
    "constraint",
    "degree",
    "distances",
    "effective_size",
    "effective_size_weighted",
    "hits",
    "into_groups",
    "k_core",
    "modularity",
    "pagerank",
    "participation",
    "strength",
    "two_step_reach",
]
