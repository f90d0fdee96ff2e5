from __future__ import annotations

from tests.groups import definitions

SHEETS = definitions("persona")


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == ["connector-roles", "insight", "positioning", "touchpoint-kit"]
