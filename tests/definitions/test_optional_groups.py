"""What holds for the worksheets of every group that can be switched on."""

from __future__ import annotations

import pytest

from tests.groups import LANGUAGES, assert_empty_is_quiet, assert_filled_once, assert_three_languages, definitions

SHEETS = {
    (group, sheet): definition
    for group in ("account", "care", "fans", "persona")
    for sheet, definition in definitions(group).items()
}
PARTNERS = {("partners", sheet): definition for sheet, definition in definitions("partners").items()}
"""Their fillers stand in modules of other names, and have tests of their own."""
ALL = pytest.mark.parametrize(("group", "sheet"), SHEETS)


@ALL
def test_every_field_of_the_program_has_one_filler(group: str, sheet: str) -> None:
    assert_filled_once(group, SHEETS[group, sheet])


@pytest.mark.parametrize(("group", "sheet"), SHEETS | PARTNERS)
def test_every_text_stands_in_three_languages(group: str, sheet: str) -> None:
    assert_three_languages((SHEETS | PARTNERS)[group, sheet])


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_gives_blanks_and_zeroes(group: str, sheet: str, language: str) -> None:
    assert_empty_is_quiet(group, SHEETS[group, sheet], language)
