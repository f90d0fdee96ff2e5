from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wombat.plan.proposals import Proposal, carry_out_answers, propose
from wombat.records import Person, Relation

if TYPE_CHECKING:
    from tests.plan.conftest import Desk

WEI = Person("1", name="王伟明", company="锐鑫贸易", phones=["13800138000"])


def pairs(found: list[Proposal]) -> list[tuple[str, str]]:
    return [(each.contact, each.other) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (WEI, Person("2", name="王伟明", company="锐鑫贸易", emails=["w@x.example"]), "same name and company"),
        (
            WEI,
            Person("2", name="王偉明", company="深圳市锐鑫贸易集团", phones=["13900139000"]),
            "same name and company",
        ),
        (WEI, Person("2", name="王伟明", company="锐鑫贸易科技"), "same name, similar company (锐鑫贸易科技)"),
        (WEI, Person("2", name="王总-锐鑫贸易"), "may be the same: family name and company agree"),
        (WEI, Person("2", name="王威明", company="锐鑫贸易"), "similar name, same or similar company"),
        (
            WEI,
            Person("2", name="王伟明", phones=["13800138001"]),
            "+8613800138000 and +8613800138001 are nearly the same",
        ),
        (WEI, Person("2", name="张伟明", phones=["13800138000"]), "both have +8613800138000"),
        (
            Person("1", name="Jonathan Miller", company="Acme Tools"),
            Person("2", name="Miller, Jonathon", company="Acme Tools Inc."),
            "similar name, same or similar company",
        ),
        (
            Person("1", name="Jonathan Miller", company="Acme Tools"),
            Person("2", name="Jonathan Miller", phones=["13800138000"]),
            "same name, nothing that speaks against it",
        ),
        (
            Person("1", name="Jonathan Miller", company="Acme Tools", birthday="1980-05-20"),
            Person("2", name="Jonathan Miller", company="Harbour Foods", birthday="1980-05-20"),
            "same name and birthday",
        ),
        (
            Person("1", name="王伟明", birthday="1980-05-20", phones=["13800138000"]),
            Person("2", name="王威明", birthday="1980-05-20", phones=["13900139000"]),
            "similar name, same birthday",
        ),
        (
            Person("1", name="Jonathan Miller", company="Acme Tools", birthday="1980-05-06"),
            Person("2", name="Jonathan Miller", company="Acme Tools", birthday="1980-06-05"),
            "same name and company",
        ),
        (
            Person("1", name="Jonathan Miller", city="Melbourne"),
            Person("2", name="Jonathan Miller", city="Melborne"),
            "same name, nothing that speaks against it",
        ),
    ],
)
def test_near_matches_are_proposed_with_their_reason(
    make_desk: type[Desk], one: Person, other: Person, reason: str
) -> None:
    for first, second in ((one, other), (other, one)):
        desk = make_desk()
        desk.add(first, source="a.csv")
        desk.add(second, source="b.csv")
        assert pairs(propose(desk.plan)) == [("c2", "c1")]
        duplicate = desk.plan.contact("c2").text("duplicate")
        assert duplicate.startswith(desk.plan.label("c1"))
        if first is one:
            assert duplicate.endswith(reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("1", name="王伟"), Person("2", name="王伟", phones=["13800138000"])),
        (Person("1", name="王伟明", company="锐鑫"), Person("2", name="王伟明", company="华强")),
        (WEI, Person("2", name="李强", company="锐鑫贸易", phones=["13800138000"])),
        (
            Person("1", name="Jane Doe", company="Acme", birthday="1980-01-02"),
            Person("2", name="Jane Doe", company="Acme", birthday="1990-05-02"),
        ),
    ],
)
def test_others_are_not_proposed(desk: Desk, one: Person, other: Person) -> None:
    desk.add(one, source="a.csv")
    desk.add(other, source="b.csv")
    assert propose(desk.plan) == []
    assert desk.plan.contact("c2")["duplicate"] is None


def twins(desk: Desk) -> None:
    desk.add(WEI, Person("9", name="Ann"), source="a.csv")
    desk.add(
        Person("2", name="王伟明", company="锐鑫贸易公司", title="经理", emails=["w@x.example"], tags=["VIP"]),
        Relation("3", "王伟明 (锐鑫贸易公司)", "Ann"),
        source="b.csv",
    )


def test_the_same_merges_at_the_next_build_and_references_go_on(desk: Desk) -> None:
    twins(desk)
    assert pairs(propose(desk.plan)) == [("c3", "c1")]
    desk.plan.contact("c3")["duplicate_answer"] = "same"
    desk.plan.contact("c3")["cadence"] = 30
    desk.plan.table("interactions", "log")
    later = desk.next_build()
    assert carry_out_answers(later.plan, later.ids) == [("c3", "c1")]
    assert propose(later.plan) == []
    row = later.rows("contacts")[0]
    assert later.names() == ["王伟明", "Ann"]
    assert (row["company"], row["title"], row["cadence"], row["tags"]) == ("锐鑫贸易", "经理", 30, ["VIP"])
    assert (row["phones"], row["emails"]) == (["+8613800138000"], ["w@x.example"])
    assert row["sources"] == ["a.csv", "b.csv"]
    assert "duplicate" not in row
    assert "duplicate_answer" not in row
    assert [later.plan.who(name) for name in ("王伟明 (锐鑫贸易公司)", "c3", "王伟明")] == ["c1", "c1", "c1"]
    assert [each["theirs"] for each in later.rows("conflicts")] == ["锐鑫贸易公司"]


def test_the_merged_record_is_known_when_its_file_is_read_again(desk: Desk) -> None:
    twins(desk)
    propose(desk.plan)
    desk.plan.contact("c3")["duplicate_answer"] = "same"
    later = desk.next_build()
    carry_out_answers(later.plan, later.ids)
    before = later.state()
    twins(later)
    assert later.state() == before


def test_not_the_same_is_remembered_and_can_be_taken_back(desk: Desk) -> None:
    twins(desk)
    propose(desk.plan)
    desk.plan.contact("c3")["duplicate_answer"] = "not_same"
    for _ in range(2):
        desk = desk.next_build()
        assert carry_out_answers(desk.plan, desk.ids) == []
        assert propose(desk.plan) == []
        assert desk.plan.contact("c3")["duplicate_answer"] == "not_same"
        assert desk.plan.contact("c3").text("duplicate").startswith("王伟明")
    desk.plan.contact("c3")["duplicate_answer"] = None
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    assert pairs(propose(desk.plan)) == [("c3", "c1")]


def test_another_proposal_takes_the_place_of_a_denied_one(desk: Desk) -> None:
    twins(desk)
    propose(desk.plan)
    desk.plan.contact("c3")["duplicate_answer"] = "not_same"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    third = Person("1", name="王威明", company="锐鑫贸易", title="总监")
    desk.add(third, source="c.csv")
    found = dict(pairs(propose(desk.plan)))
    assert found["c4"] in ("c1", "c3")
    assert "c3" not in found
    assert desk.plan.kept["identity"]["different"] == [["c1", "c3"]]  # type: ignore[index]


def test_later_stays_open(desk: Desk) -> None:
    twins(desk)
    propose(desk.plan)
    desk.plan.contact("c3")["duplicate_answer"] = "later"
    desk = desk.next_build()
    assert carry_out_answers(desk.plan, desk.ids) == []
    assert pairs(propose(desk.plan)) == [("c3", "c1")]
    assert desk.plan.contact("c3")["duplicate_answer"] == "later"


def test_three_of_one_person_merge_into_the_first(desk: Desk) -> None:
    twins(desk)
    desk.add(Person("1", name="王伟明", company="锐鑫贸易有限公司", city="深圳"), source="c.csv")
    propose(desk.plan)
    for contact in ("c3", "c4"):
        desk.plan.contact(contact)["duplicate_answer"] = "same"
    desk = desk.next_build()
    assert [contact for contact, _ in carry_out_answers(desk.plan, desk.ids)] == ["c3", "c4"]
    assert desk.names() == ["王伟明", "Ann"]
    assert desk.rows("contacts")[0]["city"] == "深圳"
    assert [desk.plan.who(name) for name in ("c3", "c4")] == ["c1", "c1"]


def test_theirs_is_taken_over_once(desk: Desk) -> None:
    desk.add(Person("1", name="Ann", emails=["a@x.example"], title="Clerk", last_contact="2025-01-01"))
    desk.add(Person("1", name="Ann", emails=["a@x.example"], title="Head", last_contact="2025-06-01"), source="li.xlsx")
    conflicts = desk.plan.table("conflicts")
    assert [row.text("field") for row in conflicts] == ["title", "last_contact"]
    for row in conflicts:
        row["answer"] = "theirs"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    contact = desk.plan.contact("c1")
    assert (contact["title"], contact["last_contact"]) == ("Head", date(2025, 6, 1))
    contact["title"] = "Chief"
    carry_out_answers(desk.plan, desk.ids)
    assert contact["title"] == "Chief"


def test_mine_closes_the_matter(desk: Desk) -> None:
    ann = Person("1", name="Ann", emails=["a@x.example"], title="Clerk")
    desk.add(ann)
    desk.add(Person("1", name="Ann", emails=["a@x.example"], title="Head"), source="b.csv")
    desk.plan.table("conflicts").row("r1")["answer"] = "mine"
    desk = desk.next_build()
    carry_out_answers(desk.plan, desk.ids)
    report = desk.add(Person("1", name="Ann", emails=["a@x.example"], title="Head", city="Bern"), source="c.csv")
    assert report.conflicts == []
    assert desk.plan.contact("c1")["title"] == "Clerk"
    assert len(desk.rows("conflicts")) == 1


def test_a_workbook_that_remembers_nonsense_is_read_all_the_same(desk: Desk) -> None:
    desk.plan.earlier["identity"] = {"seen": ["x"], "aliases": {"a": 1}, "different": [["c1"], "c2"], "proposed": None}
    desk.add(WEI)
    carry_out_answers(desk.plan, desk.ids)
    propose(desk.plan)
    assert desk.names() == ["王伟明"]
