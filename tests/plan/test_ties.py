from __future__ import annotations

from datetime import date

import pytest

from tests.plan.conftest import Desk, accounted
from wombat.plan.assemble import adopt_names
from wombat.plan.plain import OWNER
from wombat.records import Person, Relation, TableRow


def test_a_list_of_ties_alone_makes_a_network(desk: Desk) -> None:
    records = [Relation("line 2", "1", "2"), Relation("line 3", "2", "3"), Relation("line 4", "3", "1")]
    report = desk.add(*records)
    assert accounted(report, records)
    assert desk.names() == ["1", "2", "3"]
    assert report.contacts == ["c1", "c2", "c3"]
    assert [(row["from"], row["to"], row["kind"], row["source"]) for row in desk.rows("relations")] == [
        ("1", "2", "knows", "people.csv"),
        ("2", "3", "knows", "people.csv"),
        ("3", "1", "knows", "people.csv"),
    ]


def test_repeated_ties_add_up_and_keep_the_latest_date(desk: Desk) -> None:
    report = desk.add(
        Relation("2", "Ann", "Bob", strength=2, date="2025-01-05"),
        Relation("3", "Ann", "Bob", strength=0.5, date="2024-03-01"),
        Relation("4", "ANN", " bob ", strength=0.5),
        Relation("5", "Ann", "Bob", "introduced"),
        Relation("6", "Ann", "Bob", "introduced"),
    )
    assert (report.imported, report.merged) == (2, 3)
    one, other = desk.rows("relations")
    assert (one["strength"], one["since"]) == (3, date(2025, 1, 5))
    assert (other["kind"], other["strength"]) == ("introduced", 4)
    assert desk.names() == ["Ann", "Bob"]


def test_names_are_found_however_they_are_written(desk: Desk) -> None:
    desk.add(Person("1", name="Jane Doe"), Person("2", name="陈伟", company="锐鑫"))
    desk.add(Relation("2", "Doe, Jane", "陳偉先生"), Relation("3", "jane doe", "陈伟（锐鑫）"), source="ties.csv")
    assert desk.names() == ["Jane Doe", "陈伟"]
    assert [(row["from"], row["to"]) for row in desk.rows("relations")] == [("Jane Doe", "陈伟")]


def test_ties_that_cannot_be_used_are_told_with_the_reason(desk: Desk) -> None:
    desk.add(Person("1", name="王伟", company="锐鑫"), Person("2", name="王伟", company="华强"))
    records = [
        Relation("line 2", "王伟", "Ann"),
        Relation("line 3", "Ann", "ann"),
        Relation("line 4", "Ann", " "),
        Relation("line 5", "Ann", "Bob", strength=0),
        Relation("line 6", "Ann", "Bob", strength=float("nan")),
        Relation("line 7", "王伟 (华强)", "Ann"),
    ]
    report = desk.add(*records, source="ties.csv")
    assert accounted(report, records)
    assert [aside.where for aside in report.set_aside] == [f"line {at}" for at in range(2, 7)]
    assert "王伟 (锐鑫)" in report.set_aside[0].reason.say("en")
    assert [row["from"] for row in desk.rows("relations")] == ["王伟 (华强)"]


def test_the_owner_may_stand_in_a_tie(make_desk: type[Desk]) -> None:
    desk = make_desk(owner="李四")
    desk.add(Relation("2", "我", "Ann"), Relation("3", "李四", "Bob"))
    assert desk.names() == ["Ann", "Bob"]
    assert [row["from"] for row in desk.rows("relations")] == ["李四", "李四"]


def test_i_is_a_person_where_everybody_is_a_letter(desk: Desk) -> None:
    desk.add(Relation("2", "G", "H"), Relation("3", "H", "I"), Relation("4", "I", "J"))
    assert desk.names() == ["G", "H", "I", "J"]
    assert desk.plan.who("I") == "c3"


def test_people_called_like_ids_are_themselves(desk: Desk) -> None:
    desk.add(Relation("2", "c2", "c1"), Relation("3", "c1", "c3"))
    assert [desk.plan.who(name) for name in ("c2", "c1", "c3")] == ["c1", "c2", "c3"]


def test_referrals_land_in_the_log(desk: Desk) -> None:
    records = [
        Relation("2", "Ann", "Bob", "referred", date="2025-01-05", state="won", value=900.0, note="Prospect: Zed"),
        Relation("3", "Ann", "Bob", "referred", date="2025-02-05"),
        Relation("4", "Bob", "Ann", "recommended"),
        Relation("5", "Ann", "Bob", "referred", strength=4),
    ]
    assert desk.add(*records).imported == 4
    assert desk.rows("referrals")[0] == {
        "from": "Ann",
        "to": "Bob",
        "date": date(2025, 1, 5),
        "kind": "referral",
        "prospect": "Prospect: Zed",
        "state": "won",
        "value": 900.0,
    }
    assert desk.rows("referrals")[2]["kind"] == "word_of_mouth"
    assert desk.rows("referrals")[3]["prospect"] == "Strength: 4"
    assert desk.add(*records, source="again.csv").merged == 4
    assert len(desk.rows("referrals")) == 4


def test_a_tie_known_from_elsewhere_gets_the_second_source_and_nothing_else(desk: Desk) -> None:
    desk.add(Relation("2", "Ann", "Bob", strength=2))
    assert desk.add(Relation("2", "Ann", "Bob", strength=5, date="2025-01-05"), source="b.csv").merged == 1
    assert desk.rows("relations") == [
        {
            "from": "Ann",
            "to": "Bob",
            "kind": "knows",
            "strength": 2,
            "since": date(2025, 1, 5),
            "source": "people.csv; b.csv",
        }
    ]


def test_what_a_tie_has_no_column_for_goes_to_the_notes(desk: Desk) -> None:
    desk.add(Relation("2", "Ann", "Bob", note="Where: fair", date="long ago"))
    assert desk.rows("contacts")[0]["notes"] == "Bob: Where: fair\nBob: Date: long ago"


def test_ties_of_a_card_wait_for_whoever_is_no_contact_yet(desk: Desk) -> None:
    card = Person("1", name="Jane Doe", relations=[("family", "John Doe"), ("referred", "Bob Hill")])
    desk.add(card)
    assert desk.names() == ["Jane Doe"]
    assert adopt_names(desk.plan, desk.ids) == []
    assert desk.rows("contacts")[0]["met_through"] == "Bob Hill"
    desk.add(Person("2", name="John Doe", relations=[("family", "Jane Doe")]), source="b.vcf")
    assert [(row["from"], row["to"], row["kind"]) for row in desk.rows("relations")] == [
        ("Jane Doe", "John Doe", "family")
    ]
    assert desk.plan.who("John Doe") == "c2"


def test_names_typed_in_the_logs_become_contacts(make_desk: type[Desk]) -> None:
    desk = make_desk(owner="李四")
    desk.add(Person("1", name="Ann", met_through="Yellow pages"), Relation("2", "Ann", "Bob"))
    desk.plan.table("referrals", "log").add("r1", {"from": "Carl  Hill", "to": "我"})
    desk.plan.table("relations", "ties").add("r9", {"from": "ann", "to": "Dora"})
    desk.plan.contact("c2")["met_through"] = "Eve"
    made = adopt_names(desk.plan, desk.ids)
    assert [(contact.id, contact.name, contact["sources"]) for contact in made] == [
        ("c3", "Eve", ["contacts"]),
        ("c4", "Dora", ["relations"]),
        ("c5", "Carl Hill", ["referrals"]),
    ]
    assert desk.plan.who("carl hill") == "c5"
    assert desk.plan.who("我") == OWNER
    assert adopt_names(desk.plan, desk.ids) == []


def test_rows_of_other_tables_are_added_once(desk: Desk) -> None:
    desk.add(Person("1", name="Ann"))
    table = desk.plan.tables["interactions", "log"] = type(desk.plan.table("contacts"))("interactions", "log")
    row = TableRow("5", "interactions", "log", {"contact": "Ann", "date": date(2026, 1, 2), "channel": "call"})
    unknown = TableRow("6", "fans", "log", {"contact": "Ann"})
    blank = TableRow("7", "interactions", "log", {"contact": None})
    report = desk.add(row, row, unknown, blank)
    assert (report.imported, report.merged) == (1, 1)
    assert [aside.where for aside in report.set_aside] == ["6", "7"]
    assert desk.add(row, source="other.xlsx").merged == 1
    assert len(table) == 1


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_reasons_are_said_in_every_language(desk: Desk, language: str) -> None:
    report = desk.add(Relation("2", "Ann", "Ann"), Relation("3", "", "Ann"), Person("4"))
    assert all(aside.reason.say(language) for aside in report.set_aside)
