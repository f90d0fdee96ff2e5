from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.partners.conftest import day, fill, referral

if TYPE_CHECKING:
    from tests.groups import Made

SHEET = "closed-business"


def slip(giver: str, amount: float, **more: Any) -> dict[str, Any]:
    return {"thanks_to": giver, "amount": amount, "date": day("03-01"), **more}


def tree(made: Made) -> list[tuple[Any, ...]]:
    rows = fill(SHEET, "tree", made.plan).values()
    return [tuple(row[name] for name in ("person", "generation", "referrals", "closed", "branch")) for row in rows]


def generations(made: Made) -> None:
    """Ann brought Bo, Bo brought Cy, Cy brought Dee; Eve stands alone."""
    made.contacts(
        {"name": "Ann"}, {"name": "Bo", "met_through": "Ann"}, {"name": "Cy", "met_through": "Bo"},
        {"name": "Dee", "met_through": "Cy"}, {"name": "Eve"},
    )  # fmt: skip


def test_everybody_stands_beneath_who_brought_them_with_what_came_from_beneath(made: Made) -> None:
    generations(made)
    made.table("referrals", "log", referral("Bo", "me"), referral("Bo", "me"), referral("me", "Eve"))
    made.table(SHEET, "slips", slip("Eve", 60), slip("Cy", 40), slip("Dee", 5), slip("Bo", 30))
    assert tree(made) == [
        ("Ann", "direct", None, None, 75),
        ("└ Bo", "second", 2, 30, 75),
        ("\u3000\u3000└ Cy", "third", None, 40, 45),
        ("\u3000\u3000\u3000\u3000└ Dee", "further", None, 5, 5),
        ("Eve", "direct", None, 60, 60),
    ]
    brought = [row["brought_by"] for row in fill(SHEET, "tree", made.plan).values()]
    assert brought == [None, "Ann", "Bo", "Cy", None]


def test_generations_count_those_who_sent_something(made: Made) -> None:
    generations(made)
    made.table("referrals", "log", referral("Bo", "me"))
    made.table(SHEET, "slips", slip("Eve", 60), slip("Cy", 40))
    rows = fill(SHEET, "generations", made.plan)
    assert [tuple(row.values()) for row in rows.values()] == [
        ("direct", 1, 0, 60, 0.6), ("second", 1, 1, 0, 0), ("third", 1, 0, 40, 0.4), ("further", 0, 0, 0, 0),
    ]  # fmt: skip


def test_who_passed_a_closing_on_stands_beneath_the_one_thanked(people: Made) -> None:
    people.table(SHEET, "slips", slip("Ann", 10, tier="second", via="Bo"), slip("Ann", 20, tier="third", via="Zoe"))
    assert tree(people) == [
        ("Ann", "direct", None, None, 30), ("└ Zoe", "third", None, 20, 20), ("└ Bo", "second", None, 10, 10),
    ]  # fmt: skip


def test_what_is_known_of_the_way_between_goes_before_the_slip(made: Made) -> None:
    generations(made)
    made.table(SHEET, "slips", slip("Ann", 10, tier="third", via="Cy"))
    assert [row[0] for row in tree(made)] == ["Ann", "└ Bo", "\u3000\u3000└ Cy"]


def test_people_who_brought_each_other_in_a_circle_are_each_there_once(made: Made) -> None:
    made.contacts({"name": "Ann", "met_through": "Bo"}, {"name": "Bo", "met_through": "Ann"})
    made.table(SHEET, "slips", slip("Ann", 10), slip("Bo", 5))
    rows = tree(made)
    assert sorted(row[0].strip("└ ") for row in rows) == ["Ann", "Bo"]
    assert rows[0][4] == 15
