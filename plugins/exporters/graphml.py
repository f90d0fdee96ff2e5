"""GraphML, as Gephi, NodeXL, Cytoscape, yEd and networkx read it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import wombat
from wombat import Exporter, Texts, hookimpl

from .attributes import people, ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wombat import Network, Plan

    from .attributes import Cell, Columns

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(plan: Plan, network: Network) -> bytes:
    """Return the network with every attribute of people and ties.

    All edges count as directed, since few programs read both kinds; ``directed`` says which of them are.
    """
    nodes, edges = people(plan, network), ties(network)
    ids, sources, targets = nodes.pop("id"), edges.pop("source"), edges.pop("target")
    heads = [f"<node id={_quoted(who)}>" for who in ids]
    lines = [f"<edge source={_quoted(one)} target={_quoted(two)}>" for one, two in zip(sources, targets, strict=True)]
    parts = [
        _HEAD,
        *_keys("node", nodes),
        *_keys("edge", edges),
        '<graph edgedefault="directed">\n',
        *_elements("node", heads, nodes),
        *_elements("edge", lines, edges),
        "</graph>\n</graphml>\n",
    ]
    return "".join(parts).encode()


def _keys(of: str, columns: Columns) -> Iterator[str]:
    for name, cells in columns.items():
        yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_type(cells)}"/>\n'


def _elements(of: str, heads: list[str], columns: Columns) -> Iterator[str]:
    names = [f'<data key="{of}-{name}">' for name in columns]
    for head, cells in zip(heads, zip(*columns.values(), strict=True), strict=True):
        data = [f"{name}{_said(cell)}</data>" for name, cell in zip(names, cells, strict=True) if cell is not None]
        yield f"{head}{''.join(data)}</{of}>\n"


def _type(cells: list[Cell]) -> str:
    """Return the narrowest type of GraphML that holds a column."""
    types = {type(cell) for cell in cells if cell is not None}
    if types == {bool}:
        return "boolean"
    if types == {int}:
        return "int"
    return "double" if types and types <= {int, float} else "string"


def _said(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else escape(str(cell))


def _quoted(cell: Cell) -> str:
    return quoteattr(str(cell))


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.graphml``."""
    return [Exporter("graphml", ".graphml", texts("exporter.graphml"), write)]
