"""The algorithms against networkx on random networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from tests.network.conftest import network_of
from wombat import algorithms
from wombat.network import betweenness as between
from wombat.network import closeness as close
from wombat.network.cut import Cuts

if TYPE_CHECKING:
    from wombat import Network

QUICK = settings(max_examples=40, deadline=None)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """Undirected networks of up to 25 people with weights, people without ties among them."""
    size = draw(st.integers(1, 25))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda pair: pair[0] != pair[1])
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    for one, other in draw(st.lists(pairs, max_size=60)) if size > 1 else ():
        graph.add_edge(one, other, weight=draw(st.sampled_from([1.0, 2.0, 3.5])))
    return graph


def matrices(graph: nx.Graph) -> tuple[csr_array, csr_array]:
    """Return who is tied with whom, and how strongly."""
    order = sorted(graph)
    return tuple(csr_array(nx.to_scipy_sparse_array(graph, order, weight=weight)) for weight in (None, "weight"))  # type: ignore[return-value]


def tied(graph: nx.Graph) -> nx.Graph:
    return graph.subgraph([node for node in graph if graph.degree(node)])


def same(found: np.ndarray, expected: dict[int, float], otherwise: float) -> None:
    whole = [expected.get(node, otherwise) for node in range(len(found))]
    assert found == pytest.approx(whole, nan_ok=True, abs=1e-9)


@QUICK
@given(graphs())
def test_betweenness(graph: nx.Graph) -> None:
    same(algorithms.betweenness(matrices(graph)[0]), nx.betweenness_centrality(tied(graph)), 0)


@QUICK
@given(graphs(), st.sampled_from([0, 10**9]))
def test_betweenness_is_the_same_by_cells_and_by_matrix(graph: nx.Graph, dense: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(between, "DENSE", dense)
        same(algorithms.betweenness(matrices(graph)[0]), nx.betweenness_centrality(tied(graph)), 0)


@QUICK
@given(graphs())
def test_closeness_and_reach(graph: nx.Graph) -> None:
    apart = algorithms.distances(matrices(graph)[0])
    same(algorithms.closeness(apart), nx.closeness_centrality(tied(graph)), 0)
    others = max(1, len(tied(graph)) - 1)
    near = {node: (len(nx.ego_graph(graph, node, radius=2)) - 1) / others for node in graph}
    same(algorithms.two_step_reach(apart), near, 0)


@QUICK
@given(graphs())
def test_pagerank(graph: nx.Graph) -> None:
    adjacency, weights = matrices(graph)
    same(algorithms.pagerank(weights), nx.pagerank(tied(graph), tol=1e-13, max_iter=2000) if adjacency.nnz else {}, 0)


@QUICK
@given(graphs())
def test_pagerank_along_directed_ties(graph: nx.Graph) -> None:
    directed = nx.DiGraph()
    directed.add_nodes_from(graph)
    directed.add_weighted_edges_from((*sorted(edge[:2]), edge[2]) for edge in graph.edges(data="weight"))
    weights = csr_array(nx.to_scipy_sparse_array(directed, sorted(directed)))
    expected = nx.pagerank(tied(directed), tol=1e-13, max_iter=2000) if weights.nnz else {}
    same(algorithms.pagerank(weights), expected, 0)


@QUICK
@given(graphs())
def test_constraint(graph: nx.Graph) -> None:
    adjacency, weights = matrices(graph)
    same(algorithms.constraint(adjacency), nx.constraint(graph), np.nan)
    same(algorithms.constraint(weights), nx.constraint(graph, weight="weight"), np.nan)


@QUICK
@given(graphs())
def test_effective_size(graph: nx.Graph) -> None:
    adjacency, weights = matrices(graph)
    same(algorithms.effective_size(adjacency), nx.effective_size(graph), np.nan)
    nodes = sorted(graph)  # named, since networkx is wrong for weights when nodes are not
    same(algorithms.effective_size_weighted(weights), nx.effective_size(graph, nodes, weight="weight"), np.nan)


@QUICK
@given(graphs())
def test_k_core(graph: nx.Graph) -> None:
    same(algorithms.k_core(matrices(graph)[0]), nx.core_number(graph), 0)


@QUICK
@given(graphs())
def test_modularity_of_the_communities(graph: nx.Graph) -> None:
    _, weights = matrices(graph)
    found = algorithms.communities(weights)
    groups = [set(group.tolist()) for group in found.groups()]
    assert set().union(*groups) == set(tied(graph))
    assert [len(group) for group in groups] == sorted((len(group) for group in groups), reverse=True)
    if weights.nnz:
        assert found.modularity == pytest.approx(nx.community.modularity(tied(graph), groups))


@QUICK
@given(graphs())
def test_who_is_lost_without_a_contact(graph: nx.Graph) -> None:
    cuts = Cuts(matrices(graph)[0])
    for node in graph:
        component = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        parts = sorted((len(part) for part in nx.connected_components(component)), reverse=True)
        lost = cuts.lost(node).tolist()
        assert len(lost) == sum(parts[1:])
        assert set(lost) <= set(component)
        kept = set(component) - set(lost)
        assert not any(graph.has_edge(one, other) for one in lost for other in kept)


def test_sampled_betweenness_finds_the_top() -> None:
    graph = nx.barabasi_albert_graph(3000, 8, seed=4)
    adjacency, _ = matrices(graph)
    exact = algorithms.betweenness(adjacency, np.arange(3000))
    sample = np.random.default_rng(1).choice(3000, between.SAMPLE, replace=False)
    estimate = algorithms.betweenness(adjacency, sample)
    assert len(set(np.argsort(-exact)[:20]) & set(np.argsort(-estimate)[:20])) >= 18


def test_a_large_network_is_sampled_the_same_way_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(between, "EXACT_COST", 1000)
    adjacency, _ = matrices(nx.barabasi_albert_graph(700, 3, seed=4))
    assert between.is_sampled(adjacency)
    assert len(between.sources(adjacency)) == between.SAMPLE
    assert np.array_equal(between.sources(adjacency), between.sources(adjacency))
    assert not between.is_sampled(adjacency[:400][:, :400])


def test_sampled_distances_are_near_the_exact_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.barabasi_albert_graph(2500, 4, seed=4)
    adjacency, _ = matrices(graph)
    exact = algorithms.distances(adjacency)
    monkeypatch.setattr(close, "EXACT_COST", 1000)
    estimate = algorithms.distances(adjacency)
    assert estimate.sampled
    assert not exact.sampled
    assert np.array_equal(estimate.within_two, exact.within_two)
    assert algorithms.closeness(estimate) == pytest.approx(algorithms.closeness(exact), rel=0.03)


def test_within_two_steps_is_counted_block_by_block_and_sampled_where_it_is_dear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    adjacency, _ = matrices(nx.barabasi_albert_graph(2500, 4, seed=4))
    exact = algorithms.distances(adjacency).within_two
    monkeypatch.setattr(close, "EXACT_COST", 1000)
    monkeypatch.setattr(close, "BLOCK", 700)
    assert np.array_equal(algorithms.distances(adjacency).within_two, exact)
    monkeypatch.setattr(close, "TWO_STEPS_COST", 1000)
    sampled = algorithms.distances(adjacency).within_two
    assert not np.array_equal(sampled, exact)
    assert sampled.mean() == pytest.approx(exact.mean(), rel=0.1)


def test_long_chains_are_no_burden() -> None:
    graph = nx.path_graph(3000)
    adjacency, _ = matrices(graph)
    found = algorithms.betweenness(adjacency, np.array([0]))
    assert found[1500] == pytest.approx(3000 * 1499 / (2999 * 2998))
    assert Cuts(adjacency).lost(10).tolist() == list(range(10))


def test_hits_as_networkx_has_it(miserables: Network) -> None:
    graph = nx.DiGraph([("a", "b"), ("a", "c"), ("d", "b"), ("d", "c"), ("d", "e"), ("b", "c")])
    names = list(graph)
    hub, authority = algorithms.hits(csr_array(nx.to_scipy_sparse_array(graph, names, dtype=float)))
    expected = nx.hits(graph, tol=1e-12)
    assert hub == pytest.approx([expected[0][name] for name in names], abs=1e-9)
    assert authority == pytest.approx([expected[1][name] for name in names], abs=1e-9)
    hub, authority = miserables.hits
    assert hub == pytest.approx(authority)  # ties have no direction
    assert miserables.names[int(hub.argmax())] == "Gavroche"


def test_hits_of_parts_that_are_alike_are_alike() -> None:
    both = network_of([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x")])
    assert both.hits[0] == pytest.approx([1 / 6] * 6)
    assert network_of([]).hits[0].tolist() == []
    star = network_of([("hub", leaf) for leaf in "abcd"])
    assert star.hits[0] == pytest.approx(star.hits[1])
    assert star.hits[0] == pytest.approx([1 / 3, *[1 / 6] * 4])


def test_the_error_of_a_sample_is_stated() -> None:
    graph = nx.barabasi_albert_graph(1500, 4, seed=2)
    network = network_of(graph.edges())
    exact = algorithms.betweenness(network.adjacency, np.arange(1500))
    found = between.estimate(network.adjacency, np.sort(np.random.default_rng(5).choice(1500, 300, replace=False)))
    assert found.sources == 300
    off = np.abs(found.figures - exact) / np.maximum(found.error, 1e-12)
    hubs = np.argsort(-exact)[:50]
    assert np.mean(off[hubs] < 2) > 0.85
    assert np.mean(off[hubs] < 0.5) < 0.7, "nor is it overstated"
    assert not between.estimate(network.adjacency, np.arange(1500)).error.any()


@pytest.mark.parametrize("dense", [1, 1e9])
def test_betweenness_is_the_same_by_cell_and_by_matrix(dense: float, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.disjoint_union(nx.barabasi_albert_graph(150, 3, seed=1), nx.path_graph(40))
    network = network_of(graph.edges(), alone=["alone"])
    monkeypatch.setattr(between, "DENSE", dense)
    found = dict(zip(network.names, algorithms.betweenness(network.adjacency).tolist(), strict=True))
    expected = nx.betweenness_centrality(graph, normalized=False)
    pairs = 189 * 188 / 2
    assert found == pytest.approx({str(k): v / pairs for k, v in expected.items()} | {"alone": 0})
