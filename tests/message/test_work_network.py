from __future__ import annotations

from datetime import date

from .conftest import Made, fill


def log(made: Made) -> Made:
    return made.contacts(
        {"name": "Ann", "company": "Acme"},
        {"name": "Bo", "company": "Bolt Ltd"},
        {"name": "Cy", "company": "acme "},
        {"name": "Di", "company": "Dynamo"},
        {"name": "Ed"},
    ).table(
        "referrals", "log",
        {"from": "Olive", "to": "Ann", "date": date(2025, 1, 5), "kind": "referral", "state": "lost"},
        {"from": "me", "to": "Ann", "date": date(2025, 3, 7)},
        {"to": "Ann", "kind": "word_of_mouth", "date": date(2024, 3, 7)},
        {"to": "Bo", "kind": "referral", "date": date(2025, 2, 1)},
        {"from": "Bo", "to": "Olive", "kind": "referral", "date": date(2025, 4, 1)},
        {"to": "Di", "kind": "word_of_mouth"},
        {"from": "Di", "kind": "word_of_mouth"},
        {"from": "Ann", "to": "Bo", "kind": "referral"},
        {"to": "Cy", "kind": "referral", "date": date(2025, 5, 1)},
        {"from": "Ed", "kind": "referral"},
        {"to": "Nobody"},
        {},
    )  # fmt: skip


def test_whom_the_owner_recommended_without_any_business_back(made: Made) -> None:
    rows = fill("work-network", "people", log(made).plan)
    assert list(rows) == ["c1", "c3", "c4"], "most recommended first, then the latest"
    assert rows["c1"] == {
        "name": "Ann",
        "company": "Acme",
        "given": 2,
        "spoken": 1,
        "last": date(2025, 3, 7),
        "why": "You gave 2 referrals and spoke well of them once, last on 7 March 2025; no referral has come back.",
    }
    assert rows["c4"]["why"] == "You spoke well of them once; no referral has come back."


def test_a_good_word_back_is_no_business_but_a_referral_is(made: Made) -> None:
    rows = fill("work-network", "people", log(made).plan)
    assert "c4" in rows, "Di only spoke well of the owner"
    assert "c2" not in rows
    assert "c5" not in rows


def test_firms_none_of_whose_people_returned_business(made: Made) -> None:
    firms = fill("work-network", "firms", log(made).plan)
    assert list(firms.values()) == [
        {"company": "Acme", "people": ["Ann", "Cy"], "given": 3, "spoken": 1, "last": date(2025, 5, 1)},
        {"company": "Dynamo", "people": ["Di"], "given": 0, "spoken": 1, "last": None},
    ]


def test_a_firm_is_out_when_one_of_its_people_returned_business(made: Made) -> None:
    log(made).contacts({"name": "Flo", "company": "ACME"}).table("referrals", "log", {"from": "Flo"})
    assert [row["company"] for row in fill("work-network", "firms", made.plan).values()] == ["Dynamo"]


def test_rows_stay_and_tell_that_business_came_back(made: Made) -> None:
    log(made).table(
        "work-network", "people",
        {"_id": "c2", "name": "Bo", "date": date(2025, 3, 1)},
        {"name": "Ann", "date": date(2025, 7, 1)},
        {"name": "Stranger"},
    )  # fmt: skip
    rows = fill("work-network", "people", made.plan)
    assert rows["c2"]["why"] == "Has returned business: 1 referral, on 1 April 2025. Say thank you."
    assert (rows["r2"]["given"], rows["r2"]["company"]) == (2, "Acme")
    assert "c1" not in rows, "the user's own row stands for Ann"
    assert "r3" not in rows


def test_the_summary_counts_people_firms_and_invitations(made: Made) -> None:
    log(made).table("work-network", "people", {"name": "Ann", "date": date(2025, 7, 1)}, {"name": "Cy"})
    assert fill("work-network", "summary", made.plan) == {"people": 3, "firms": 2, "invited": 1}


def test_reasons_in_chinese(made: Made) -> None:
    log(made).plan.language = "zh-CN"
    why = fill("work-network", "people", made.plan)["c3"]["why"]
    assert why == "您给过 1 次转介绍，最近一次在2025年5月1日，至今没有收到对方的转介绍。"
