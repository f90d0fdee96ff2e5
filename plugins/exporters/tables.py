"""Two tables as CSV, one of ties and one of people, as Gephi, Kumu, Cytoscape and NodeXL import them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import wombat
from wombat import Exporter, Texts, hookimpl

from .attributes import people, ties

if TYPE_CHECKING:
    from wombat import Network, Plan

    from .attributes import Cell, Columns

texts = Texts(__package__)
wombat_api = wombat.API_VERSION

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text must not begin with, since a spreadsheet would take it for a formula."""


def write_ties(plan: Plan, network: Network) -> bytes:
    """Return the ties: ``Source`` and ``Target`` are ids (Gephi, Cytoscape), ``From`` and ``To`` names (Kumu)."""
    columns = ties(network)
    names = {who: plan.label(who) for who in network.ids}
    ends = (columns.pop("source"), columns.pop("target"))
    directed = columns.pop("directed")
    table: Columns = {"Source": ends[0], "Target": ends[1]}
    table |= {"From": [names[str(who)] for who in ends[0]], "To": [names[str(who)] for who in ends[1]]}
    table["Type"] = ["Directed" if each else "Undirected" for each in directed]
    return _csv(table | {name.capitalize(): cells for name, cells in columns.items()})


def write_people(plan: Plan, network: Network) -> bytes:
    """Return everybody, those without ties too: ``Id`` and ``Label`` as Gephi and Kumu name them."""
    return _csv({name.capitalize(): cells for name, cells in people(plan, network).items()})


def _csv(columns: Columns) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*[map(_plain, cells) for cells in columns.values()], strict=True))
    return stream.getvalue().encode(errors="replace")


def _plain(cell: Cell) -> Cell:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.csv``, which writes the people into a file beside."""
    return [Exporter("csv", ".csv", texts("exporter.csv"), write_ties, {"-people": write_people})]
