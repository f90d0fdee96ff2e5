"""Whoever is private leaves no trace in what is given away, wherever the workbook speaks of them."""

from __future__ import annotations

import hashlib
import itertools
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from tests.exchange.conftest import TODAY, build, type_in
from wombat.plan.model import Plan, Table
from wombat.plan.shared import what_to_share
from wombat.prepare import Options, prepare
from wombat.sharing import share

if TYPE_CHECKING:
    from wombat.plan.shared import Level

LEVELS: tuple[Level, ...] = ("full", "network", "anonymous")
PEOPLE = """Name,Company,Phone,Email,Title,City,Notes,Tags,WeChat,Department,Birthday,Circles
Quentin Zephyr,Nightjar Co,13800000088,q.zephyr@nightjar.example,Falconer,Ulverston,\
owes a yacht,vip-zeta,zephyr_q,Aviary,1971-02-03,Owls
Li Mei,Sunrise,13800000002,limei@sunrise.example,Designer,Suzhou,fond of tea,tag-alpha,limei_w,Studio,1985-06-07,Owls
Zhou Tao,Blue Sea,13800000003,zhoutao@blue.example,Lawyer,Wuxi,sings,tag-beta,zhou_w,Court,1980-01-02,Owls
"""
HIDDEN = (
    *("Quentin Zephyr", "quentin zephyr", "Nightjar", "nightjar", "13800000088", "q.zephyr", "Falconer", "Ulverston"),
    *("owes a yacht", "vip-zeta", "zephyr_q", "Aviary", "1971-02-03", "Zephyr"),
)
OWN = ("private page", "my remark", "Author Anon", "SecretName", "bak1", "given.csv", "log.csv")
BEYOND_NETWORK = (
    *(
        "13800000002",
        "limei@sunrise.example",
        "fond of tea",
        "tag-alpha",
        "limei_w",
        "1985-06-07",
        "243000",
        "Old mill",
    ),
    *("Studio", "Suzhou", "phone call about"),
)
NAMES = ("Li Mei", "Zhou Tao", "Sunrise", "Blue Sea", "li mei", "Owls")


@pytest.fixture(scope="module")
def full_of_secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook that speaks of a private contact wherever a workbook can."""
    book = tmp_path_factory.mktemp("secret") / "mine.xlsx"
    files = {
        "given.csv": PEOPLE,
        "again.csv": "Name,Phone,Company\nQ. Zephyr,13800000088,Nightjar Group\nLi Mei,13800000002,Moonrise\n",
        "ties.csv": "From,To,Kind\nQuentin Zephyr,Li Mei,friend\nLi Mei,Zhou Tao,friend\n",
        "log.csv": "From,To,Kind,Date,State,Value,Prospect\n"
        "Li Mei,Zhou Tao,referred,2026-03-01,won,243000,Old mill\n"
        "Quentin Zephyr,me,referred,2026-03-02,won,99000,Nightjar tower\n"
        "Zhou Tao,me,referred,2026-03-03,given,5,Ask Quentin Zephyr first\n",
    }
    for name, text in files.items():
        (book.parent / name).write_text(text, "utf-8")
    build(book, *(book.parent / name for name in files), owner="Li Na", country="CN", language="en")
    for name, heading, value in (
        ("Quentin Zephyr", "Do not share", "✓"),
        ("Li Mei", "Met through", "Quentin Zephyr"),
        ("Zhou Tao", "Tags", "tag-beta; friend of Quentin Zephyr"),
        ("Zhou Tao", "Notes", "sings\nthe brother of quentin zephyr\nalso zephyr_q"),
    ):
        type_in(book, name, heading, value)
    opened = openpyxl.load_workbook(book)
    opened.create_sheet("private page")["A1"] = "Quentin Zephyr, my remark"
    opened["Contacts"]["D8"].comment = Comment("my remark: Quentin Zephyr", "Author Anon")
    opened.defined_names["SecretName"] = DefinedName("SecretName", attr_text='"Quentin Zephyr"')
    opened.properties.creator, opened.properties.description = "Author Anon", "about Quentin Zephyr"
    opened.save(book)
    build(book)
    return book


@pytest.fixture(scope="module")
def given(full_of_secrets: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return everything that stands in what each level gives."""
    folder = tmp_path_factory.mktemp("given")
    book = Path(shutil.copy(full_of_secrets, folder / "mine.xlsx"))
    found = {}
    for level in LEVELS:
        output = folder / f"{level}.xlsx"
        share(prepare(book, Options(today=TODAY)), book, output, "Me Myself", level, lambda _: None)
        found[level] = _whole(output)
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")) == [
        *("anonymous.xlsx", "full.xlsx", "mine.xlsx", "network.xlsx"),
    ]
    return found


def _whole(book: Path) -> str:
    """Return every part, names of the parts too, its texts also without the tags between their letters."""
    with zipfile.ZipFile(book) as package:
        parts = [name + package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        parts.append(package.comment.decode("utf-8", "replace"))
    return "".join(parts) + re.sub("<[^>]*>", "", "".join(parts))


@pytest.mark.parametrize("level", LEVELS)
def test_no_word_of_a_private_contact_is_in_the_package(given: dict[str, str], level: Level) -> None:
    assert not [word for word in (*HIDDEN, *OWN) if word in given[level]]


def test_the_words_are_in_the_workbook_itself(full_of_secrets: Path) -> None:
    whole = _whole(full_of_secrets)
    assert not [word for word in HIDDEN if word not in whole], "else the tests above show nothing"


def test_the_network_holds_no_details_and_the_anonymous_no_names(given: dict[str, str]) -> None:
    assert not [word for word in BEYOND_NETWORK if word in given["network"]]
    assert not [word for word in (*BEYOND_NETWORK, *NAMES) if word in given["anonymous"]]
    assert [word for word in ("Li Mei", "fond of tea", "Old mill") if word not in given["full"]] == []


def _plan(*, private: bool) -> Plan:
    people = Table("contacts", "people", ("name", "company", "private", "met_through", "tie"))
    ties = Table("relations", "ties", ("from", "to", "kind", "strength", "since"))
    people.add("c1", {"name": "Li Mei", "company": "Sunrise", "met_through": "Sam Vane" if private else None})
    if private:
        people.add("c2", {"name": "Sam Vane", "private": True})
        ties.add("r1", {"from": "Sam Vane", "to": "Zhou Tao", "kind": "friend"})
    people.add("c3", {"name": "Zhou Tao", "tie": "strong"})
    ties.add("r2", {"from": "Li Mei", "to": "Zhou Tao", "kind": "friend", "strength": 2})
    return Plan(TODAY, owner="Li Na", tables={("contacts", "people"): people, ("relations", "ties"): ties})


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_given_is_the_same_as_if_the_private_contact_did_not_exist(level: Level) -> None:
    with_one, without = (what_to_share(_plan(private=each), level, b"key", "Ann") for each in (True, False))
    assert (with_one.people, with_one.ties, with_one.referrals) == (without.people, without.ties, without.referrals)
    assert list(with_one.people) == list(without.people), "not even a gap in the ids"


def test_a_name_inside_another_word_hides_nothing_else() -> None:
    plan = _plan(private=True)
    plan.contact("c2")["name"] = "Al"
    plan.contact("c1")["company"] = "Royal Mail"
    plan.changed()
    people = what_to_share(plan, "full", b"key", "Ann").people.values()
    assert "Royal Mail" in [row["company"] for row in people]


def test_pseudonyms_cannot_be_found_by_trying_what_is_known() -> None:
    plan = _plan(private=False)
    given = what_to_share(plan, "anonymous", b"key of the workbook", "Ann")
    shown = {str(row["name"]).rsplit(" ", 1)[-1] for row in given.people.values()} | set(given.people)
    known = ("Li Mei", "li mei", "Zhou Tao", "c1", "c3", "Ann", "ann", "Sunrise", "")
    for one, between, other in itertools.product(known, ("", "\0", "|", ":", " "), known):
        for name in ("sha256", "sha1", "md5", "blake2b"):
            raw = hashlib.new(name, f"{one}{between}{other}".encode())
            number = int.from_bytes(raw.digest()[:8], "big")
            assert f"c{number}" not in shown
            assert raw.hexdigest()[:8].upper() not in shown
    again = what_to_share(plan, "anonymous", b"key of the workbook", "  ANN ")
    assert again.people.keys() == given.people.keys()
    others = (what_to_share(plan, "anonymous", *each) for each in ((b"key of the workbook", "Ben"), (b"other", "Ann")))
    assert not [each for each in others if each.people.keys() & given.people.keys()]
