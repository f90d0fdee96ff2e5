"""JSON with nodes and edges, as networkx, D3 and scripts read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import wombat
from wombat import Exporter, Texts, hookimpl

from .attributes import people, rows, ties

if TYPE_CHECKING:
    from wombat import Network, Plan

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


def write(plan: Plan, network: Network) -> bytes:
    """Return the network in the node-link form of networkx, with every attribute of people and ties."""
    graph = {
        "directed": True,
        "multigraph": True,
        "graph": {"owner": plan.owner, "today": plan.today.isoformat()},
        "nodes": list(rows(people(plan, network))),
        "edges": list(rows(ties(network))),
    }
    return json.dumps(graph, ensure_ascii=False, indent=1, allow_nan=False).encode(errors="replace")


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.json``."""
    return [Exporter("json", ".json", texts("exporter.json"), write)]
