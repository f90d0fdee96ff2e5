"""Cells go on meaning whom they meant, and sources go on being known for what they gave, whatever changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wombat.plan.leaving import forget_source
from wombat.plan.proposals import carry_out_answers, propose
from wombat.plan.renaming import follow_names, remember_names
from wombat.records import Person, Relation

if TYPE_CHECKING:
    from tests.plan.conftest import Desk


def _person(number: str, name: str, label: str = "", **values: object) -> Person:
    return Person("1", name, id=number, label=label or name, **values)  # type: ignore[arg-type]


TIE = Relation("2", "Li Mei", "Zhou Tao", "friend")


def _forget(desk: Desk, source: str) -> None:
    carry_out_answers(desk.plan, desk.ids)
    forget_source(desk.plan, source)


def test_a_tie_follows_whom_a_newer_version_calls_otherwise(desk: Desk) -> None:
    desk.add(_person("x1", "Li Mei"), _person("x2", "Zhou Tao"), TIE, source="Ann")
    table = desk.plan.table("referrals")
    table.add("r1", {"from": "Li Mei"})
    again = Relation("2", "Li Meihua", "Li Mei", "friend")
    desk.add(_person("x1", "Li Meihua"), _person("x2", "Zhou Tao"), _person("x3", "Li Mei"), again, source="Ann")
    assert table.row("r1")["from"] == "Li Meihua", "who was called Li Mei then"
    assert [(row["from"], row["to"]) for row in desk.rows("relations")] == [("Li Meihua", "Li Mei")]


@pytest.mark.parametrize("company", ["Blue Sea", ""])
def test_a_name_with_a_company_follows_the_company(desk: Desk, company: str) -> None:
    one, two = _person("x1", "王伟", "王伟 (x1)", company="锐鑫"), _person("x2", "王伟", "王伟 (x2)", company="Acme")
    desk.add(one, two, Relation("2", "王伟 (x1)", "王伟 (x2)", "friend"), source="Ann")
    one.company = company
    desk.add(one, two, Relation("2", "王伟 (x1)", "王伟 (x2)", "friend"), source="Ann")
    (row,) = desk.rows("relations")
    assert (desk.plan.who(str(row["from"])), desk.plan.who(str(row["to"]))) == ("c1", "c2")


def test_a_name_with_a_company_is_told_apart_from_a_newcomer_with_both(desk: Desk) -> None:
    one, two = _person("x1", "王伟", "王伟 (x1)", company="锐鑫"), _person("x2", "王伟", "王伟 (x2)", company="Acme")
    desk.add(one, two, Relation("2", "王伟 (x1)", "王伟 (x2)", "friend"), source="Ann")
    desk.add(_person("y1", "王伟", company="锐鑫", phones=["13800138009"]), source="Ben")
    (row,) = desk.rows("relations")
    assert desk.plan.who(str(row["from"])) == "c1"


def test_an_address_that_gives_way_to_a_name_is_followed(desk: Desk) -> None:
    desk.add(Person("1", "", emails=["mei@sunrise.example"]), source="a.csv")
    desk.plan.tables["referrals", "log"].add("r1", {"from": "mei@sunrise.example"})
    desk.add(Person("1", "Li Mei", emails=["mei@sunrise.example"]), source="b.csv")
    assert desk.rows("referrals")[0]["from"] == "Li Mei"


def test_another_name_goes_on_meaning_its_contact_when_a_newcomer_bears_it(desk: Desk) -> None:
    desk.add(Person("1", "Robert Stone", phones=["13800138000"]), source="a.csv")
    desk.add(Person("1", "Bob Stone", phones=["13800138000"]), source="b.csv")
    desk.plan.tables["referrals", "log"].add("r1", {"from": "Bob Stone"})
    desk.add(Person("1", "Bob Stone", company="Blue Sea", phones=["13800138001"]), source="c.csv")
    assert desk.rows("referrals")[0]["from"] == "Robert Stone"


def test_a_day_filled_in_for_anothers_tie_goes_back_with_its_source(desk: Desk) -> None:
    people = _person("x1", "Li Mei", phones=["13800138000"]), _person("x2", "Zhou Tao", phones=["13800138001"])
    dated = Relation("2", "Li Mei", "Zhou Tao", "friend", date="2026-01-05")
    desk.add(*people, TIE, source="Ann")
    desk.add(*people, dated, source="Ben")
    assert [(row["since"], row["source"]) for row in desk.rows("relations")] == [(date(2026, 1, 5), "Ann; Ben")]
    later = desk.next_build()
    _forget(later, "Ben")
    assert [(row.get("since"), row["source"]) for row in later.rows("relations")] == [(None, "Ann")]
    _forget(later, "Ann")
    assert later.rows("relations") == []


def test_a_tie_leaves_with_its_source_though_another_dated_it(desk: Desk) -> None:
    people = _person("x1", "Li Mei", phones=["13800138000"]), _person("x2", "Zhou Tao", phones=["13800138001"])
    desk.add(*people, TIE, source="Ann")
    desk.add(*people, Relation("2", "Li Mei", "Zhou Tao", "friend", date="2026-01-05"), source="Ben")
    _forget(desk, "Ann")
    assert [(row["since"], row["source"]) for row in desk.rows("relations")] == [(date(2026, 1, 5), "Ben")]
    _forget(desk, "Ben")
    assert desk.rows("relations") == []
    assert desk.names() == []


def test_a_newer_version_says_since_when(desk: Desk) -> None:
    people = _person("x1", "Li Mei", phones=["13800138000"]), _person("x2", "Zhou Tao", phones=["13800138001"])
    for day in ("2025-01-05", "2026-02-03"):
        desk.add(*people, Relation("2", "Li Mei", "Zhou Tao", "friend", date=day), source="Ann")
        assert [row["since"] for row in desk.rows("relations")] == [date.fromisoformat(day)]
    _forget(desk, "Ann")
    assert desk.rows("relations") == []


def test_a_conflict_names_no_forgotten_source(desk: Desk) -> None:
    phones = ["13800138000"]
    desk.add(_person("x1", "Li Mei", phones=phones, city="Wuxi"), source="Ann")
    desk.add(_person("y1", "Li Mei", phones=phones, city="Wuxi"), source="Cai")
    desk.add(_person("z1", "Li Mei", phones=phones, city="Suzhou"), source="Ben")
    (row,) = desk.plan.table("conflicts")
    assert (row["mine"], row["mine_source"], row["theirs"]) == ("Wuxi", "Ann", "Suzhou")
    _forget(desk, "Ann")
    (row,) = desk.plan.table("conflicts")
    assert (row["mine"], row["mine_source"]) == ("Wuxi", "Cai")
    _forget(desk, "Cai")
    assert len(desk.plan.table("conflicts")) == 0
    assert desk.plan.contacts[0]["city"] == "Suzhou"


def test_an_answer_may_be_changed(desk: Desk) -> None:
    phones = ["13800138000"]
    desk.add(Person("1", "Li Mei", phones=phones, city="Wuxi"), source="my.csv")
    desk.add(_person("x1", "Li Mei", phones=phones, city="Suzhou"), source="Ann")
    for answer, city in (("theirs", "Suzhou"), ("mine", "Wuxi"), ("theirs", "Suzhou"), (None, "Wuxi")):
        desk.plan.table("conflicts").row("r1")["answer"] = answer
        desk = desk.next_build()
        carry_out_answers(desk.plan, desk.ids)
        assert desk.plan.contacts[0]["city"] == city


def test_what_the_user_typed_after_the_answer_stays(desk: Desk) -> None:
    phones = ["13800138000"]
    desk.add(Person("1", "Li Mei", phones=phones, city="Wuxi"), source="my.csv")
    desk.add(_person("x1", "Li Mei", phones=phones, city="Suzhou"), source="Ann")
    for typed, answer in (("Wuxi", "theirs"), (None, "theirs"), ("Nanjing", "mine")):
        desk.plan.contacts[0]["city"] = typed
        desk.plan.table("conflicts").row("r1")["answer"] = answer
        desk = desk.next_build()
        carry_out_answers(desk.plan, desk.ids)
    assert desk.plan.contacts[0]["city"] == "Nanjing"


def test_a_record_forgotten_with_one_source_is_new_in_another(desk: Desk) -> None:
    person = _person("x1", "Li Mei", phones=["13800138000"], company="Sunrise", city="Wuxi")
    desk.add(Person("1", "Li Mei", phones=["13800138000"]), source="my.csv")
    desk.add(person, source="Ann")
    _forget(desk, "Ann")
    assert desk.plan.contacts[0]["city"] is None
    desk.add(person, source="Ann")
    assert desk.plan.contacts[0]["city"] == "Wuxi"


def test_a_name_with_a_company_follows_what_the_user_types(desk: Desk) -> None:
    desk.add(
        Person("1", "王伟", company="锐鑫"),
        Person("1", "王伟", company="Acme"),
        Person("1", "Li Mei", company="Sunrise"),
    )
    table = desk.plan.tables["referrals", "log"]
    table.add("r1", {"from": "王伟 (锐鑫)", "to": "王伟 (Acme)"})
    remember_names(desk.plan)
    desk = desk.next_build()
    desk.plan.contacts[0]["company"] = "锐鑫国际"
    assert [tuple(each) for each in follow_names(desk.plan)] == [("王伟 (锐鑫)", "王伟 (锐鑫国际)", 1)]
    assert (table.row("r1")["from"], table.row("r1")["to"]) == ("王伟 (锐鑫国际)", "王伟 (Acme)")
    assert desk.plan.who("王伟 (锐鑫)") == "c1", "so that a source may go on saying it"


def test_a_rename_is_followed_where_merges_and_conflicts_are_told(desk: Desk) -> None:
    desk.add(Person("1", "Robert Stone", phones=["13800138000"], city="Wuxi"), source="a.csv")
    desk.add(Person("1", "Bob Stone", phones=["13800138000"], city="Suzhou"), source="b.csv")
    remember_names(desk.plan)
    desk = desk.next_build()
    desk.plan.contacts[0]["name"] = "Rob Stone"
    assert follow_names(desk.plan) == [], "nothing that the user wrote"
    assert {row["contact"] for name in ("merged", "conflicts") for row in desk.rows(name)} == {"Rob Stone"}


def test_characters_of_the_other_script_are_no_conflict(desk: Desk) -> None:
    desk.add(Person("1", "歐陽靜", company="星辰設計", emails=["jing@star.example"]), source="a.csv")
    report = desk.add(Person("1", "欧阳静", company="星辰设计", emails=["jing@star.example"]), source="b.csv")
    assert report.conflicts == []


def test_a_denied_proposal_says_what_the_other_is_called_now(desk: Desk) -> None:
    desk.add(Person("1", "Li Meihua", phones=["13800138000"]), source="a.csv")
    desk.add(_person("x1", "Li Wei", phones=["13800138000"]), source="Ann")
    propose(desk.plan)
    desk.plan.contacts[1]["duplicate_answer"] = "not_same"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    desk.plan.contacts[0]["name"] = "Li Meihui"
    desk.plan.changed()
    assert propose(desk.plan) == []
    assert desk.plan.contacts[1].text("duplicate").startswith("Li Meihui")
    assert desk.plan.contacts[1]["duplicate_answer"] == "not_same"


def test_whoever_leaves_a_merge_again_bears_what_a_newer_version_said_meanwhile(desk: Desk) -> None:
    desk.add(Person("1", "Li Mei", phones=["13800138000"], company="Sunrise", city="Wuxi"), source="a.csv")
    desk.add(_person("x1", "Li Mei", company="Sunrise", city="Suzhou", notes="sings"), source="Ann")
    propose(desk.plan)
    desk.plan.contacts[1]["duplicate_answer"] = "same"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    desk.add(_person("x1", "Li Mei", company="Sunrise", city="Nanjing", notes="paints"), source="Ann")
    next(row for row in desk.plan.table("merged"))["answer"] = "two"
    carry_out_answers(desk.plan, desk.ids)
    one, other = desk.plan.contacts
    assert (one["city"], one["notes"], other["city"], other["notes"]) == ("Wuxi", None, "Nanjing", "paints")


def test_a_conflict_about_a_value_that_its_source_has_changed_goes_with_the_source(desk: Desk) -> None:
    phones = ["13800138000"]
    desk.add(_person("x1", "Li Mei", phones=phones, city="Wuxi"), source="Ann")
    desk.add(_person("y1", "Li Mei", phones=phones, city="Suzhou"), source="Ben")
    desk.add(_person("x1", "Li Mei", phones=phones, city="Nanjing"), source="Ann")
    _forget(desk, "Ann")
    assert desk.plan.contacts[0]["city"] == "Suzhou"
    assert desk.rows("conflicts") == []
