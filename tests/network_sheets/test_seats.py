from __future__ import annotations

from typing import TYPE_CHECKING

from wombat import circle_members, seats

if TYPE_CHECKING:
    from .conftest import Made


def lawyers(made: Made) -> Made:
    return made.contacts(
        {"name": "Li Na", "profession": "律师", "circles": ["Legal"]},
        {"name": "Tom Reed", "title": "Attorney"},
        {"name": "Ann Wu", "profession": "Lawyer", "tie": "strong"},
        {"name": "Bo Sun", "profession": "accountant", "circles": ["legal "]},
        {"name": "Cy Poe", "profession": "CPA", "circles": ["Legal", "Chess"]},
    ).table(
        "circles", "circles",
        {"_id": "legal-finance", "name": "Legal", "professions": ["lawyer", "accountant; banker"]},
        {"name": None, "professions": ["painter"]},
    )  # fmt: skip


def test_seats_are_filled_by_members_of_the_profession(made: Made) -> None:
    lawyer, accountant, banker = seats(lawyers(made).plan)
    assert lawyer.sitting == ["c1"]
    assert lawyer.candidates == ["c3", "c2"], "strong ties first"
    assert accountant.sitting == ["c4", "c5"]
    assert (banker.profession, banker.sitting, banker.candidates, banker.filled) == ("banker", [], [], False)
    assert [seat.circle for seat in (lawyer, accountant, banker)] == ["Legal"] * 3


def test_whom_the_user_put_into_a_seat_sits_there(made: Made) -> None:
    plan = lawyers(made).table(
        "circles", "seats",
        {"_id": "legal-finance/lawyer", "sits": ["Ann Wu"]},
        {"_id": "legal-finance/banker", "sits": ["Somebody Else", "me"]},
    ).plan  # fmt: skip
    lawyer, _, banker = seats(plan)
    assert lawyer.sitting == ["c3"]
    assert lawyer.candidates == ["c2"]
    assert (banker.sitting, banker.unknown, banker.filled) == (["owner"], ["Somebody Else"], True)


def test_members_are_those_named_and_those_seated(made: Made) -> None:
    plan = lawyers(made).table("circles", "seats", {"_id": "legal-finance/lawyer", "sits": ["Ann Wu"]}).plan
    assert circle_members(plan) == {"Legal": ["c1", "c4", "c5", "c3"], "Chess": ["c5"]}


def test_an_empty_plan_has_no_seats(made: Made) -> None:
    assert seats(made.plan) == []
    assert circle_members(made.plan) == {}
