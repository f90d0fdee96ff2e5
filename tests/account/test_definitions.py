from __future__ import annotations

from tests.groups import definitions

SHEETS = definitions("account")


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == [
        "account-plan", "profile-kit", "join-offers", "entry-points", "operations", "combinations",
    ]  # fmt: skip
