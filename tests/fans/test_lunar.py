from __future__ import annotations

from datetime import date, timedelta

import pytest
from wombat.plugins.fans import lunar


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1900, 1, 1, date(1900, 1, 31)),
        (1949, 8, 15, date(1949, 10, 6)),
        (2000, 1, 1, date(2000, 2, 5)),
        (2020, 5, 5, date(2020, 6, 25)),
        (2023, 8, 15, date(2023, 9, 29)),
        (2024, 1, 1, date(2024, 2, 10)),
        (2025, 8, 15, date(2025, 10, 6)),
        (2026, 1, 1, date(2026, 2, 17)),
        (2026, 5, 5, date(2026, 6, 19)),
        (2026, 9, 9, date(2026, 10, 18)),
        (2033, 12, 1, date(2033, 12, 22) + timedelta(days=29)),
        (2100, 1, 1, date(2100, 2, 9)),
    ],
)
def test_festivals_as_almanacs_have_them(year: int, month: int, day: int, expected: date) -> None:
    assert lunar.solar(year, month, day) == expected


def test_leap_months() -> None:
    leap = {year: [month for month, again, _ in lunar.months(year) if again] for year in (2020, 2023, 2025, 2026, 2033)}
    assert leap == {2020: [4], 2023: [2], 2025: [6], 2026: [], 2033: [11]}
    assert lunar.solar(2020, 4, 1) == date(2020, 4, 23)
    assert lunar.solar(2020, 4, 1, leap=True) == date(2020, 5, 23)
    assert lunar.solar(2026, 4, 1, leap=True) == lunar.solar(2026, 4, 1)


def test_the_thirtieth_of_a_short_month_is_kept_on_its_last_day() -> None:
    short = next(month for month, _, days in lunar.months(2026) if days == 29)
    assert lunar.solar(2026, short, 30) == lunar.solar(2026, short, 29)


def test_years_follow_each_other_without_a_gap() -> None:
    for year in range(1900, 2100):
        lengths = [days for _, _, days in lunar.months(year)]
        assert sum(lengths) in {353, 354, 355, 383, 384, 385}
        first, after = lunar.solar(year, 1, 1), lunar.solar(year + 1, 1, 1)
        assert first is not None
        assert after == first + timedelta(days=sum(lengths))
        assert date(year, 1, 20) < first < date(year, 2, 22)


def test_outside_the_table_there_is_nothing() -> None:
    assert lunar.solar(1899, 1, 1) is None
    assert lunar.solar(2101, 1, 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8-15", (8, 15, False)),
        ("08/05", (8, 5, False)),
        ("8月15日", (8, 15, False)),
        ("八月十五", (8, 15, False)),
        ("农历正月初一", (1, 1, False)),
        ("腊月廿三", (12, 23, False)),
        ("十二月三十", (12, 30, False)),
        ("冬月二十", (11, 20, False)),
        ("闰四月初三", (4, 3, True)),
        ("閏4-10", (4, 10, True)),
        ("13-1", None),
        ("8-31", None),
        ("spring", None),
        ("", None),
    ],
)
def test_a_lunar_day_as_people_write_it(text: str, expected: tuple[int, int, bool] | None) -> None:
    assert lunar.parse(text) == expected
