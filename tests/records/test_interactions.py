from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.records.interactions import balance, frequency

from tests.network_sheets.conftest import fill, network_of

if TYPE_CHECKING:
    from tests.network_sheets.conftest import Made

MODULE, SHEET = "records.interactions", "interactions"


@pytest.mark.parametrize(
    ("into", "out", "word"),
    [
        (0, 0, None),
        (0, 1, "always_out"),
        (3, 0, "always_in"),
        (1, 1, "even"),
        (2, 5, "even"),
        (1, 3, "mostly_out"),
        (9, 2, "mostly_in"),
    ],
)
def test_who_makes_the_first_move(into: int, out: int, word: str | None) -> None:
    assert balance(into, out) == word


@pytest.mark.parametrize(("count", "word"), [(0, "rarely"), (1, "rarely"), (2, "occasionally"), (104, "often")])
def test_classes_of_frequency(count: int, word: str) -> None:
    assert frequency(count) == word


def log(made: Made) -> Made:
    return made.contacts({"name": "Ann"}, {"name": "Bo"}, {"name": "Cy"}).table(
        SHEET, "log",
        {"contact": "Ann", "date": date(2025, 6, 1), "direction": "out"},
        {"contact": "Ann", "date": date(2025, 5, 1), "direction": "out"},
        {"contact": "Bo", "date": date(2024, 6, 1), "direction": "in"},
        {"contact": "Bo", "date": date(2024, 5, 1)},
        {"contact": "Stranger", "date": date(2025, 6, 1), "direction": "in"},
        {},
    )  # fmt: skip


def test_balance_by_person(made: Made) -> None:
    plan = log(made).plan
    network = network_of(plan)
    rows = fill(MODULE, SHEET, "balance", plan, network)
    assert list(rows) == ["c1", "c2"]
    assert rows["c1"] == {
        "contact": "Ann",
        "in": 0,
        "out": 2,
        "balance": "always_out",
        "last": date(2025, 6, 1),
        "frequency": "occasionally",
        "strength": network.owner_strength["c1"].score,
    }
    bo = rows["c2"]
    assert (bo["in"], bo["out"], bo["balance"], bo["frequency"]) == (1, 0, "always_in", "rarely")
    assert bo["last"] == date(2024, 6, 1)


def test_totals(made: Made) -> None:
    plan = log(made).plan
    totals = fill(MODULE, SHEET, "totals", plan, network_of(plan))
    assert totals == {"count": 5, "into": 2, "out": 2, "always_out": 1, "always_in": 1}


def test_an_empty_log(made: Made) -> None:
    network = network_of(made.plan)
    assert set(fill(MODULE, SHEET, "totals", made.plan, network).values()) == {0}
    assert fill(MODULE, SHEET, "balance", made.plan, network) == {}
