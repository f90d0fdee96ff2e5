from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from wombat.plugins.network.channels import balance

from .conftest import TODAY, fill

if TYPE_CHECKING:
    from .conftest import Made


@pytest.mark.parametrize(
    ("online", "offline", "word"),
    [
        (0, 0, "none"),
        (2, 0, "online_only"),
        (0, 1, "offline_only"),
        (1, 3, "even"),
        (1, 4, "mostly_offline"),
        (4, 1, "mostly_online"),
    ],
)
def test_one_side_alone_is_told(online: int, offline: int, word: str) -> None:
    assert balance(online, offline) == word


def test_figures(made: Made) -> None:
    made.table(
        "channels", "online",
        {"channel": "WeChat", "plan": "Weekly tip", "when": date(2025, 6, 1)},
        {"channel": "Weibo", "plan": "Story", "when": date(2025, 6, 1), "result": "three replies"},
        {"channel": "Forum"},
    ).table("channels", "offline", {"channel": "Dinner", "plan": "Ten at a table", "when": TODAY})  # fmt: skip
    form = fill("network.channels", "channels", "balance", made.plan)
    assert form.pop("advice").startswith("Both sides work together")
    assert form == {"online": 2, "offline": 1, "done": 1, "overdue": 1, "balance": "even"}


def test_nothing_planned(made: Made) -> None:
    form = fill("network.channels", "channels", "balance", made.plan)
    assert form["advice"] == "Plan one thing online and one offline to begin with."
    assert (form["online"], form["overdue"], form["balance"]) == (0, 0, "none")
