"""The network as measures and fillers see it: ties between contacts as arrays, the owner left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from wombat.network.communities import Communities
    from wombat.network.ranking import Ranking

    Array = NDArray[np.float64]


@dataclass(slots=True)
class Ties:
    """Ties as arrays of one length, one entry an event: a referral, an introduction, a row of who knows whom.

    Attributes:
        source: index of the contact it leads from, int32.
        target: index of the contact it leads to, int32.
        kind: index into `wombat.network.kinds.KINDS`, int8.
        weight: strength above 0, float64.
        day: days since 1970-01-01, or -1 where no date is known; float64, so that seconds survive as fractions.
    """

    source: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    weight: NDArray[np.float64]
    day: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.source)
