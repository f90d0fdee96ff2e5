"""Countries as addresses name them."""

from __future__ import annotations

import pytest

from wombat.persons.countries import country_named, is_country


@pytest.mark.parametrize(
    ("named", "letters"),
    [
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("us", "US"),
        ("UK", "GB"),
        ("Deutschland", "DE"),
        ("中国", "CN"),
        ("臺灣", "TW"),
        ("香港", "HK"),
        ("日本", "JP"),
        ("대한민국", "KR"),
        ("XX", ""),
        ("Country", ""),
        ("", ""),
    ],
)
def test_a_country_by_its_name_or_letters(named: str, letters: str) -> None:
    assert country_named(named) == letters
    assert not letters or is_country(letters)
