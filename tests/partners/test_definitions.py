from __future__ import annotations

import pytest

from tests.groups import LANGUAGES, TODAY, WORKSHEETS, definitions, network_of
from tests.partners.conftest import every_filler
from wombat import Plan
from wombat.definitions.shelf import load_folders

GROUP = "partners"
SHEETS = definitions(GROUP)
ALL = pytest.mark.parametrize("sheet", SHEETS)


def test_the_worksheets_in_order() -> None:
    assert list(SHEETS) == [
        "partner-profile", "one-to-ones", "referral-request", "best-customers", "weekly-pitch", "closed-business",
        "targets",
    ]  # fmt: skip


@ALL
def test_every_field_of_the_program_has_one_filler(sheet: str) -> None:
    parts = SHEETS[sheet].parts
    computed = {(part.id, field.id) for part in parts for field in part.fields if field.owner == "program"}
    claimed = [(each.part, field) for each in every_filler() if each.sheet == sheet for field in each.fields]
    assert len(claimed) == len(set(claimed))
    assert computed == set(claimed)


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_gives_blanks_and_zeroes(sheet: str, language: str) -> None:
    plan = Plan(today=TODAY, language=language, worksheets={sheet: SHEETS[sheet]})
    for filler in (each for each in every_filler() if each.sheet == sheet):
        values = filler.fill(plan, network_of(plan))
        if SHEETS[sheet].part(filler.part).kind == "form":
            assert not any(values.values())


def test_referrals_gain_heat_with_five_meanings_and_the_side() -> None:
    log = load_folders([(WORKSHEETS, "mine")])[0]["referrals"].part("log")
    heat, side = log.field("heat"), log.field("side")
    assert [choice.label.say("en")[0] for choice in heat.choices] == ["1", "2", "3", "4", "5"]
    assert [choice.id for choice in side.choices] == ["inside", "outside"]
    assert heat.groups == side.groups == (GROUP,)


def test_the_targets_to_begin_with() -> None:
    items = SHEETS["targets"].part("goals").items
    begin = [(item.values["counted"], item.values["period"], item.values["target"]) for item in items]
    assert begin == [
        ("meeting", "week", 1), ("one_to_one", "week", 1), ("referral", "week", 1), ("visitor", "month", 1),
    ]  # fmt: skip
