from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.groups import network_of
from tests.partners.conftest import day, fill, referral

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "partner-profile"


def stage(made: Made) -> str:
    made.table(SHEET, "partners", {"name": "Ann"})
    return str(fill(SHEET, "partners", made.plan)["r1"]["suggested"])


def met(*days: str) -> list[dict[str, Any]]:
    return [{"partner": "Ann", "date": day(each)} for each in days]


@pytest.mark.parametrize(
    ("log", "meetings", "expected"),
    [
        ([], [], "visibility"),
        ([], ["05-01"], "visibility"),
        ([], ["04-01", "05-01"], "credibility"),
        ([], ["05-01", "07-20"], "visibility"),
        ([referral("me", "Ann")], [], "credibility"),
        ([referral("Ann", "me")], [], "credibility"),
        ([referral("me", "Ann") | {"kind": "word_of_mouth"}], [], "credibility"),
        ([referral("Ann", "Bo")], [], "visibility"),
        ([referral("Ann", "me", state="won"), referral("Ann", "me", state="won")], [], "credibility"),
        ([referral("Ann", "me", state="won"), referral("me", "Ann", state="lost")], [], "credibility"),
        ([referral("Ann", "me", state="won"), referral("", "Ann", state="won")], [], "profitability"),
    ],
)
def test_the_stage_follows_from_the_logs(people: Made, log: list[Any], meetings: list[str], expected: str) -> None:
    people.table("referrals", "log", *log).table("one-to-ones", "meetings", *met(*meetings))
    assert stage(people) == expected


def test_the_stage_says_why(people: Made) -> None:
    people.table("referrals", "log", referral("Ann", "me", state="won"), referral("Ann", "me"))
    people.table(SHEET, "partners", {"name": "Ann"})
    why = fill(SHEET, "partners", people.plan)["r1"]["why"]
    assert "to you 2 (won 1)" in why


def test_what_a_partner_and_the_owner_have_in_common(people: Made) -> None:
    people.form(SHEET, "mine", hobbies=["chess", "sailing"], networks=["Rotary Club"], family="two daughters")
    people.table(
        SHEET,
        "partners",
        {"name": "Ann", "interests": ["Chess"], "little_known": "founded a rotary club"},
        {"name": "Bo"},
        {},
    )
    rows = fill(SHEET, "partners", people.plan)
    assert [word.casefold() for word in rows["r1"]["common"]] == ["chess", "rotary club"]
    assert [rows[row]["shared"] for row in ("r1", "r2", "r3")] == [2, 0, None]


def test_pairs_of_partners_with_something_in_common_and_whether_they_know_each_other(people: Made) -> None:
    people.table(
        SHEET,
        "partners",
        {"name": "Ann", "hobbies": ["sailing", "chess"]},
        {"name": "Bo", "interests": ["chess"], "hobbies": ["sailing"]},
        {"name": "Cy", "skills": ["sailing"]},
        {"name": "Dee", "skills": ["welding"]},
    )
    rows = fill(SHEET, "pairs", people.plan, network_of(people.plan, ("c1", "c3")))
    assert [(row["one"], row["other"], row["shared"], row["acquainted"]) for row in rows.values()] == [
        ("Ann", "Bo", 2, "not_yet"), ("Ann", "Cy", 1, "yes"), ("Bo", "Cy", 1, "not_yet"),
    ]  # fmt: skip
    assert [sorted(row["common"]) for row in rows.values()] == [["chess", "sailing"], ["sailing"], ["sailing"]]
