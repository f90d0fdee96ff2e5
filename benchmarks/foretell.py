"""Does the ranking foretell who brings the new ties? Rank people on the early part of a list, look at the rest.

python benchmarks/foretell.py LIST.csv...   (From,To,Date; one row an event)

The gain of a person is log2(1 + new neighbours) in the later part; figures are NDCG@20. Beside the combined score stand
nine single measures, and the interval of the difference to the best of them over 200 resamples of the people.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from wombat.plugins.network.measures import wombat_measures

from wombat import algorithms
from wombat.network.matrices import directed
from wombat.network.rank_list import rank_list, read_ties

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wombat import Network, Ties

    Array = NDArray[np.float64]

CUTS = (30, 40, 50, 60, 70)
RESAMPLES = 200


def main() -> None:
    for name in sys.argv[1:]:
        found = read_ties(Path(name))
        order = np.argsort(found.ties.day, kind="stable")
        ahead = [compare(found.names, found.ties, order, cut) for cut in CUTS]
        print(f"{name}: ahead of the best single measure by {np.mean(ahead):+.3f} on average\n")


def compare(names: list[str], ties: Ties, order: NDArray[np.int64], cut: int) -> float:
    split = len(order) * cut // 100
    network = early_network(names, ties, order[:split])
    gain = gains(network, names, ties, order[:split], order[split:])
    singles = {name: ndcg(figures, gain) for name, figures in single_measures(network).items()}
    best = max(singles, key=singles.__getitem__)
    ours = ndcg(network.ranking.score, gain)
    low, high = interval(network.ranking.score, single_measures(network)[best], gain)
    print(f"{cut} %: score {ours:.3f}, best single {best} {singles[best]:.3f}, difference {low:+.3f} to {high:+.3f}")
    return ours - singles[best]


def early_network(names: list[str], ties: Ties, rows: NDArray[np.int64]) -> Network:
    """Rank the early rows as ``wombat rank`` does: from a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "early.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["From", "To", "Date"])
            columns = (ties.source[rows].tolist(), ties.target[rows].tolist(), ties.day[rows].tolist())
            writer.writerows((names[one], names[other], day * 86400) for one, other, day in zip(*columns, strict=True))
        return rank_list(path, wombat_measures())


def single_measures(network: Network) -> dict[str, Array]:
    own = network.measures
    day, ends = network.ties.day, (network.ties.source, network.ties.target)
    late = day >= day.max() - (day.max() - day.min()) / 4
    everything = np.ones(127, bool)
    return {
        **{name: own[name] for name in ("degree", "strength", "betweenness", "closeness", "k_core")},
        "pagerank": algorithms.pagerank(directed(network.ties, len(network), everything)),
        "participation": algorithms.participation(network.strength, network.communities.groups()),
        "-constraint": -own["constraint"],
        "last quarter": np.bincount(np.concatenate([end[late] for end in ends]), minlength=len(network)) * 1.0,
    }


def gains(network: Network, names: list[str], ties: Ties, early: NDArray[np.int64], late: NDArray[np.int64]) -> Array:
    known = _pairs(ties, early)
    new = _pairs(ties, late) - known
    count = dict.fromkeys(network.names, 0)
    for one, _ in new:
        if names[one] in count:
            count[names[one]] += 1
    return np.log2(1 + np.array([count[name] for name in network.names]))


def _pairs(ties: Ties, rows: NDArray[np.int64]) -> set[tuple[int, int]]:
    one, other = ties.source[rows].tolist(), ties.target[rows].tolist()
    return {*zip(one, other, strict=True), *zip(other, one, strict=True)}


def ndcg(figures: Array, gain: Array, top: int = 20) -> float:
    order = np.argsort(-np.nan_to_num(figures, nan=-np.inf), kind="stable")[:top]
    discount = 1 / np.log2(np.arange(2, len(order) + 2))
    ideal = float((np.sort(gain)[::-1][:top] * discount).sum())
    return float((gain[order] * discount).sum() / ideal) if ideal else 0.0


def interval(ours: Array, theirs: Array, gain: Array) -> tuple[float, float]:
    random = np.random.default_rng(1)
    samples = (random.integers(0, len(gain), len(gain)) for _ in range(RESAMPLES))
    ahead = [ndcg(ours[sample], gain[sample]) - ndcg(theirs[sample], gain[sample]) for sample in samples]
    low, high = np.quantile(ahead, [0.025, 0.975])
    return float(low), float(high)


if __name__ == "__main__":
    main()
