"""Why a contact is a hub, in words with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wombat.network.model import Network
    from wombat.text import Text


def reasons_of(network: Network, at: int) -> list[Text]:
    """Return the reasons."""
    return []
