"""Whatever was built, renewed and answered: once every source is forgotten, the plan is as if it had never met them."""

from __future__ import annotations

import copy
import re
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.conftest import Desk
from wombat.plan.given import every_gift
from wombat.plan.leaving import forget_source
from wombat.plan.plain import plain_name
from wombat.plan.proposals import carry_out_answers, propose
from wombat.records import Person, Relation

if TYPE_CHECKING:
    from wombat.records import Record

NAMES = ("王伟", "王总", "王偉", "Wang Wei", "陈伟", "陳偉", "Jane Doe", "Doe Jane", "J. Doe", "李强", "Bob Hill")
PHONES = ("13800138000", "+86 138 0013 8000", "13900139000", "13900139001")
EMAILS = ("a@x.example", "b@y.example", "info@x.example")
THEIRS = ("Ann", "Ben", "phone.csv")

Step = tuple[str, str, "list[Record]"]


@st.composite
def lists(draw: st.DrawFn, known: bool) -> list[Record]:
    """Return people, with ids if the source knows them again, and ties among them."""
    numbers = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True))
    people = [draw(_person(f"x{number}" if known else "")) for number in sorted(numbers)]
    borne = Counter(plain_name(each.name) for each in people)
    for each in people:
        each.label = f"{each.name} ({each.id})" if borne[plain_name(each.name)] > 1 and each.id else each.name
    names = [each.label for each in people]
    ties = st.builds(
        Relation,
        where=st.just("1"),
        source=st.sampled_from(names),
        target=st.sampled_from(names),
        kind=st.sampled_from(("knows", "friend", "introduced")),
        strength=st.sampled_from((None, 1.0, 2.0)),
        date=st.sampled_from(("", "2025-01-05", "2025-02-05")),
    )
    return [*people, *draw(st.lists(ties, max_size=2))]


def _person(number: str) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        where=st.just("1"),
        id=st.just(number),
        name=st.sampled_from(NAMES),
        company=st.sampled_from(("", "锐鑫", "锐鑫贸易", "Acme")),
        title=st.sampled_from(("", "经理", "CEO")),
        phones=st.lists(st.sampled_from(PHONES), max_size=2),
        emails=st.lists(st.sampled_from(EMAILS), max_size=1),
        wechat=st.sampled_from(("", "", "wx1", "wx2")),
        city=st.sampled_from(("", "Wuxi", "Suzhou")),
        birthday=st.sampled_from(("", "1980-01-02", "1981-01-02")),
        notes=st.sampled_from(("", "likes tea", "likes tea\nsings", "VIP")),
        tags=st.lists(st.sampled_from(("a", "b")), max_size=1),
    )


def _steps(answers: tuple[str, ...]) -> st.SearchStrategy[list[Step]]:
    nothing = st.just([])
    step = st.one_of(
        st.tuples(st.just("read"), st.sampled_from(THEIRS[:2]), lists(known=True)),
        st.tuples(st.just("read"), st.just(THEIRS[2]), lists(known=False)),
        st.tuples(st.just("conflict"), st.sampled_from(("mine", "theirs")), nothing),
        st.tuples(st.just("forget"), st.sampled_from(THEIRS), nothing),
        st.tuples(st.just("proposal"), st.sampled_from(answers), nothing),
    )
    return st.lists(step, max_size=5)


def _build(desk: Desk, step: Step | None = None) -> Desk:
    """Return the desk after one more build, in which one thing happens."""
    kind, said, records = step or ("", "", [])
    if kind == "conflict":
        rows = [row for row in desk.plan.table("conflicts") if row["source"] in THEIRS]
        for row in rows[:1]:
            row["answer"] = said
    if kind == "proposal":
        theirs = [each for each in desk.plan.contacts if each["duplicate"] and "my.csv" not in each.texts("sources")]
        for contact in theirs[:1]:
            contact["duplicate_answer"] = said
    later = desk.next_build()
    carry_out_answers(later.plan, later.ids)
    if kind == "forget" and said in every_gift(later.plan):
        forget_source(later.plan, said)
        assert said not in repr(later.state())
    if kind == "read":
        later.add(*copy.deepcopy(records), source=said)
    propose(later.plan)
    return later


def _after(mine: list[Record], steps: list[Step]) -> Desk:
    desk = _build(Desk(owner="Me Myself"), ("read", "my.csv", mine))
    for step in steps:
        desk = _build(desk, step)
    return desk


def _shown(desk: Desk) -> list[str]:
    """Return every row; whoever is named is called by the place among the contacts, whatever the id and the label."""
    found = []
    places = {contact.id: str(at) for at, contact in enumerate(desk.plan.contacts)}
    for key in desk.plan.tables:
        for row in desk.rows(key[0]):
            for field in {"from", "to", "contact"} & row.keys():
                who = desk.plan.who(str(row[field]))
                assert who, f"{row[field]} means nobody"
                row[field] = places.get(who, who)
            row["duplicate"] = re.sub(r" \(c\d+\)", "", str(row.get("duplicate")))
            found.append(f"{key} {sorted(row.items())}")
    return sorted(found)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(lists(known=False), _steps(("not_same", "later")), st.permutations(THEIRS))
def test_forgotten_sources_leave_nothing_behind(mine: list[Record], steps: list[Step], order: list[str]) -> None:
    desk = _after(mine, [*steps, *(("forget", source, []) for source in order)])
    assert _shown(desk) == _shown(_after(mine, []))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(lists(known=False), _steps(("same",)), st.permutations(THEIRS))
def test_nor_do_answers_about_them(mine: list[Record], steps: list[Step], order: list[str]) -> None:
    desk = _after(mine, [*steps[:3], *(("forget", source, []) for source in order)])
    assert _shown(desk) == _shown(_after(mine, []))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(lists(known=False), lists(known=True), lists(known=True))
def test_a_source_is_read_again_as_if_for_the_first_time(
    mine: list[Record], one: list[Record], other: list[Record]
) -> None:
    steps: list[Step] = [("read", "Ann", one), ("read", "Ann", other), ("forget", "Ann", []), ("read", "Ann", other)]
    assert _shown(_after(mine, steps)) == _shown(_after(mine, steps[3:]))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(lists(known=False), _steps(("same", "not_same", "later")), lists(known=True))
def test_the_same_version_read_twice_changes_nothing(
    mine: list[Record], steps: list[Step], theirs: list[Record]
) -> None:
    desk = _after(mine, [*steps, ("read", "Ann", theirs)])
    before = repr(desk.state())
    assert repr(_build(desk, ("read", "Ann", theirs)).state()) == before
