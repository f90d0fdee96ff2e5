from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wombat.sources.dates import Dates

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Mar 2021", "2021-03-12"),
        ("7-Feb-22", "2022-02-07"),
        ("7-Feb-79", "1979-02-07"),
        ("March 12, 2021", "2021-03-12"),
        ("12. März 2021", "2021-03-12"),
        ("Fri, 12 Mar 2021 10:00", "2021-03-12"),
        ("2021-03-12", "2021-03-12"),
        ("2021-03-12 10:11:12", "2021-03-12"),
        ("2021/3/12", "2021-03-12"),
        ("2021.3.12", "2021-03-12"),
        ("2021年3月12日", "2021-03-12"),
        ("2021 年 3 月 12 日", "2021-03-12"),
        ("20210312", "2021-03-12"),
        ("12.03.1985", "1985-03-12"),
        ("3月12日", "--03-12"),
        ("--03-12", "--03-12"),
        ("--0312", "--03-12"),
        (" --03-12", "--03-12"),
        ("1604-03-12", "--03-12"),
        ("0/0/00", ""),
        ("00/00/0000", ""),
        ("", ""),
        ("2021-13-45", None),
        ("soon", None),
        ("44267", "2021-03-12"),
        ("44267.0", "2021-03-12"),
        ("59999", None),
        ("20210312.0", "2021-03-12"),
        ("12 août 1985", "1985-08-12"),
        ("3 de mayo de 1985", "1985-05-03"),
        ("3 juillet 1985", "1985-07-03"),
        ("3 juin 1985", "1985-06-03"),
        ("3 мая 1985 г.", "1985-05-03"),
        ("March 12", "--03-12"),
        ("12-Mar", "--03-12"),
        ("85/3/12", "1985-03-12"),
        ("民國74年3月12日", "1985-03-12"),
        ("昭和60年3月12日", "1985-03-12"),
        ("平成元年3月12日", "1989-03-12"),
        ("1/1/1601", ""),
        ("1899-12-30", ""),
        ("13800138000", None),
    ],
)
def test_every_way_to_write_a_date(text: str, day: str | None) -> None:
    assert Dates([text], TODAY).iso(text) == day


@pytest.mark.parametrize(
    ("column", "country", "day"),
    [
        (["3/4/2021", "25/4/2021"], "", "2021-04-03"),
        (["3/4/2021", "4/25/2021"], "GB", "2021-03-04"),
        (["3/4/2021"], "GB", "2021-04-03"),
        (["3/4/2021"], "US", "2021-03-04"),
        (["3/4/2021"], "", "2021-03-04"),
    ],
)
def test_the_column_tells_day_from_month(column: list[str], country: str, day: str) -> None:
    assert Dates(column, TODAY, country).iso("3/4/2021") == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)).filter(lambda day: day.year != 1604))
def test_a_date_comes_back_from_every_form(day: date) -> None:
    dates = Dates([], TODAY)
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d %b %Y}",
        f"{day:%Y%m%d}",
        f"{day:%b %d, %Y}",
    ]
    assert {dates.iso(form) for form in forms} == {day.isoformat()}


@given(st.text())
def test_no_text_fails(text: str) -> None:
    dates = Dates([text], TODAY)
    assert dates.iso(text) is None or isinstance(dates.stamp(text), str)
