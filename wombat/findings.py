"""What a build found, in the language of the workbook, as its summary tells it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from wombat import wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wombat.network.model import Network
    from wombat.plan.model import Plan

HUBS, STEPS, REASONS = 5, 5, 2
"""Hub contacts, next steps and reasons for each hub that are told."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a build found.

    Attributes:
        language: of the workbook.
        contacts: how many there are.
        hubs: name and reasons of the first hub contacts; none where nobody is tied.
        steps: the first next steps: what, who, why.
    """

    language: str
    contacts: int
    hubs: list[list[str]] = field(default_factory=list)
    steps: list[list[str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return them as `from_json` reads them."""
        return asdict(self)


def from_json(held: Mapping[str, Any]) -> Findings:
    """Return findings that were remembered.

    Raises:
        TypeError: they are no findings.
    """
    return Findings(**held)


def findings(plan: Plan, network: Network) -> Findings:
    """Return what was found, once everything is filled."""
    language, hubs = plan.language, []
    for at in network.ranking.order[:HUBS] if network.tied.any() else ():
        reasons = [reason.say(language) for reason in network.ranking.reasons(network.ids[at])[:REASONS]]
        hubs.append([network.names[at], wording.clauses(reasons, language)])
    steps = [[row.text(name) for name in ("what", "who", "why")] for row in list(plan.table("start", "next"))[:STEPS]]
    return Findings(language, len(plan.contacts), hubs, steps)
