from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wombat.sources.numbers import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12.0),
        ("1,200.50", 1200.5),
        ("1.200,50", 1200.5),
        ("1,200", 1200.0),
        ("0,5", 0.5),
        ("¥12,000", 12000.0),
        ("3万", 30000.0),
        ("2.5萬元", 25000.0),
        ("NT$ 1,500", 1500.0),
        ("-3", -3.0),
        ("1e-3", 0.001),
        ("", None),
        ("often", None),
        ("nan", None),
        ("inf", None),
        ("1.2.3.4", None),
    ],
)
def test_amounts(text: str, value: float | None) -> None:
    assert number(text) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_python_numbers_come_back(value: float) -> None:
    assert number(repr(value)) == value


@given(st.text())
def test_no_text_fails(text: str) -> None:
    assert number(text) is None or isinstance(number(text), float)
