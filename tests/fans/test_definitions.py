from __future__ import annotations

from tests.groups import definitions

SHEETS = definitions("fans")


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == [
        "pipeline", "feedback-cycle", "touchpoint-map", "content-index", "interaction-index", "follow-up", "service",
        "o2o-check", "o2o-entries", "o2o-levels", "fan-programme",
    ]  # fmt: skip
