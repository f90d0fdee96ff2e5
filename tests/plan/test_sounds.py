"""Names in pinyin, and Chinese names with the family name last, find the person written in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat.persons.names import read_name
from wombat.persons.sounds import sound_alike
from wombat.plan.proposals import propose
from wombat.records import Person

if TYPE_CHECKING:
    from tests.plan.conftest import Desk


@pytest.mark.parametrize("latin", ["Yao Xinliang", "Xinliang Yao", "YAO Xin Liang", "Xin-Liang Yao", "yao, xinliang"])
def test_a_name_in_pinyin_sounds_as_in_characters(latin: str) -> None:
    assert sound_alike(read_name(latin), read_name("姚欣良"))
    assert sound_alike(read_name("姚欣良"), read_name(latin))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("姚欣良", "Yao Xinlan"),
        ("姚欣良", "Xinliang"),
        ("姚欣良", "姚心良"),
        ("Yao Xinliang", "Xinliang Yao"),
        ("姚", "Yao Yao"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not sound_alike(read_name(one), read_name(other))


def test_a_surname_is_read_with_its_own_sound() -> None:
    assert sound_alike(read_name("单晓明"), read_name("Xiaoming Shan"))
    assert sound_alike(read_name("吕绿"), read_name("Lü Lü"))


def test_a_family_name_may_come_last() -> None:
    assert read_name("桂磊 田").key == read_name("田桂磊").key
    assert read_name("王 伟").key == read_name("王伟").key
    assert read_name("伟 王").key == read_name("王伟").key


def test_the_two_are_proposed_where_the_company_is_the_same(desk: Desk) -> None:
    desk.add(Person("1", "姚欣良", company="锐鑫贸易有限公司"), Person("2", "Xinliang Yao", company="锐鑫贸易"))
    assert [(each.contact, each.other) for each in propose(desk.plan)] == [("c2", "c1")]


@pytest.mark.parametrize(
    "other",
    [
        Person("2", "Carol Baker", company="Silver Logistics Inc", phones=["+14155550102"]),
        Person("2", "Carol Allen", company="Maple Legal", phones=["+14155550102"]),
        Person("2", "Caroline Alba", company="Other", emails=["info@silver.example"]),
    ],
)
def test_colleagues_namesakes_and_offices_are_not_proposed(desk: Desk, other: Person) -> None:
    mine = Person(
        "1", "Carol Allen", company="Silver Logistics", phones=["+14155550101"], emails=["info@silver.example"]
    )
    desk.add(mine, other)
    assert propose(desk.plan) == []
