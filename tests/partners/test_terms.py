from __future__ import annotations

import pytest
from wombat.plugins.partners.terms import common, said, singular, terms


@pytest.mark.parametrize(
    ("word", "one"), [("Bakeries", "bakery"), ("hotels", "hotel"), ("glass", "glass"), ("gas", "gas")]
)
def test_plurals_are_one_word_with_the_singular(word: str, one: str) -> None:
    assert singular(word) == one


def test_words_that_say_nothing_are_left_out() -> None:
    assert terms("The owners of small hotels, 2025") == {"hotel"}
    assert terms("希望认识餐饮企业的老板") == {"餐饮"}


def test_no_pair_reaches_into_a_word_that_says_nothing() -> None:
    assert terms("财务经理") == {"财务"}


def test_wanted_words_are_said_as_the_text_spells_them() -> None:
    text = "A Rotary Club lunch 与连锁餐饮品牌"
    assert said(text, terms("rotary clubs", "餐饮品牌")) == ["Rotary Club", "餐饮品牌"]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["长宁青商会"], ["长宁青商会", "律师协会"], ["长宁青商会"]),
        (["律师协会"], ["设计师协会"], []),
        (["大学时在交响乐团拉大提琴"], ["大提琴", "在交响乐团做过义工"], ["大提琴", "交响乐团"]),
        (["Sailing"], ["sailing at weekends"], ["sailing"]),
        (["old maps and clocks"], ["collects clocks"], ["clocks"]),
        (["art"], ["party"], []),
        (["the", "people"], ["the people"], []),
        (["Golf", "golf "], ["golf"], ["golf"]),
    ],
)
def test_what_two_have_in_common(one: list[str], other: list[str], shared: list[str]) -> None:
    found = common(one, other)
    assert sorted(word.casefold() for word in found) == sorted(word.casefold() for word in shared)
