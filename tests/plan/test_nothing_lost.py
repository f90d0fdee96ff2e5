"""Whatever the records and their order: each is counted once, nothing is lost, and a second time adds nothing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.conftest import Desk, accounted
from wombat.plan.proposals import carry_out_answers, propose
from wombat.records import Person, Record, Relation

NAMES = ("", "王伟", "王总", "陈伟", "陳偉", "李强", "Jane Doe", "Doe, Jane", "J. Doe", "Bob", "欧阳静", "A0小李🌸")
PHONES = ("13800138000", "+86 138 0013 8000", "010-88886666", "13900139000;13700137000", "555-0132", "x")
EMAILS = ("a@x.example", "A@X.example", "info@x.example", "b@y.example", "odd")

persons = st.builds(
    Person,
    where=st.just("1"),
    name=st.sampled_from(NAMES),
    company=st.sampled_from(("", "锐鑫", "Acme")),
    title=st.sampled_from(("", "经理", "CEO")),
    phones=st.lists(st.sampled_from(PHONES), max_size=2),
    emails=st.lists(st.sampled_from(EMAILS), max_size=2),
    wechat=st.sampled_from(("", "wx1", "wx2")),
    extra=st.dictionaries(st.sampled_from(("URL", "Fax")), st.text("ab \n", max_size=4), max_size=2),
    relations=st.lists(st.tuples(st.sampled_from(("family", "referred")), st.sampled_from(NAMES)), max_size=1),
)
relations = st.builds(
    Relation,
    where=st.just("1"),
    source=st.sampled_from(NAMES),
    target=st.sampled_from((*NAMES, "Ann", "我")),
    kind=st.sampled_from(("knows", "referred", "introduced")),
    strength=st.sampled_from((None, 1.0, 2.0, 0.0)),
    date=st.sampled_from(("", "2025-01-05", "soon")),
)
records_lists = st.lists(st.one_of(persons, relations), max_size=12)


def values(desk: Desk) -> set[str]:
    """Everything the plan holds, as one text a cell and a line."""
    found: set[str] = set()
    for rows in desk.state().values():
        for row in rows:
            for value in row.values():
                found.update(value if isinstance(value, list) else str(value).splitlines())
    return found


@settings(max_examples=150, deadline=None)
@given(records_lists)
def test_each_record_is_counted_once(records: list[Record]) -> None:
    assert accounted(Desk().add(*records), records)


@settings(max_examples=150, deadline=None)
@given(records_lists)
def test_the_second_time_adds_nothing(records: list[Record]) -> None:
    desk = Desk()
    desk.add(*records)
    propose(desk.plan)
    before = repr(desk.state())
    again = desk.next_build()
    carry_out_answers(again.plan, again.ids)
    report = again.add(*records)
    propose(again.plan)
    assert repr(again.state()) == before
    assert report.imported == 0


@settings(max_examples=150, deadline=None)
@given(st.lists(persons, max_size=10), st.randoms(use_true_random=False))
def test_nothing_a_person_brings_is_lost_in_any_order(people: list[Person], chance: random.Random) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)
    desk = Desk()
    report = desk.add(*shuffled)
    held = values(desk)
    kept = [
        person for person in people if person.name or person.company or person.phones or person.emails or person.wechat
    ]
    assert report.imported + report.merged == len(kept)
    for person in kept:
        assert not person.title or person.title in held
        assert not person.company or person.company in held
        assert not person.wechat or person.wechat in held
        assert {email.casefold() for email in person.emails} <= {value.casefold() for value in held}


def test_two_lists_with_typing_errors() -> None:
    chance = random.Random(11)  # noqa: S311 (no secret)
    letters, han = "abcdefghijklmnoprstuvwy", "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建华志"
    mine, theirs = [], []
    for at in range(400):
        name = chance.choice("王李张刘陈杨黄赵吴周") + "".join(chance.sample(han, 2))
        if at % 2:
            name = " ".join("".join(chance.sample(letters, 7)).title() for _ in range(2))
        person = {
            "name": name,
            "company": f"{''.join(chance.sample(letters, 6))} Ltd",
            "phone": f"139{at:04}{at * 7919 % 9973:04}",
        }
        mine.append(Person(str(at), person["name"], company=person["company"], phones=[person["phone"]]))
        theirs.append(_misspelt(at, person, chance))
    desk = Desk()
    desk.add(*mine, source="mine.csv")
    report = desk.add(*theirs, source="theirs.csv")
    found = {(each.contact, each.other) for each in propose(desk.plan)}
    new = {contact.id: contact for contact in desk.plan.contacts if contact.texts("sources") == ["theirs.csv"]}
    right = sum(
        (each, f"c{int(contact.text('notes').removeprefix('Number: ')) + 1}") in found for each, contact in new.items()
    )
    assert report.merged + right >= 380
    assert all(
        contact.text("notes") == f"Number: {at}"
        for at, contact in enumerate(desk.plan.contacts[:400])
        if contact.text("notes")
    )


def _misspelt(at: int, person: dict[str, str], chance: random.Random) -> Person:
    """Return the person as somebody else wrote it down: one thing in three wrong or missing."""
    name, company, phone = person["name"], person["company"], person["phone"]
    what = chance.randrange(6)
    if what == 0:
        spot = chance.randrange(1, len(name))
        name = name[:spot] + name[spot + 1 :] if len(name) > 3 else name[:spot] + "然" + name[spot + 1 :]
    elif what == 1:
        phone = phone[:6] + chance.choice("123") + phone[7:]
    elif what == 2:
        company = company.removesuffix(" Ltd")
        phone = ""
    elif what == 3:
        name = ", ".join(reversed(name.split(" "))) if " " in name else f"{name}先生"
    return Person(str(at), name, company=company, phones=[phone], extra={"Number": str(at)})
