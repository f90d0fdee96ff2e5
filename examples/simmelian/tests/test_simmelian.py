"""Simmelian ties and closure against networkx, the worksheet with its chart, three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest

from simmelian.plugin import closure, figures, ranking, simmelian, wombat_measures
from wombat.testing import PlanBuilder, sheet_text

if TYPE_CHECKING:
    from wombat import Network
    from wombat.testing import Wombat


def builder(*ties: tuple[str, str]) -> PlanBuilder:
    people = sorted({name for tie in ties for name in tie})
    return PlanBuilder().contacts(*({"_id": name, "name": name.upper()} for name in people)).ties(*ties)


KITE = (("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"))


def test_ties_in_a_triangle_are_counted() -> None:
    network = builder(*KITE).network()
    assert simmelian(network).tolist() == [2, 2, 2, 0, 0]


def test_closure_is_the_share_of_pairs_that_know_each_other() -> None:
    network = builder(*KITE).network()
    assert np.nan_to_num(closure(network), nan=-1).tolist() == [1, 1, pytest.approx(1 / 3), 0, -1]


def test_closure_agrees_with_networkx(wombat_network: Network) -> None:
    graph = nx.from_scipy_sparse_array(wombat_network.adjacency)
    theirs = [nx.clustering(graph, node) if graph.degree(node) > 1 else -1 for node in graph]
    assert np.nan_to_num(closure(wombat_network), nan=-1) == pytest.approx(theirs)


def test_the_worksheet_ranks_by_them() -> None:
    made = builder(*KITE)
    network = made.network(wombat_measures())
    assert figures(made.plan, network) == {"ties": 5, "simmelian": 3, "share": 0.6}
    rows = ranking(made.plan, network)
    assert list(rows) == ["a", "b", "c"]
    assert rows["c"] == {"contact": "C", "simmelian": 2, "ties": 3, "closure": pytest.approx(1 / 3)}


def test_nobody_tied_gives_blanks() -> None:
    made = PlanBuilder().contacts({"name": "Ann"})
    network = made.network(wombat_measures())
    assert figures(made.plan, network) == {"ties": 0, "simmelian": 0, "share": None}
    assert ranking(made.plan, network) == {}


@pytest.mark.parametrize(
    ("language", "sheet", "chart"),
    [
        ("en", "Close ties", "Simmelian ties of the first ten"),
        ("zh-CN", "铁三角", "前十位的铁三角关系数"),
        ("zh-TW", "鐵三角", "前十位的鐵三角關係數"),
    ],
)
def test_the_sheet_is_built_with_its_chart(wombat: Wombat, language: str, sheet: str, chart: str) -> None:
    said = wombat.build("--demo", "--lang", language, "-o", "plan.xlsx")
    assert said.status == 0, said.err
    shown = sheet_text(wombat.folder / "plan.xlsx", sheet)
    (line,) = [line for line in shown.splitlines() if line.startswith("chart: ")]
    assert line.startswith(f"chart: {chart}: ")
    assert len(line.split(", ")) == 20


def test_the_measures_are_among_those_of_the_hubs(wombat: Wombat) -> None:
    wombat.build("--demo", "--lang", "en", "-o", "plan.xlsx")
    hub = wombat("hubs", "plan.xlsx", "--json").data["hubs"][0]
    assert hub["measures"]["simmelian"] >= 0
