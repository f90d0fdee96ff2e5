"""A merge undone: each value goes back to the record it came from, and the two are never merged again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wombat.plan.proposals import carry_out_answers, propose
from wombat.records import Person, Relation

if TYPE_CHECKING:
    from tests.plan.conftest import Desk


def _person(name: str, **values: object) -> Person:
    return Person("1", name, **values)  # type: ignore[arg-type]


ONE = _person("Robert Stone", company="Sunrise", phones=["13800000001"], emails=["mei@sunrise.example"], city="Suzhou")
TWO = _person("Bob Stone", phones=["13800000001"], emails=["other@blue.example"], title="Lawyer", notes="tall\nsings")


def _split(desk: Desk, name: str) -> None:
    table = desk.plan.table("merged")
    row = next(each for each in table if each["name"] == name)
    row["answer"] = "two"
    carry_out_answers(desk.plan, desk.ids)


def _merged(desk: Desk) -> Desk:
    desk.add(ONE, source="a.csv")
    desk.add(TWO, Relation("2", "Bob Stone", "Zhou Tao", "friend"), source="b.csv")
    assert desk.names() == ["Robert Stone", "Zhou Tao"]
    return desk.next_build()


def test_a_merge_is_listed_with_what_both_have(desk: Desk) -> None:
    rows = _merged(desk).rows("merged")
    assert [(row["contact"], row["name"], row["source"], row["shared"]) for row in rows] == [
        ("Robert Stone", "Bob Stone", "b.csv", "+8613800000001")
    ]


def test_each_value_goes_back_to_the_record_it_came_from(desk: Desk) -> None:
    desk = _merged(desk)
    mei = desk.plan.contacts[0]
    mei["tie"], mei["notes"] = "strong", "typed by hand\n" + mei.text("notes")
    _split(desk, "Bob Stone")
    one, _, other = desk.rows("contacts")
    assert one == {
        "name": "Robert Stone", "company": "Sunrise", "phones": ["+8613800000001"], "emails": ["mei@sunrise.example"],
        "city": "Suzhou", "notes": "typed by hand", "tie": "strong", "sources": ["a.csv"],
    }  # fmt: skip
    assert other == {
        "name": "Bob Stone", "phones": ["+8613800000001"], "emails": ["other@blue.example"], "title": "Lawyer",
        "notes": "tall\nsings", "sources": ["b.csv"],
    }  # fmt: skip
    assert desk.rows("relations")[0]["from"] == "Bob Stone"
    assert desk.rows("merged") == []


def test_the_answer_is_remembered_for_good(desk: Desk) -> None:
    desk = _merged(desk)
    _split(desk, "Bob Stone")
    desk = desk.next_build()
    before = desk.state()
    desk.add(ONE, source="a.csv")
    desk.add(TWO, Relation("2", "Bob Stone", "Zhou Tao", "friend"), source="b.csv")
    assert desk.state() == before
    assert propose(desk.plan) == []
    desk.add(_person("Bob Stone", phones=["13800000001"], city="Wuxi"), source="c.csv")
    assert [row.get("city") for row in desk.rows("contacts")] == ["Suzhou", None, "Wuxi"]


def test_two_records_of_one_person_leave_together(desk: Desk) -> None:
    desk.add(ONE, source="a.csv")
    desk.add(TWO, source="b.csv")
    desk.add(_person("Bob Stone", phones=["13800000001"], emails=["other@blue.example"], city="Wuxi"), source="c.csv")
    desk = desk.next_build()
    for row in desk.plan.table("merged"):
        row["answer"] = "two"
    carry_out_answers(desk.plan, desk.ids)
    assert [(row["name"], row["sources"]) for row in desk.rows("contacts")] == [
        ("Robert Stone", ["a.csv"]),
        ("Bob Stone", ["b.csv", "c.csv"]),
    ]


def test_a_value_taken_over_from_the_record_goes_back_too(desk: Desk) -> None:
    desk.add(ONE, source="a.csv")
    desk.add(_person("Robert Stone", company="Blue Sea", phones=["13800000001"]), source="b.csv")
    desk.plan.table("conflicts").row("r1")["answer"] = "theirs"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    assert desk.plan.contacts[0].company == "Blue Sea"
    _split(desk, "Robert Stone")
    assert [row["company"] for row in desk.rows("contacts")] == ["Sunrise", "Blue Sea"]
    assert desk.rows("conflicts") == []


def test_what_the_user_merged_can_be_split_again(desk: Desk) -> None:
    desk.add(_person("Zoe Reed", company="Acme", city="Rome"), source="a.csv")
    desk.add(_person("Zoe Reed", company="Acme Ltd", phones=["13800000003"]), source="b.csv")
    desk.add(Relation("1", "Zoe Reed (Acme Ltd)", "Ann Own"), source="ties.csv")
    propose(desk.plan)
    desk.plan.contacts[1]["tie"], desk.plan.contacts[1]["cadence"] = "weak", 30
    desk.plan.contacts[1]["duplicate_answer"] = "same"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    assert [(row["name"], row.get("cadence")) for row in desk.rows("contacts")] == [("Zoe Reed", 30), ("Ann Own", None)]
    desk = desk.next_build()
    _split(desk, "Zoe Reed")
    first, _, second = desk.rows("contacts")
    assert first == {"name": "Zoe Reed", "company": "Acme", "city": "Rome", "sources": ["a.csv"]}
    assert second == {
        "name": "Zoe Reed", "company": "Acme Ltd", "phones": ["+8613800000003"], "tie": "weak", "cadence": 30,
        "sources": ["b.csv"],
    }  # fmt: skip
    assert propose(desk.plan) == []
    assert desk.plan.who(desk.rows("relations")[0]["from"]) == desk.plan.contacts[2].id  # type: ignore[arg-type]
