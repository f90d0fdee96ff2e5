"""The network as it would be with ties missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, triu

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wombat.network.model import Network


class Pairs:
    """The pairs of contacts with a tie that the measures stand on.

    Attributes:
        network: whose pairs they are.
        low: position of one contact of each pair.
        high: position of the other, above ``low``.
    """

    def __init__(self, network: Network) -> None:
        """List the pairs of a network."""
        self.network = network
        upper = triu(network.strength, 1, format="coo")
        order = np.lexsort((upper.col, upper.row))
        self.low, self.high = upper.row[order].astype(np.int64), upper.col[order].astype(np.int64)
        self._number = self.low * len(network) + self.high

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.low)

    def without(self, gone: NDArray[np.bool_]) -> Network:
        """Return the network without the ties of the pairs that are gone, whatever these ties stand on.

        Args:
            gone: for each pair, whether its ties are left out.
        """
        network, size = self.network, len(self.network)
        ties, weights = network.ties, network.strength
        low, high = np.minimum(ties.source, ties.target), np.maximum(ties.source, ties.target)
        changed = network.like(ties.take(~self._is_gone(low.astype(np.int64) * size + high, gone)))
        row = np.repeat(np.arange(size), np.diff(weights.indptr))
        column = weights.indices.astype(np.int64)
        left = ~self._is_gone(np.minimum(row, column) * size + np.maximum(row, column), gone)
        begin = np.concatenate([[0], np.cumsum(left)])[weights.indptr].astype(weights.indptr.dtype)
        changed.strength = csr_array((weights.data[left], weights.indices[left], begin), shape=weights.shape)
        return changed

    def _is_gone(self, number: NDArray[np.int64], gone: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell of pairs by number whether they are gone; those without a tie that counts are not."""
        at = np.minimum(np.searchsorted(self._number, number), max(0, len(self) - 1))
        return np.asarray(gone[at] & (self._number[at] == number))
