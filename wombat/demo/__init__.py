"""Sample sources: the year of one invented salesperson, 林晓雯, who sells insurance to firms in Shanghai.

Nobody in these files exists; addresses end in ``.example`` and no phone has these numbers. The files are what her
phone, LinkedIn, her firm's WeCom and her own notes would give; `plan.csv` is what she typed into the worksheets.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OWNER = "林晓雯"
"""Whose files they are."""

COUNTRY = "CN"
"""For phone numbers without a country code."""

TODAY = date(2026, 11, 20)
"""The day after the last entry."""

_NAMES = ("phone.vcf", "Connections.csv", "wecom.csv", "relations.csv", "interactions.csv", "plan.csv")


def sources(groups: Iterable[str] = ()) -> list[Path]:
    """Return the files in the order in which they are read: people first, then what is between them.

    Args:
        groups: of worksheets that are switched on; what she typed there comes last.
    """
    typed = (Path(__file__).with_name(f"{group}.csv") for group in groups)
    return [*(Path(__file__).with_name(name) for name in _NAMES), *(path for path in typed if path.exists())]
