"""Files for other programs hold everything, read back by somebody else's reader."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx
import pytest
from wombat.plugins.exporters import gexf, graphml, node_link, svg, tables, web_page

from tests.exporters.made import FORMULA, SCRIPT, Made, nobody_tied


def from_json(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.node_link_graph(json.loads(data), edges="edges")


def from_graphml(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def from_gexf(data: bytes) -> nx.MultiDiGraph[str]:
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data)))


WAYS = [(node_link.write, from_json), (graphml.write, from_graphml), (gexf.write, from_gexf)]


@pytest.mark.parametrize(("write", "read"), WAYS, ids=["json", "graphml", "gexf"])
def test_a_graph_file_holds_everybody_with_rank_measures_and_circles(write: Any, read: Any, made: Made) -> None:
    plan, network = made
    graph = read(write(plan, network))
    assert list(graph) == network.ids
    for at, who in enumerate(network.ids):
        node = graph.nodes[who]
        assert node["label"] == network.names[at]
        assert node["rank"] == network.ranking.rank(who)
        assert node["score"] == pytest.approx(network.ranking.score[at])
        for measure, figures in network.measures.items():
            assert node.get(measure, float("nan")) == pytest.approx(figures[at], nan_ok=True), measure
    assert graph.nodes["c1"]["company"] == "锐鑫贸易"
    assert graph.nodes["c1"]["circles"] == "法律与金融; 王小明的饭局"
    assert graph.nodes["c1"]["tie"] == "strong"


@pytest.mark.parametrize(("write", "read"), WAYS, ids=["json", "graphml", "gexf"])
def test_a_graph_file_holds_every_tie_with_kind_weight_direction_and_dates(write: Any, read: Any, made: Made) -> None:
    graph = read(write(*made))
    found = {
        (one, other, tie["kind"]): (tie["directed"], tie["weight"], tie["count"], tie.get("first"), tie.get("last"))
        for one, other, tie in graph.edges(data=True)
    }
    assert found["c1", "c2", "knows"] == (False, 2, 1, "2024-05-06", "2024-05-06")
    assert found["c1", "c2", "introduced"] == (True, 2, 1, "2025-07-08", "2025-07-08")
    assert found["c2", "c3", "works-with"] == (False, 2, 1, None, None)
    assert found["c3", "c7", "knows"] == (False, 1, 1, None, None)
    assert found["c1", "c3", "shared-circle"] == (False, 1.5, 1, None, None)
    assert len(found) == graph.number_of_edges() == 11


def test_gexf_brings_places_and_colours(made: Made) -> None:
    graph = from_gexf(gexf.write(*made))
    assert "position" in graph.nodes["c1"]["viz"]
    assert "position" not in graph.nodes["c8"]["viz"]
    assert graph.nodes["c1"]["viz"]["size"] > graph.nodes["c6"]["viz"]["size"]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_the_table_of_ties_suits_gephi_and_kumu(made: Made) -> None:
    ties = rows(tables.write_ties(*made))
    assert ties[0] == {
        "Source": "c1",
        "Target": "c2",
        "From": "王小明",
        "To": "李娜",
        "Type": "Undirected",
        "Kind": "knows",
        "Weight": "2.0",
        "Count": "1",
        "First": "2024-05-06",
        "Last": "2024-05-06",
    }
    assert [tie["Type"] for tie in ties if tie["Kind"] == "introduced"] == ["Directed"]


def test_the_table_of_people_holds_those_without_ties_too(made: Made) -> None:
    people = rows(tables.write_people(*made))
    assert [person["Id"] for person in people] == made[1].ids
    assert people[7]["Label"] == "Nobody Tied"
    assert people[7]["Group"] == ""


def test_no_cell_of_a_table_is_a_formula(made: Made) -> None:
    for data in (tables.write_ties(*made), tables.write_people(*made)):
        cells = [cell for row in csv.reader(io.StringIO(data.decode())) for cell in row]
        assert f"'{FORMULA}" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    people = rows(tables.write_people(*made))
    assert (people[5]["Company"], people[5]["Title"]) == ("'@cmd", "'-1")
    assert people[4]["Label"] == SCRIPT


@pytest.mark.parametrize(("write", "read"), WAYS, ids=["json", "graphml", "gexf"])
def test_people_without_ties_make_a_graph_without_edges(write: Any, read: Any, untied: Made) -> None:
    graph = read(write(*untied))
    assert graph.number_of_nodes() == 2
    assert graph.number_of_edges() == 0


@pytest.mark.parametrize("write", [node_link.write, graphml.write, gexf.write, tables.write_ties, tables.write_people])
def test_the_same_network_gives_the_same_bytes(write: Any, made: Made) -> None:
    assert write(*made) == write(*made)


def test_characters_that_no_file_may_hold_are_replaced() -> None:
    plan, network = nobody_tied()
    plan.contact("c2")["title"] = "Sales\x0b\x00Lead\ud83d"
    graph = from_graphml(graphml.write(plan, network))
    assert graph.nodes["c2"]["title"] == "Sales  Lead "
    for write in (node_link.write, gexf.write, tables.write_ties, tables.write_people, svg.write, web_page.write):
        assert write(plan, network).decode()
