from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from wombat.sources.columns import column_words, find_columns, role_of
from wombat.sources.grid import Grid, letters
from wombat.sources.headings import plain_heading, unnumbered


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("＊手机 号码（必填）：", "手机号码"),
        ("  E-Mail   Address ", "e-mail address"),
        ("住宅电话 2", "住宅电话2"),
        ("ｎａｍｅ", "name"),
        ("First_Name", "first name"),
        ("\ufeffName", "name"),
    ],
)
def test_headings_are_made_comparable(heading: str, form: str) -> None:
    assert plain_heading(heading) == form


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("E-mail 2 - Value", "e-mail - value"),
        ("邮箱2", "邮箱"),
        ("电子邮件 3 地址", "电子邮件地址"),
        ("Phone2", "phone"),
    ],
)
def test_numbers_are_left_aside(heading: str, form: str) -> None:
    assert unnumbered(heading) == form


@pytest.mark.parametrize("section", ["person", "relation", "interaction"])
def test_no_word_means_two_things(section: str) -> None:
    texts = [files("wombat.sources").joinpath(name).read_text("utf-8") for name in ("words.toml", "abroad.toml")]
    tables = [tomllib.loads(text).get(section, {}) for text in texts]
    words = [plain_heading(word) for table in tables for role in table.values() for word in role]
    assert sorted(set(words)) == sorted(words)
    assert len(words) == len(column_words(section))


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("姓名 Name", "name"),
        ("Name姓名", "name"),
        ("手机/电话", "phone"),
        ("E-mail（邮箱）", "email"),
        ("Phone (Home Fax)", ""),
        ("Shoe size", ""),
        ("Mobile (Work)", "phone"),
        ("Home Mobile", "phone"),
        ("MobilePhone", "phone"),
        ("Person - Organization", "company"),
        ("Email : home", "email"),
        ("Primary Address City", "city"),
        ("Téléphone (bureau)", "phone"),
        ("TELEFONO DEL TRABAJO", "phone"),
        ("联系人手机", "phone"),
        ("工作城市", "city"),
        ("会社電話", "phone"),
        ("User Email", "email"),
        ("Account Owner", ""),
        ("Home Fax", ""),
        ("Contact Owner", ""),
        ("Office Location", ""),
        ("First Contact", ""),
        ("First Name [Required]", "given"),
        ("1、您的姓名", "name"),
        ("3、您所在的公司", "company"),
        ("Which company do you work for?", "company"),
        ("What is your full name?", "name"),
        ("Any dietary requirements?", ""),
        ("Billing Phone", "phone"),
        ("客户ID", ""),
        ("会员 ID", ""),
        ("Attendee #", ""),
        ("Customer #", ""),
        ("Phone #", "phone"),
        ("番地 (会社)", ""),
        ("国 (勤務先)", "country"),
        ("Business Country/Region", "country"),
        ("Mailing Country", "country"),
        ("商务地址 国家/地区", "country"),
        ("市町村 (会社)", "city"),
        ("주소(회사)", ""),
        ("会社 ID", ""),
        ("公司(Company)", "company"),
        ("Home-Email", "email"),
        ("Tel. dienstlich", "phone"),
        ("Otra ciudad", "city"),
        ("(Do Not Modify) Contact", ""),
        ("Département (bureau)", ""),
    ],
)
def test_a_heading_in_two_languages(heading: str, role: str) -> None:
    assert role_of(heading, column_words()) == role


def test_the_row_that_names_most_is_the_heading_row() -> None:
    grid = Grid([["Notes:"], ["Name of the club", ""], ["Name", "Phone"], ["Ada", "1"]], [1, 2, 3, 4])
    columns = find_columns(grid, column_words())
    assert (columns.header, columns.roles) == (2, ["name", "phone"])
    assert list(columns.rows()) == [("line 4", ["Ada", "1"])]


def test_letters_of_columns() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
