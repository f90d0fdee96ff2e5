"""The measures and communities beside igraph and networkx, each in a process of its own.

python benchmarks/network.py                20,000 people with 200,000 ties, from the arrays of ties
python benchmarks/network.py --million      1,000,000 people with 10,000,000 rows, from a file to a ranking

Each contender builds its graph from the same arrays, or the same file, and computes the same: degree, strength,
betweenness from the same number of sources, closeness, PageRank, HITS, constraint, effective size or local clustering,
which is the same by another name, two-step reach, k-core and communities. networkx, which would take hours, runs on
2,000 people with 20,000 ties against wombat at that size. Processor time and peak memory are those of the whole
process, its imports included; igraph's communities are Leiden's. The million leaves out what `wombat rank` leaves out.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SOURCES = 500


def main() -> None:
    if len(sys.argv) > 2:
        globals()[sys.argv[1]](Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        if "--million" in sys.argv:
            million(Path(folder))
        else:
            whole(Path(folder))


def whole(folder: Path) -> None:
    large, small = folder / "large.npy", folder / "small.npy"
    np.save(large, ties(20_000, 200_000))
    np.save(small, ties(2_000, 20_000))
    ratio("20,000 / 200,000", timed("of_wombat", large), {"igraph": timed("of_igraph", large)})
    ratio("2,000 / 20,000", timed("of_wombat", small), {"networkx": timed("of_networkx", small)})
    print(timed("shared", large)[2].strip())


def million(folder: Path) -> None:
    path = folder / "relations.csv"
    pairs = ties(1_000_000, 10_000_000)
    with path.open("w", encoding="utf-8") as file:
        file.write("From,To\n")
        for part in np.array_split(pairs, 50):
            file.writelines(f"{one},{other}\n" for one, other in part.tolist())
    ours = command(sys.executable, "-m", "wombat", "rank", path, "-o", folder / "hubs.csv")
    ratio("1,000,000 / 10,000,000", ours, {"igraph": timed("rank_by_igraph", path)})


def ties(people: int, count: int, circle: int = 50) -> NDArray[np.int64]:
    """Return pairs: few people have many ties, seven in ten ties stay within a circle."""
    random = np.random.default_rng(1)
    reach = np.cumsum(random.pareto(2.5, people) + 0.3)
    circles = random.permutation(people)
    place = np.argsort(circles)
    one, other = (np.searchsorted(reach, random.random(count) * reach[-1]) for _ in range(2))
    near = circles[(place[one] // circle * circle + random.integers(0, circle, count)) % people]
    other = np.where(random.random(count) < 0.7, near, other)
    other = np.where(one == other, (other + 1) % people, other)
    return np.column_stack([one, other])


def timed(contender: str, path: Path) -> tuple[float, float, str]:
    return command(sys.executable, __file__, contender, path)


def command(*words: str | Path) -> tuple[float, float, str]:
    from running import run

    ran = run([str(word) for word in words])
    if ran.status:
        raise SystemExit(ran.err)
    return ran.processor, ran.peak / 1e9, ran.out


def ratio(size: str, ours: tuple[float, float, str], peers: dict[str, tuple[float, float, str]]) -> None:
    print(f"{size}: wombat {ours[0]:.1f} s of processor time, {ours[1]:.2f} GB")
    print(ours[2].rstrip())
    for name, (seconds, memory, out) in peers.items():
        print(f"  {name} {seconds:.1f} s, {memory:.2f} GB; ratio {ours[0] / seconds:.2f}")
        print(out.rstrip())


def stopwatch() -> Callable[[str], None]:
    """Return what prints how long the step took that it is told of."""
    last = [time.process_time()]

    def step(name: str) -> None:
        last.append(time.process_time())
        print(f"    {name}: {last[-1] - last[-2]:.2f}")

    return step


def network_of(path: Path):  # noqa: ANN201 - imported when it is needed
    from wombat.network.model import Network, Ties

    one, other = np.load(path).T.astype(np.int32)
    names = [str(at) for at in range(int(max(one.max(), other.max())) + 1)]
    entries = len(one)
    return Network(names, names, Ties(one, other, np.zeros(entries, np.int8), np.ones(entries), np.full(entries, -1.0)))


def of_wombat(path: Path) -> None:
    from wombat.plugins.network.measures import wombat_measures

    network, step = network_of(path), stopwatch()
    _ = network.adjacency
    step("graph")
    for measure in wombat_measures():
        network.measures[measure.id] = measure.compute(network)
        step(measure.id)
    _ = network.communities
    step("communities")


def of_igraph(path: Path) -> None:
    import igraph

    step, pairs = stopwatch(), np.load(path)
    graph = igraph.Graph(n=int(pairs.max()) + 1, edges=pairs)
    graph.es["weight"] = [1.0] * len(pairs)
    graph.simplify(combine_edges="sum")
    step("graph")
    few = np.linspace(0, graph.vcount() - 1, min(SOURCES, graph.vcount())).astype(int).tolist()
    for name, figure in {
        "degree": graph.degree,
        "strength": lambda: graph.strength(weights="weight"),
        "betweenness": lambda: graph.betweenness(directed=False, sources=few),
        "closeness": graph.closeness,
        "pagerank": lambda: graph.pagerank(weights="weight"),
        "hits": lambda: graph.hub_score(weights="weight"),
        "constraint": graph.constraint,
        "local clustering": graph.transitivity_local_undirected,
        "two-step reach": lambda: graph.neighborhood_size(order=2),
        "k-core": graph.coreness,
        "communities": lambda: graph.community_leiden(objective_function="modularity", weights="weight"),
    }.items():
        figure()
        step(name)


def of_networkx(path: Path) -> None:
    import networkx as nx

    step, graph = stopwatch(), nx.Graph()
    for one, other in np.load(path).tolist():
        graph.add_edge(one, other, weight=graph[one][other]["weight"] + 1 if graph.has_edge(one, other) else 1)
    step("graph")
    for name, figure in {
        "betweenness": lambda: nx.betweenness_centrality(graph),
        "closeness": lambda: nx.closeness_centrality(graph),
        "pagerank": lambda: nx.pagerank(graph),
        "hits": lambda: nx.hits(graph),
        "constraint": lambda: nx.constraint(graph),
        "effective size": lambda: nx.effective_size(graph),
        "k-core": lambda: nx.core_number(graph),
        "communities": lambda: nx.community.louvain_communities(graph, seed=1),
    }.items():
        figure()
        step(name)


def rank_by_igraph(path: Path) -> None:
    import csv

    import igraph

    step = stopwatch()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        directed = igraph.Graph.TupleList(map(tuple, rows), directed=True)
    graph = directed.as_undirected(mode="collapse")
    step("graph")
    few = np.linspace(0, graph.vcount() - 1, 100).astype(int).tolist()
    columns = {}
    for name, figure in {
        "pagerank": graph.pagerank,
        "hits": graph.hub_score,
        "k-core": graph.coreness,
        "betweenness": lambda: graph.betweenness(directed=False, sources=few),
        "communities": lambda: graph.community_leiden(objective_function="modularity").membership,
    }.items():
        columns[name] = figure()
        step(name)
    with path.with_name("igraph.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(zip(graph.vs["name"], *columns.values(), strict=True))
    step("written")


def shared(path: Path) -> None:
    """Say how many of the exact top 20 by betweenness the sample finds."""
    from wombat.network.betweenness import estimate

    adjacency = network_of(path).adjacency
    found, exact = (
        set(np.argsort(-estimate(adjacency, of).figures)[:20].tolist()) for of in (None, np.arange(adjacency.shape[0]))
    )
    print(f"top 20 by sampled betweenness: {len(found & exact)} shared with the exact")


if __name__ == "__main__":
    main()
