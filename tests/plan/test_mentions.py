"""What speaks of a person is found however it is written, and nothing else."""

from __future__ import annotations

import re

import pytest

from wombat.plan.mentions import Mentions, pattern_of

FOUND = [
    ("诸葛密", "谢谢諸葛密先生"),
    ("陳偉", "陈伟的朋友"),
    ("Quentin Zephyr", "brother of quentin  zephyr."),
    ("Quentin Zephyr", "Zephyr, Quentin"),
    ("+8613800000009", "call 138 0000 0009 at noon"),
    ("+8613800000009", "tel:0086-138-0000-0009"),
    ("+442079460958", "(020) 7946 0958"),
    ("q.zephyr@nightjar.example", "<Q.Zephyr@nightjar.example>"),
    ("zephyr_q", "wx zephyr_q"),
    ("+8613800000009", "13900000001 13800000009 13700000001"),
]
OTHER = [
    ("诸葛密", "诸葛亮"),
    ("Al", "Royal Mail"),
    ("+8613800000009", "13800000008"),
    ("+8613800000009", "order 138000000091"),
    ("Quentin Zephyr", "Quentin and Zephyr"),
]


@pytest.mark.parametrize(("word", "text"), FOUND)
def test_a_person_is_found_however_written(word: str, text: str) -> None:
    assert Mentions([word, "Nobody Else"]).tells(text)
    assert re.search(pattern_of(word), text, re.IGNORECASE)


@pytest.mark.parametrize(("word", "text"), OTHER)
def test_others_are_not(word: str, text: str) -> None:
    assert not Mentions([word, "Nobody Else"]).tells(text)
    assert not re.search(pattern_of(word), text, re.IGNORECASE)


def test_full_width_digits_are_digits() -> None:
    assert Mentions(["+8613800000009"]).tells("电话１３８００００００９ 或 １３８-００００-０００９")
