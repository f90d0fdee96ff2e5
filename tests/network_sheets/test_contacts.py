from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wombat import last_contacts

from .conftest import fill, network_of

if TYPE_CHECKING:
    from .conftest import Made


def filled(made: Made, *ties: tuple[str, str]) -> dict[str, dict[str, object]]:
    return fill("network.contacts", "contacts", "people", made.plan, network_of(made.plan, *ties))


def test_days_since_count_from_the_latest_of_all_logs(made: Made) -> None:
    made.contacts({"name": "Ann", "last_contact": date(2025, 6, 1)}, {"name": "Bo"})
    made.table("interactions", "log", {"contact": "Ann", "date": date(2025, 6, 20)})
    rows = filled(made)
    assert rows["c1"]["days_since"] == 10
    assert rows["c2"]["days_since"] is None
    assert last_contacts(made.plan) == {"c1": date(2025, 6, 20)}


def test_the_suggested_tie_is_measured_and_says_why(made: Made) -> None:
    made.contacts({"name": "Ann", "tie": "weak"}, {"name": "Bo"}, {"name": "Cy"})
    days = [date(2025, 6, day) for day in range(1, 29)]
    both = [{"contact": "Ann", "date": day, "direction": way} for day in days for way in ("in", "out")]
    made.table("interactions", "log", *both, {"contact": "Bo", "date": date(2024, 9, 1), "direction": "out"})
    rows = filled(made)
    assert [rows[who]["suggested_tie"] for who in ("c1", "c2", "c3")] == ["strong", "weak", None]
    assert "56" in str(rows["c1"]["tie_why"])
    assert rows["c3"]["tie_why"] is None


def test_referrals_given_received_and_balance(made: Made) -> None:
    made.contacts({"name": "Ann"}, {"name": "Bo"})
    made.table("referrals", "log", {"from": "Ann"}, {"from": "Ann", "to": "Bo"}, {"from": "me", "to": "Ann"})
    rows = filled(made)
    figures = ("referrals_given", "referrals_received", "referral_balance")
    assert [rows["c1"][name] for name in figures] == [2, 1, 1]
    assert [rows["c2"][name] for name in figures] == [0, 1, -1]


def test_the_hub_rank_is_the_place_of_tied_contacts(made: Made) -> None:
    made.contacts(*({"name": name} for name in ("Ann", "Bo", "Cy", "Di", "Ed")))
    rows = filled(made, ("c1", "c2"), ("c2", "c3"), ("c2", "c4"))
    assert rows["c2"]["hub_rank"] == 1
    assert sorted(str(rows[who]["hub_rank"]) for who in ("c1", "c3", "c4")) == ["2", "3", "4"]
    assert rows["c5"]["hub_rank"] is None


def test_no_contacts(made: Made) -> None:
    assert filled(made) == {}
