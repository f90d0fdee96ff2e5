from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from wombat import Professions, profession_ids, profession_label, profession_of
from wombat.plan.professions import _file, _plain

if TYPE_CHECKING:
    from .conftest import MakeContact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attorney at law", {"lawyer"}),
        ("Lawyers", {"lawyer"}),
        ("合伙人律师", {"lawyer"}),
        ("律師", {"lawyer"}),
        ("Mortgage banker", {"mortgage_broker"}),
        ("保险经纪人", {"insurance_broker"}),
        ("Lead Software Architect", {"computers"}),
        ("Architect", {"architect"}),
        ("招商银行 客户经理", {"banker"}),
        ("Photographer and DJ", {"photographer", "dj"}),
        ("Embankerment", set()),
        ("", set()),
    ],
)
def test_professions_are_found_in_titles(text: str, expected: set[str]) -> None:
    assert profession_ids(text) == expected


def test_the_profession_goes_before_the_title(contact: MakeContact) -> None:
    assert profession_of(contact(profession="会计师", title="律师事务所主任 律师")) == {"accountant"}
    assert profession_of(contact(title="Solicitor")) == {"lawyer"}
    assert profession_of(contact(profession="Beekeeper", title="Lawyer")) == {"beekeeper"}
    assert profession_of(contact()) == set()


def test_words_of_a_circle_become_professions_of_their_own(contact: MakeContact) -> None:
    words = Professions(["宠物医生", "殡葬师/礼仪师", "律师"])
    assert words.of_seat("宠物医生") == {"宠物医生"}
    assert words.find("社区宠物医生") == {"宠物医生"}, "a longer name wins over the doctor in it"
    assert words.of(contact(profession="礼仪师")) & words.of_seat("殡葬师/礼仪师")
    assert words.of_seat("律师") == {"lawyer"}
    assert words.of_seat("Attorney/法务") == {"lawyer"}


def test_no_name_stands_for_two_professions() -> None:
    names = Counter(
        (_plain(name), key)
        for key, entry in _file().items()
        for name in {entry["en"], entry["zh-CN"], entry["zh-TW"], *entry["also"]}
    )
    by_name = Counter(name for name, _ in names)
    assert [name for name, n in by_name.items() if n > 1] == []


def test_labels() -> None:
    assert profession_label("lawyer").say("zh-TW") == "律師"
    assert profession_label("beekeeper").say("zh-CN") == "beekeeper"
