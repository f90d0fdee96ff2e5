"""What is known of each person and each tie, by column, as files for other programs hold it."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wombat import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan

Cell = str | int | float | bool | None
Columns = dict[str, list[Cell]]
"""Cells by the name of the column, all columns of one length."""

TYPED = ("company", "title", "profession", "city")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EPOCH = date(1970, 1, 1)


def people(plan: Plan, network: Network) -> Columns:
    """Return every contact: id, label, what the workbook says, circles, rank, score, group found, and each measure."""
    contacts, place = plan.contacts, network.ranking.place.tolist()
    circles: list[list[str]] = [[] for _ in network.ids]
    for name, members in network.circles.items():
        for at in members.tolist():
            circles[at].append(name)
    typed: Columns = {field: [fit(contact.text(field)) or None for contact in contacts] for field in TYPED}
    columns: Columns = {"id": list(network.ids), "label": [fit(plan.label(who)) for who in network.ids], **typed}
    columns["circles"] = [fit("; ".join(names)) or None for names in circles]
    columns["tie"] = [contact.stated_tie or contact.text("suggested_tie") or None for contact in contacts]
    columns |= {"rank": place, "score": _rounded(network.ranking.score.tolist())}
    columns["group"] = [None if group < 0 else group + 1 for group in network.communities.label.tolist()]
    return columns | {measure: _rounded(figures.tolist()) for measure, figures in network.measures.items()}


def ties(network: Network) -> Columns:
    """Return every tie: the ids of both ends, kind, whether it has a direction, weight, events, first and last day."""
    from wombat import summed_ties

    summed, ids = summed_ties(network), network.ids
    kinds = [KINDS[kind] for kind in summed.kind.tolist()]
    return {
        "source": [ids[at] for at in summed.source.tolist()],
        "target": [ids[at] for at in summed.target.tolist()],
        "kind": [kind.id for kind in kinds],
        "directed": [kind.directed for kind in kinds],
        "weight": _rounded(summed.weight.tolist()),
        "count": summed.count.tolist(),
        "first": _days(summed.first.tolist()),
        "last": _days(summed.last.tolist()),
    }


def rows(columns: Columns) -> Iterable[dict[str, Cell]]:
    """Return columns as rows, blank cells left out."""
    for cells in zip(*columns.values(), strict=True):
        yield {name: cell for name, cell in zip(columns, cells, strict=True) if cell is not None}


def fit(text: str) -> str:
    """Return a text without the characters that no XML may hold."""
    return _UNFIT.sub(" ", text)


def _rounded(figures: Iterable[float]) -> list[Cell]:
    return [None if math.isnan(figure) else float(f"{figure:.10g}") for figure in figures]


def _days(days: Iterable[float]) -> list[Cell]:
    return [None if day < 0 else (_EPOCH + timedelta(days=int(day))).isoformat() for day in days]
