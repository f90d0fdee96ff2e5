"""``wombat path``: the warmest introductions, with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import TODAY, Wombat

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = """Name,Profession
Ann Warm,lawyer
Ben Cool,lawyer
Tom Target,banker
Uma Alone,银行经理
"""
CALLS = "\n".join(
    ["Date,Contact,Direction", *(f"2026-11-{day:02},Ann Warm,{'in' if day % 2 else 'out'}" for day in range(1, 21))]
)
TIES = """From,To,Kind,Date
Ann Warm,Tom Target,works with,2026-05-01
Ben Cool,Tom Target,knows,
Ann Warm,Ben Cool,knows,
"""


@pytest.fixture(scope="module")
def wombat(tmp_path_factory: pytest.TempPathFactory) -> Wombat:
    return Wombat(tmp_path_factory.mktemp("path"))


@pytest.fixture(scope="module")
def book(wombat: Wombat) -> Path:
    for name, text in (("people.csv", PEOPLE), ("ties.csv", TIES), ("calls.csv", CALLS)):
        (wombat.folder / name).write_text(text, "utf-8")
    said = wombat.build("people.csv", "ties.csv", "calls.csv", "-o", "plan.xlsx", "--lang", "en")
    assert said.status == 0, said.err
    return wombat.folder / "plan.xlsx"


def test_the_warmest_way_comes_first_and_ways_share_no_middleman(book: Path, wombat: Wombat) -> None:
    data = wombat("path", book, "Tom Target", "--json", "--today", TODAY).data
    first, second = data["paths"]
    assert [step["name"] for step in first["steps"]] == ["Ann Warm", "Tom Target"]
    assert [step["name"] for step in second["steps"]] == ["Ben Cool", "Tom Target"]
    assert first["strength"] > second["strength"] > 0
    why = "you know Ann Warm (occasionally: 20 contacts in 12 months; last 2 days ago; both ways (10 in, 10 out))"
    assert first["why"] == [why, "Ann Warm and Tom Target: works with (latest 2026-05-01)"]
    assert data["why_none"] is None


def test_why_there_is_none(book: Path, wombat: Wombat) -> None:
    said = wombat("path", book, "uma")
    assert said.status == 0
    assert "no tie between Uma Alone and another contact is on record" in said.out
    assert wombat("path", book, "Uma Alone", "--json", "--today", TODAY).data["paths"] == []


def test_by_profession_in_both_languages(book: Path, wombat: Wombat) -> None:
    for word in ("banker", "银行"):
        data = wombat("path", book, "--profession", word, "--json", "--today", TODAY).data
        assert [each["person"]["name"] for each in data["people"]] == ["Tom Target", "Uma Alone"], word
    said = wombat("path", book, "--profession", "banker")
    assert "you → Ann Warm → Tom Target" in said.out
    assert "You know Ann Warm well: ask directly." in wombat("path", book, "--profession", "lawyer").out


def test_nobody_of_a_profession(book: Path, wombat: Wombat) -> None:
    said = wombat("path", book, "--profession", "beekeeper")
    assert said.status == 0
    assert "None of your contacts is: beekeeper. Ask your hubs who knows one: Ann Warm" in said.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say whom you want to meet"),
        (("Tom", "--profession", "banker"), "Name a PERSON, or a profession"),
        (("Nobody",), "Nobody in Contacts is called “Nobody”"),
        (("n",), "could be several contacts: Ann Warm; Ben Cool; Uma Alone"),
    ],
)
def test_wrong_usage_is_one_sentence(book: Path, wombat: Wombat, words: tuple[str, ...], sentence: str) -> None:
    said = wombat("path", book, *words)
    assert said.status == 2
    assert sentence in said.err
