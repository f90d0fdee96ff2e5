"""The network as one page that works offline: made here, explored in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wombat
from wombat import Exporter, Texts, hookimpl

if TYPE_CHECKING:
    from wombat import Network, Plan

texts = Texts(__package__)
wombat_api = wombat.API_VERSION


def write(plan: Plan, network: Network) -> bytes:
    """Return the page."""
    from .assemble import assembled
    from .page_data import page_data

    return assembled(page_data(plan, network), plan.language).encode(errors="replace")


@hookimpl
def wombat_exporters() -> list[Exporter]:
    """Return the exporter of ``.html``."""
    return [Exporter("html", ".html", texts("exporter.html"), write)]
