from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.plan.conftest import Desk, accounted
from wombat.records import Person, SetAside
from wombat.text import Text

WANG = Person("line 2", name="王伟", company="锐鑫贸易", phones=["138 0013 8000"])


def test_a_person_becomes_a_contact_with_values_of_the_fields_types(desk: Desk) -> None:
    desk.add(
        Person(
            "line 2",
            name=" 王  伟 ",
            phones=["13800138000;010-88886666"],
            emails=["mailto:wang@ruixin.example; wei@ruixin.example", "WANG@ruixin.example"],
            birthday="19800503",
            last_contact="2026-02-01",
            circles=["法律", "法律"],
            notes="喜欢爬山",
            extra={"URL": "https://ruixin.example", "空": " "},
        )
    )
    assert desk.rows("contacts") == [
        {
            "name": "王 伟",
            "phones": ["+8613800138000", "+861088886666"],
            "emails": ["wang@ruixin.example", "wei@ruixin.example"],
            "birthday": "1980-05-03",
            "last_contact": date(2026, 2, 1),
            "circles": ["法律"],
            "notes": "喜欢爬山\nURL: https://ruixin.example",
            "sources": ["people.csv"],
        }
    ]
    assert desk.plan.table("contacts").ids == ["c1"]


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (Person("1", given="伟", family="王"), "王伟"),
        (Person("1", given="Jane", family="Doe"), "Jane Doe"),
        (Person("1", company="Acme"), "Acme"),
        (Person("1", emails=["jane@doe.example"]), "jane@doe.example"),
        (Person("1", wechat="wx_jane"), "wx_jane"),
        (Person("1", phones=["13800138000"]), "+8613800138000"),
    ],
)
def test_whoever_has_no_name_is_called_by_what_there_is(desk: Desk, person: Person, name: str) -> None:
    desk.add(person)
    assert desk.names() == [name]


def test_dates_that_are_none_stay_readable_in_the_notes(desk: Desk) -> None:
    desk.add(Person("1", name="Jane Doe", birthday="1980-02-30", last_contact="last spring"))
    assert desk.rows("contacts")[0]["notes"] == "Birthday: 1980-02-30\nLast contact: last spring"


def test_a_birthday_without_year(desk: Desk) -> None:
    desk.add(Person("1", name="Jane Doe", birthday="--05-03"))
    assert desk.rows("contacts")[0]["birthday"] == "--05-03"


def test_every_record_is_counted_once(desk: Desk) -> None:
    records = [WANG, replace(WANG, where="line 3"), Person("line 4"), SetAside("line 5", Text.plain("broken"))]
    report = desk.add(*records)
    assert accounted(report, records)
    assert (report.imported, report.merged) == (1, 1)
    assert [(aside.where, aside.reason.say("en")) for aside in report.set_aside] == [
        ("line 5", "broken"),
        ("line 4", "holds no name, company, e-mail or phone; add one in the file"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WANG, Person("9", name="王总-锐鑫贸易", phones=["+86 138-0013-8000"])),
        (WANG, Person("9", name="Wang Wei", phones=["0086 13800138000"])),
        (WANG, Person("9", name="王伟", company="锐鑫贸易", emails=["w@ruixin.example"])),
        (
            Person("1", name="Jane Doe", emails=["Jane@Acme.example"]),
            Person("9", name="J. Doe", emails=["jane@acme.example"]),
        ),
        (Person("1", name="陳偉", wechat="wx_cw"), Person("9", name="陈伟", wechat="WX_CW")),
        (
            Person("1", name="Jane Doe", extra={"URL": "https://www.linkedin.com/in/janedoe"}),
            Person("9", name="Jane Doe", notes="linkedin.com/in/JaneDoe/"),
        ),
    ],
)
def test_the_same_person_merges_at_the_first_ones_place(desk: Desk, one: Person, other: Person) -> None:
    report = desk.add(one, Person("5", name="Tom Third"), other)
    assert desk.names() == [one.name, "Tom Third"]
    assert (report.imported, report.merged) == (2, 1)
    assert desk.plan.who(other.name) == "c1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("1", name="王伟"), Person("9", name="王伟", phones=["13800138000"])),
        (Person("1", name="王伟", company="锐鑫"), Person("9", name="王伟", company="华强")),
        (WANG, Person("9", name="李强", phones=["13800138000"])),
        (
            Person("1", name="Jane Doe", emails=["info@acme.example"]),
            Person("9", name="J. Doe", emails=["info@acme.example"]),
        ),
        (
            Person("1", name="Jane Doe", company="Acme", phones=["+1 201 555 0123"]),
            Person("9", name="Jane Doe", company="Acme", phones=["+1 201 555 0199"]),
        ),
        (
            Person("1", name="Jane Doe", company="Acme", birthday="1980-01-02"),
            Person("9", name="Jane Doe", company="Acme", birthday="1990-01-02"),
        ),
    ],
)
def test_two_people_stay_two(desk: Desk, one: Person, other: Person) -> None:
    assert desk.add(one, other).imported == 2


def test_an_office_number_joins_nobody_but_the_same_name(desk: Desk) -> None:
    phone = ["010-88886666"]
    desk.add(*(Person("1", name=name, phones=phone) for name in ("王伟", "李强", "王总")))
    assert desk.names() == ["王伟", "李强", "王总"]
    desk.add(Person("1", name="王伟", phones=phone, title="经理"), source="other.csv")
    assert desk.names() == ["王伟", "李强", "王总"]
    assert desk.rows("contacts")[0]["title"] == "经理"


def test_who_joins_whom_does_not_hang_on_the_order(make_desk: type[Desk]) -> None:
    by_phone, by_mail = (
        Person("1", name="王伟", phones=["13800138000"]),
        Person("2", name="王伟", emails=["w@x.example"]),
    )
    both = Person("3", name="王伟", phones=["13800138000"], emails=["w@x.example"])
    for records in ((by_phone, by_mail, both), (both, by_phone, by_mail), (by_mail, both, by_phone)):
        desk = make_desk()
        assert desk.add(*records).imported == 1


def test_merging_fills_blanks_joins_lists_and_keeps_the_workbooks_values(desk: Desk) -> None:
    desk.add(replace(WANG, title="经理", tags=["客户"], extra={"URL": "a.example"}))
    theirs = replace(WANG, title="总经理", city="深圳", tags=["客户", "VIP"], phones=["13800138000", "13900139000"])
    report = desk.add(replace(theirs, extra={"URL": "a.example", "Fax": "1"}), source="li.xlsx")
    row = desk.rows("contacts")[0]
    assert (row["title"], row["city"], row["tags"]) == ("经理", "深圳", ["客户", "VIP"])
    assert row["phones"] == ["+8613800138000", "+8613900139000"]
    assert row["notes"] == "URL: a.example\nFax: 1"
    assert row["sources"] == ["people.csv", "li.xlsx"]
    assert [(each.contact, each.field, each.mine, each.theirs, each.source) for each in report.conflicts] == [
        ("c1", "title", "经理", "总经理", "li.xlsx")
    ]


def test_a_conflict_names_where_either_value_is_from(desk: Desk) -> None:
    desk.add(replace(WANG, title="经理"))
    desk.plan.contact("c1")["city"] = "广州"
    desk.add(replace(WANG, title="总经理", city="深圳"), source="li.xlsx")
    desk.add(replace(WANG, title="董事"), source="card.vcf")
    rows = [(row["mine"], row["mine_source"], row["theirs"], row["source"]) for row in desk.rows("conflicts")]
    assert sorted(rows) == [
        ("广州", "typed in the workbook", "深圳", "li.xlsx"),
        ("经理", "people.csv", "总经理", "li.xlsx"),
        ("经理", "people.csv", "董事", "card.vcf"),
    ]


def test_a_number_the_user_wrote_in_another_way_is_left_alone(desk: Desk) -> None:
    desk.add(WANG)
    desk.plan.contact("c1")["phones"] = ["138 0013 8000"]
    desk.add(replace(WANG, city="深圳"), source="other.csv")
    assert desk.rows("contacts")[0]["phones"] == ["138 0013 8000"]


def test_a_record_read_before_changes_nothing_whatever_the_user_did(desk: Desk) -> None:
    desk.add(WANG)
    later = desk.next_build()
    contact = later.plan.contact("c1")
    contact["name"], contact["phones"], contact["company"] = "王大伟", None, "别家"
    report = later.add(WANG, source="people (1).csv")
    assert (report.merged, report.imported, report.conflicts) == (1, 0, [])
    assert later.rows("contacts") == [
        {"name": "王大伟", "company": "别家", "sources": ["people.csv", "people (1).csv"]}
    ]


def test_a_bare_name_is_known_again_only_in_its_own_file(desk: Desk) -> None:
    desk.add(Person("1", name="王伟"))
    assert desk.add(Person("8", name="王伟")).merged == 1
    assert desk.add(Person("1", name="王伟"), source="other.csv").imported == 1


def test_a_contact_the_user_deleted_comes_back_with_a_new_id(desk: Desk) -> None:
    desk.add(WANG)
    desk.plan.table("contacts").remove({"c1"})
    desk.plan.changed()
    assert desk.add(WANG).imported == 1
    assert desk.plan.table("contacts").ids == ["c2"]


def test_the_owner_is_no_contact(make_desk: type[Desk]) -> None:
    desk = make_desk(owner="李四")
    report = desk.add(Person("line 2", name="李四", phones=["13800138000"]), WANG)
    assert desk.names() == ["王伟"]
    assert "李四" in report.set_aside[0].reason.say("zh-CN")


def test_an_address_gives_way_to_a_name(desk: Desk) -> None:
    desk.add(Person("1", emails=["jane@doe.example"]))
    desk.add(Person("1", name="Jane Doe", emails=["jane@doe.example"]), source="other.csv")
    assert desk.names() == ["Jane Doe"]
    assert desk.rows("contacts")[0]["sources"] == ["people.csv", "other.csv"]


def test_cells_keep_meaning_the_one_they_meant_when_a_namesake_comes(desk: Desk) -> None:
    desk.add(WANG, Person("3", name="Jane Doe", met_through="王伟"))
    desk.add(Person("1", name="王伟", company="华强"), source="other.csv")
    assert desk.plan.who("王伟") is None
    assert desk.rows("contacts")[1]["met_through"] == "王伟 (锐鑫贸易)"
    assert desk.plan.who("王伟 (锐鑫贸易)") == "c1"


def test_namesakes_without_company_are_told_apart_by_id(desk: Desk) -> None:
    desk.add(Person("1", name="王伟", phones=["13800138000"]), Person("2", name="王伟", phones=["13900139000"]))
    assert [desk.plan.label(contact) for contact in ("c1", "c2")] == ["王伟 (c1)", "王伟 (c2)"]
    assert [desk.plan.who(label) for label in ("王伟 (c1)", "王伟（c2）")] == ["c1", "c2"]
