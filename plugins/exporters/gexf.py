"""GEXF, Gephi's own format, with places and colours, so that Gephi opens the picture and not a heap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import wombat
from wombat import Exporter, Texts, hookimpl

from .attributes import people, ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wombat import Network, Plan

    from .attributes import Cell, Columns

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<meta lastmodifieddate="{day}"><creator>WOMBAT</creator></meta>
<graph mode="static" defaultedgetype="directed">
"""
_SCALE = 20
"""Units of Gephi between neighbouring people."""


def write(plan: Plan, network: Network) -> bytes:
    """Return the network with every attribute, everybody's place, colour by group and size by score.

    All edges count as directed, since few programs read both kinds; ``directed`` says which of them are.
    """
    nodes, edges = people(plan, network), ties(network)
    ids, labels = nodes.pop("id"), nodes.pop("label")
    sources, targets, weights = edges.pop("source"), edges.pop("target"), edges.pop("weight")
    heads = [f"<node id={_quoted(who)} label={_quoted(name)}>" for who, name in zip(ids, labels, strict=True)]
    ends = enumerate(zip(sources, targets, weights, strict=True))
    lines = [f'<edge id="{at}" source={_quoted(a)} target={_quoted(b)} weight="{w}">' for at, (a, b, w) in ends]
    parts = [
        _HEAD.format(day=plan.today.isoformat()),
        *_declared("node", nodes),
        *_declared("edge", edges),
        "<nodes>\n",
        *_elements("node", heads, nodes, _looks(network)),
        "</nodes>\n<edges>\n",
        *_elements("edge", lines, edges, [""] * len(lines)),
        "</edges>\n</graph>\n</gexf>\n",
    ]
    return "".join(parts).encode()


def _declared(of: str, columns: Columns) -> Iterator[str]:
    yield f'<attributes class="{of}">\n'
    for at, (name, cells) in enumerate(columns.items()):
        yield f'<attribute id="{at}" title="{name}" type="{_type(cells)}"/>\n'
    yield "</attributes>\n"


def _elements(of: str, heads: list[str], columns: Columns, looks: Iterable[str]) -> Iterator[str]:
    for head, cells, look in zip(heads, zip(*columns.values(), strict=True), looks, strict=True):
        values = [f'<attvalue for="{at}" value={_quoted(cell)}/>' for at, cell in enumerate(cells) if cell is not None]
        yield f"{head}<attvalues>{''.join(values)}</attvalues>{look}</{of}>\n"


def _looks(network: Network) -> Iterator[str]:
    """Yield place, colour and size of everybody; contacts without ties stand nowhere."""
    from .places import colour_of, places

    place = places(network).place
    score = network.ranking.score / max(1e-9, float(network.ranking.score.max(initial=0)))
    for (x, y), group, size in zip(place.tolist(), network.communities.label.tolist(), score.tolist(), strict=True):
        red, green, blue = bytes.fromhex(colour_of(group))
        colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{4 + 8 * size**2:.2f}"/>'
        at = "" if math.isnan(x) else f'<viz:position x="{x * _SCALE:.1f}" y="{-y * _SCALE:.1f}" z="0"/>'
        yield colour + at


def _type(cells: list[Cell]) -> str:
    """Return the narrowest type of GEXF that holds a column."""
    types = {type(cell) for cell in cells if cell is not None}
    if types == {bool}:
        return "boolean"
    if types == {int}:
        return "integer"
    return "double" if types and types <= {int, float} else "string"


def _quoted(cell: Cell) -> str:
    return quoteattr(str(cell).lower() if isinstance(cell, bool) else str(cell))


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.gexf``."""
    return [Exporter("gexf", ".gexf", texts("exporter.gexf"), write)]
