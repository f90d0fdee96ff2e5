"""The next step with each contact, the first that any worksheet asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import ASKED, Filler, hookimpl, next_steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wombat import Network, Plan, Value

wombat_api = wombat.API_VERSION

GROUPS = ("partners", "fans")
"""The groups whose worksheets ask for something with a contact; the columns are there while one of them is on."""


@hookimpl
def wombat_fillers() -> Iterable[Filler]:
    """Return what this module adds to the contacts."""
    return [Filler("contacts", "people", ("next_step", "next_step_on"), _next_steps, (ASKED,), GROUPS)]


def _next_steps(plan: Plan, _network: Network) -> dict[str, dict[str, Value]]:
    steps = next_steps(plan.tasks)
    return {who: {"next_step": task.what.say(plan.language), "next_step_on": task.day} for who, task in steps.items()}
