from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.groups import fill

if TYPE_CHECKING:
    from tests.groups import Made


@pytest.mark.parametrize(("customers", "needed", "extended"), [(0, 0, 0), (5000, 1, 1), (5001, 2, 1), (20_001, 5, 2)])
def test_an_account_holds_five_thousand_and_twenty_thousand_after_an_extension(
    made: Made, customers: int, needed: int, extended: int
) -> None:
    form = fill("account", "account-plan", "plan", made.form("account-plan", "plan", customers=customers).plan)
    assert (form["needed"], form["needed_extended"], form["expected"]) == (needed, extended, customers)


def test_the_limits_can_be_typed_over(made: Made) -> None:
    made.form("account-plan", "plan", customers=1000, limit=300, limit_extended=-1)
    form = fill("account", "account-plan", "plan", made.plan)
    assert (form["needed"], form["needed_extended"]) == (4, 1)


@pytest.fixture
def accounts(made: Made) -> Made:
    made.table(
        "account-plan", "segments",
        {"segment": "Owners", "customers": 6000}, {"segment": "Parents", "customers": 20_000}, {},
    )  # fmt: skip
    return made.table(
        "account-plan", "accounts",
        {"account": "Amy 1", "segment": "owners", "friends": 4499},
        {"account": "Amy 2", "segment": "Owners", "friends": 4500},
        {"account": "Amy 3", "friends": 21_000, "extended": True},
        {"account": "Amy 4"},
        {"friends": 7},
    )  # fmt: skip


def test_load_and_room_of_each_account(accounts: Made) -> None:
    rows = fill("account", "account-plan", "accounts", accounts.plan)
    assert [rows[f"r{n}"].get("state") for n in range(1, 6)] == ["room", "nearly", "full", "room", None]
    assert [rows[f"r{n}"].get("room") for n in range(1, 5)] == [501, 500, 0, 5000]
    assert [rows[f"r{n}"].get("capacity") for n in range(1, 6)] == [5000, 5000, 20_000, 5000, None]
    assert rows["r3"]["load"] == 21_000 / 20_000


def test_each_segment_with_the_accounts_it_needs_and_has(accounts: Made) -> None:
    rows = fill("account", "account-plan", "segments", accounts.plan)
    assert rows["r1"] == {"needed": 2, "needed_extended": 1, "have": 2, "room": 1001}
    assert rows["r2"] == {"needed": 4, "needed_extended": 1, "have": 0, "room": 0}
    assert "r3" not in rows


def test_customers_without_a_place(accounts: Made) -> None:
    form = fill("account", "account-plan", "plan", accounts.plan)
    assert (form["expected"], form["accounts"], form["short"]) == (26_000, 4, 0)
    assert form["load"] == pytest.approx((4499 + 4500 + 21_000 + 7) / 35_000)
    accounts.form("account-plan", "plan", customers=40_000)
    assert fill("account", "account-plan", "plan", accounts.plan)["short"] == 5000


def test_as_many_accounts_are_needed_as_the_segments_need_in_all(made: Made) -> None:
    made.table(
        "account-plan",
        "segments",
        {"segment": "Owners", "customers": 5001},
        {"segment": "Parents", "customers": 20_001},
    )
    form = fill("account", "account-plan", "plan", made.plan)
    assert (form["expected"], form["needed"], form["needed_extended"]) == (25_002, 2 + 5, 1 + 2)
    made.form("account-plan", "plan", customers=60_000)
    assert fill("account", "account-plan", "plan", made.plan)["needed"] == 12
