from __future__ import annotations

import pytest

from wombat import Plan
from wombat.definitions.load import load_worksheet
from wombat.text import LANGUAGES

from .conftest import TODAY, WORKSHEETS, fillers, network_of

SHEETS = {path.stem: load_worksheet(path) for path in sorted((WORKSHEETS / "message").glob("*.toml"))}
ALL = pytest.mark.parametrize("sheet", SHEETS)


def test_strategy_two_has_its_thirteen_worksheets_in_order() -> None:
    assert sorted(SHEETS, key=lambda sheet: SHEETS[sheet].order) == [
        "image", "press-topics", "coverage", "materials", "tools", "incentives", "incentive-actions", "memberships",
        "memory-hooks", "introduction", "work-network", "widen-network", "matrix",
    ]  # fmt: skip


@ALL
def test_every_field_of_the_program_has_one_filler_and_no_filler_writes_elsewhere(sheet: str) -> None:
    computed = {
        (part.id, field.id) for part in SHEETS[sheet].parts for field in part.fields if field.owner == "program"
    }
    claimed = [(filler.part, field) for filler in fillers(sheet) for field in filler.fields]
    there = {(part.id, field.id) for part in SHEETS[sheet].parts for field in part.fields}
    assert len(claimed) == len(set(claimed))
    assert computed <= set(claimed) <= there


@ALL
def test_every_text_stands_in_three_languages(sheet: str) -> None:
    worksheet = SHEETS[sheet]
    texts = [worksheet.title, worksheet.purpose, worksheet.help]
    for part in worksheet.parts:
        texts += [part.title, part.help]
        for field in part.fields:
            texts += [field.label, field.help, field.unit, *(choice.label for choice in field.choices)]
        texts += [value for item in part.items for value in item.values.values() if not isinstance(value, str)]
    for text in texts:
        assert text is None or set(LANGUAGES) <= set(text.forms)
    assert worksheet.help is not None


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_gives_blanks_and_zeroes(sheet: str, language: str) -> None:
    plan = Plan(today=TODAY, language=language)
    network = network_of(plan)
    for filler in fillers(sheet):
        values = filler.fill(plan, network)
        if SHEETS[sheet].part(filler.part).kind == "form":
            numbers = [value for value in values.values() if isinstance(value, (int, float))]
            assert not any(numbers)


def test_the_materials_checklist_has_eighteen_items() -> None:
    items = SHEETS["materials"].part("items").items
    assert len(items) == 18
    assert items[0].id == "letters"


def test_slots_stand_ready_from_the_start() -> None:
    slots = {
        ("press-topics", "topics"): 4, ("tools", "items"): 3, ("incentives", "programmes"): 4,
        ("memory-hooks", "hooks"): 3, ("memberships", "positions"): 0,
    }  # fmt: skip
    assert {key: len(SHEETS[key[0]].part(key[1]).items) for key in slots} == slots
    assert SHEETS["incentive-actions"].part("best").items[0].id == "owner"
