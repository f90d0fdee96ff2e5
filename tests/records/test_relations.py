from __future__ import annotations

from typing import TYPE_CHECKING

from tests.network_sheets.conftest import fill

if TYPE_CHECKING:
    from tests.network_sheets.conftest import Made


def test_totals(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"}, {"name": "Cy"}, {"name": "Cy"})
    made.table(
        "relations", "ties",
        {"from": "Ann", "to": "Bo", "source": "ties.csv"},
        {"from": "Bo", "to": "me"},
        {"from": "Ann", "to": "Nobody"},
        {"from": "Cy", "to": "Ann"},
        {},
    )  # fmt: skip
    totals = fill("records.relations", "relations", "totals", made.plan)
    assert totals == {"count": 4, "imported": 1, "people": 2, "unknown": 2}


def test_an_empty_table(made: Made) -> None:
    assert set(fill("records.relations", "relations", "totals", made.plan).values()) == {0}
