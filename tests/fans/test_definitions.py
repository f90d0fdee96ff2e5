from __future__ import annotations

import pytest

from tests.groups import (
    LANGUAGES,
    assert_empty_is_quiet,
    assert_filled_once,
    assert_three_languages,
    definitions,
)

GROUP = "fans"
SHEETS = definitions(GROUP)
ALL = pytest.mark.parametrize("sheet", SHEETS)


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == [
        "pipeline", "feedback-cycle", "touchpoint-map", "content-index", "interaction-index", "follow-up", "service",
        "o2o-check", "o2o-entries", "o2o-levels", "fan-programme",
    ]  # fmt: skip


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
