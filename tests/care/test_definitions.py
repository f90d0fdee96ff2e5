from __future__ import annotations

import pytest

from tests.groups import (
    LANGUAGES,
    assert_empty_is_quiet,
    assert_filled_once,
    assert_three_languages,
    definitions,
)

GROUP = "care"
SHEETS = definitions(GROUP)
ALL = pytest.mark.parametrize("sheet", SHEETS)


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == ["care-rules", "messages"]


@ALL
def test_every_field_of_the_program_has_one_filler(sheet: str) -> None:
    assert_filled_once(GROUP, SHEETS[sheet])


@ALL
def test_every_text_stands_in_three_languages(sheet: str) -> None:
    assert_three_languages(SHEETS[sheet])


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_gives_blanks_and_zeroes(sheet: str, language: str) -> None:
    assert_empty_is_quiet(GROUP, SHEETS[sheet], language)


def test_the_eight_rules_are_there_and_a_message_can_serve_each() -> None:
    items = [item.id for item in SHEETS["care-rules"].part("rules").items]
    assert len(items) == 8
    assert [choice.id for choice in SHEETS["messages"].part("planned").field("rule").choices] == items
