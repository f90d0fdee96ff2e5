from __future__ import annotations

import pytest

from wombat.sources.columns import column_words, find_columns
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


def test_no_word_means_two_things() -> None:
    for section in ("person", "relation", "interaction"):
        assert len(column_words(section)) > 20
    assert column_words()["姓名"] == "name"


def test_the_row_that_names_most_is_the_heading_row() -> None:
    grid = Grid([["Notes:"], ["Name of the club", ""], ["Name", "Phone"], ["Ada", "1"]], [1, 2, 3, 4])
    columns = find_columns(grid, column_words())
    assert (columns.header, columns.roles) == (2, ["name", "phone"])
    assert list(columns.rows()) == [("line 4", ["Ada", "1"])]


def test_letters_of_columns() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
