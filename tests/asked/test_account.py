from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.groups import TODAY

from .made import advice, counts, tasks

if TYPE_CHECKING:
    from tests.groups import Made

GROUP = "account"


def said(sheet: str, made: Made) -> list[str]:
    return [text for _, _, text in advice(GROUP, sheet, made.plan)]


def test_accounts_that_are_full_and_customers_without_a_place(made: Made) -> None:
    rows = [{"account": "A", "friends": 5000}, {"account": "B", "friends": 4600}, {"account": "C", "friends": 100}]
    made.table("account-plan", "accounts", *rows).form("account-plan", "plan", customers=20_000)
    assert said("account-plan", made) == [
        "Places for 5000 expected customers are missing: extend accounts or open more.",
        "“A” is full: extend it or open another.",
        "“B” is 92% full: get the next account ready.",
    ]


def test_the_profile_once_it_is_begun(made: Made) -> None:
    made.table("profile-kit", "items", {"item": "Name"}, {"item": "Avatar", "kind": "person"})
    assert said("profile-kit", made) == []
    made.table("profile-kit", "items", {"item": "Cover", "kind": "logo", "shows": "sea", "rights": "unclear"})
    made.table("profile-kit", "items", {"item": "Greeting", "shows": "Hello"})
    assert said("profile-kit", made) == [
        "“Name” is still missing.", "“Avatar” is still missing.", "“Cover”: Who owns the picture, or who agreed to it?",
    ]  # fmt: skip
    assert counts(GROUP, "profile-kit", made.plan) == {"account-profile": 1}


def test_dear_offers_and_entry_points(made: Made) -> None:
    offers = [{"offer": "Coupon", "fixed": 10, "added": 10}, {"offer": "Dinner", "fixed": 900, "added": 10}]
    made.table("join-offers", "offers", *offers, {"offer": "List", "fixed": 0, "added": 100})
    assert said("join-offers", made) == [
        "A friend whom “Dinner” wins costs at least twice the average: change the offer."
    ]
    shop = {"entry": "Shop", "cost": 100, "reached": 100, "added": 50, "bought": 10}
    ads = {"entry": "Ads", "cost": 900, "reached": 900, "added": 90, "bought": 5}
    made.table("entry-points", "entries", shop, ads, {"entry": "App", "reached": 50, "added": 5})
    assert said("entry-points", made) == [
        "A buyer from “Ads” costs at least twice the average: spend less there.",
        "“App” brings too few: see to it before you spend more on it.",
    ]
    assert counts(GROUP, "entry-points", made.plan) == {"account-entries": 2}


def test_gaps_posts_to_come_and_too_much_selling(made: Made) -> None:
    def post(days: int, aim: str, **more: object) -> dict[str, object]:
        return {"date": TODAY + timedelta(days=days), "kind": "feed", "aim": aim, "topic": f"T{days}", **more}

    made.table(
        "operations", "calendar", post(0, "sell", state="done"), post(2, "sell"), post(25, "trust"), post(26, "value")
    )
    made.table("operations", "calendar", post(5, "value", state="dropped"), post(-3, "value"))
    found = tasks(GROUP, "operations", made.plan)
    assert found == [
        ("", "Publish as planned", TODAY + timedelta(days=2)),
        ("", "Plan a post", TODAY + timedelta(days=3)),
        ("", "Publish as planned", TODAY + timedelta(days=25)),
        ("", "Publish as planned", TODAY + timedelta(days=26)),
    ]
    assert said("operations", made) == ["40% of the posts sell, more than the 30% you allow: plan others in between."]
    assert counts(GROUP, "operations", made.plan) == {"account-posts": 4}


def test_flows_that_lead_nowhere(made: Made) -> None:
    made.table("combinations", "flows", {"from": "account", "to": "group"})
    assert said("combinations", made) == []
    made.table("combinations", "flows", {"from": "account", "to": "video", "carries": "a link"})
    assert [(field, text) for _, field, text in advice(GROUP, "combinations", made.plan)] == [
        ("carries", "What carries people from account to group is not written down."),
        ("carries", "The way from account to video ends there: add one from video to a purchase or a recommendation."),
    ]
    made.table("combinations", "flows", {"from": "video", "to": "purchase", "carries": "a shop"})
    assert said("combinations", made) == ["What carries people from account to group is not written down."]
