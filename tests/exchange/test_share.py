"""What is given away holds what its level says and nothing else, wherever in the package one looks."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exchange.conftest import TODAY, build, rows_of, type_in
from wombat.errors import UsageError
from wombat.plan.contacts_json import contacts_json
from wombat.prepare import Options, prepare
from wombat.sharing import receipts, share

if TYPE_CHECKING:
    from tests.conftest import Wombat
    from wombat.plan.shared import Level

PRIVATE = ("Secret Sam", "Hidden Ltd", "13800000009", "sam@hidden.example", "Spy")
NETWORK_LACKS = (
    *("13800000001", "13800000002", "wangwei@ruixin.example", "limei@sunrise.example", "1979-04-18", "fond of tea"),
    *("243000", "Roof of the mill", "Suzhou", "vip-tag"),
)
NAMES = ("王伟", "Li Mei", "Zhou Tao", "锐鑫", "Sunrise", "Blue Sea")
LEVELS: tuple[Level, ...] = ("full", "network", "anonymous")
LOG = "From,To,Kind,Date,State,Value,Prospect\nLi Mei,Zhou Tao,referred,2026-03-01,won,243000,Roof of the mill\n"


@pytest.fixture(scope="session")
def _rich(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = Path(shutil.copy(books / "li.xlsx", tmp_path_factory.mktemp("rich")))
    (book.parent / "log.csv").write_text(LOG, "utf-8")
    for heading, value in (("Notes", "fond of tea\nfriend of Secret Sam"), ("City", "Suzhou"), ("Tags", "vip-tag")):
        type_in(book, "Li Mei", heading, value)
    type_in(book, "王伟", "Birthday", "1979-04-18")
    build(book, book.parent / "log.csv")
    return book


@pytest.fixture
def rich(_rich: Path, tmp_path: Path) -> Path:
    """Return a colleague's workbook with notes, values, a birthday and a private contact."""
    return Path(shutil.copy(_rich, tmp_path / "rich.xlsx"))


@pytest.fixture(scope="session")
def given(_rich: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what each level gives."""
    book = Path(shutil.copy(_rich, tmp_path_factory.mktemp("given") / "rich.xlsx"))
    return {level: _give(book, level, name=f"{level}.xlsx") for level in LEVELS}


def _give(book: Path, level: Level, to: str = "Me Myself", name: str = "given.xlsx") -> Path:
    giver = prepare(book, Options(today=TODAY))
    share(giver, book, book.with_name(name), to, level, lambda _: None)
    return book.with_name(name)


def _whole(book: Path) -> str:
    """Return every part of a package, names of the parts too, its texts also without the tags between their letters."""
    with zipfile.ZipFile(book) as package:
        parts = [name + package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return "".join(parts) + re.sub("<[^>]*>", "", "".join(parts))


def _names(book: Path) -> set[str]:
    return {contact.name for contact in prepare(book, Options(today=TODAY)).plan.contacts}


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_private_is_anywhere_in_the_package(given: dict[str, Path], level: Level) -> None:
    whole = _whole(given[level])
    assert not [word for word in PRIVATE if word in whole]
    assert "rich.xlsx" not in whole
    assert ".csv" not in whole


def test_full_gives_what_is_known(given: dict[str, Path]) -> None:
    found = {each["name"]: each for each in contacts_json(prepare(given["full"], Options()).plan, {})}
    assert found.keys() == {"王伟", "Li Mei", "Zhou Tao"}
    assert (found["Li Mei"]["notes"], found["Li Mei"]["phones"]) == ("fond of tea", ["+8613800000002"])
    assert found["王伟"]["birthday"] == "1979-04-18"
    log = rows_of(given["full"], "Referral log", "Prospect")
    assert [(row["Prospect"], row["Value"]) for row in log[:1]] == [("Roof of the mill", 243000)]


def test_network_gives_names_and_ties_only(given: dict[str, Path]) -> None:
    book = given["network"]
    whole = _whole(book)
    assert not [word for word in NETWORK_LACKS if word in whole]
    assert _names(book) == {"王伟", "Li Mei", "Zhou Tao"}
    assert {(row["From"], row["To"]) for row in rows_of(book, "Who knows whom", "From")} == {("Li Mei", "Zhou Tao")}


def test_anonymous_gives_shape_and_professions_only(given: dict[str, Path]) -> None:
    book = given["anonymous"]
    whole = _whole(book)
    assert not [word for word in (*NAMES, *NETWORK_LACKS) if word in whole]
    names = _names(book)
    assert len(names) == 3
    assert sum(name.startswith("Lawyer ") for name in names) == 1
    assert len(rows_of(book, "Who knows whom", "From")) == 1


def test_pseudonyms_are_stable_for_one_recipient_and_differ_between_two(rich: Path) -> None:
    first = _names(_give(rich, "anonymous", "Me Myself", "one.xlsx"))
    assert _names(_give(rich, "anonymous", "ME  myself", "two.xlsx")) == first
    assert not _names(_give(rich, "anonymous", "Somebody Else", "three.xlsx")) & first


def test_another_workbook_has_other_pseudonyms(rich: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(rich, tmp_path / "other.xlsx"))
    assert not _names(_give(rich, "anonymous", name="one.xlsx")) & _names(_give(other, "anonymous", name="two.xlsx"))


def test_the_secret_and_the_receipts_stay_with_the_giver(given: dict[str, Path]) -> None:
    book = given["anonymous"]
    secret = prepare(book.with_name("rich.xlsx"), Options()).opened.manifest.kept["sharing"]["secret"]
    assert len(secret) == 64
    assert secret not in _whole(book)
    assert "receipts" not in _whole(book)


def test_a_receipt_lists_what_was_given_to_whom_and_when(rich: Path) -> None:
    _give(rich, "network", "Ann Own", "one.xlsx")
    _give(rich, "full", "Ben Own", "two.xlsx")
    build(rich)
    held = receipts(prepare(rich, Options()).opened)
    assert [(e.on, e.to, e.level, e.file, e.people, e.private) for e in held] == [
        ("2026-11-22", "Ann Own", "network", "one.xlsx", 3, 1),
        ("2026-11-22", "Ben Own", "full", "two.xlsx", 3, 1),
    ]
    assert held[0].contacts == ["c1-3"]


def test_the_workbook_of_the_giver_is_as_it_was(rich: Path) -> None:
    build(rich)
    before = rows_of(rich, "Contacts", "Name")
    _give(rich, "network")
    assert rows_of(rich, "Contacts", "Name") == before
    assert not build(rich).written


def test_what_was_given_is_taken_in_and_brought_up_to_date(rich: Path, mine: Path) -> None:
    build(mine, _give(rich, "network", name="one.xlsx"))
    type_in(rich, "Zhou Tao", "Company", "Deep Sea")
    built = build(mine, _give(rich, "network", name="two.xlsx"))
    by_name = {contact.name: contact for contact in built.plan.contacts if "Li Na" in contact.texts("sources")}
    assert by_name["Zhou Tao"].company == "Deep Sea"
    assert len(built.plan.contacts) == 6, "the one whom both know is proposed, since no number says so"


def test_a_name_that_is_an_address_is_not_given_with_the_network(rich: Path) -> None:
    type_in(rich, "Zhou Tao", "Name", "zhoutao@blue.example 13800000003")
    whole = _whole(_give(rich, "network"))
    assert "blue.example" not in whole
    assert "13800000003" not in whole


def test_it_is_told_when_nobody_is_kept_back(wombat: Wombat, rich: Path, mine: Path) -> None:
    said = wombat("share", mine, "--to", "Ann Own", "-o", "all.xlsx", "--today", TODAY.isoformat())
    assert "No contact is marked “Do not share”" in said.err
    said = wombat("share", rich, "--to", "Ann Own", "-o", "some.xlsx", "--today", TODAY.isoformat())
    assert "1 contact is marked as not to be shared" in said.err


def test_nothing_is_overwritten(rich: Path) -> None:
    with pytest.raises(UsageError):
        share(prepare(rich, Options()), rich, rich, "Ann", "full", lambda _: None)


def test_the_command_gives_the_least_and_names_the_law(wombat: Wombat, rich: Path) -> None:
    said = wombat("share", rich, "--to", "Ann Own", "-o", "for-ann.xlsx", "--today", TODAY.isoformat())
    assert said.status == 0, said.err
    assert "GDPR" in said.err
    assert "13800000002" not in _whole(wombat.folder / "for-ann.xlsx")
    listed = wombat("share", rich, "--receipts", "--json").data["receipts"]
    assert [(each["to"], each["level"]) for each in listed] == [("Ann Own", "network")]
    assert wombat("share", rich, "-o", "x.xlsx").status == 2
    assert wombat("share", rich, "--to", "Ann", "-o", "for-ann.xlsx").status == 2
