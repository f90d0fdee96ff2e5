from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from wombat.definitions.load import load_worksheet
from wombat.definitions.shelf import load_folders
from wombat.text import LANGUAGES

from .conftest import WORKSHEETS

if TYPE_CHECKING:
    from pathlib import Path

    from wombat import Part, Worksheet

MINE = [*(WORKSHEETS / "network").glob("*.toml")]
MINE += [WORKSHEETS / "records" / f"{name}.toml" for name in ("referrals", "interactions", "relations", "hubs")]
BY_IDENTITY = {
    ("contacts", "people", "sources"),
    ("contacts", "people", "duplicate"),
    ("relations", "ties", "source"),
}
"""What the reading of sources fills, and no filler of these modules."""
REFERENCE = re.compile(r"\{(=?)([a-z0-9_.-]+)\}")


def sheets() -> dict[str, Worksheet]:
    return load_folders([(WORKSHEETS, "test")])[0]


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_every_computed_field_has_one_filler(path: Path) -> None:
    sheet = load_worksheet(path)
    names = [f"{path.parent.name}.{path.stem.replace('-', '_')}", "network.found_circles", "network.circle_links"]
    fillers = [f for name in names for f in import_module(f"wombat.plugins.{name}").wombat_fillers()]
    claimed = Counter((f.sheet, f.part, field) for f in fillers for field in f.fields if f.sheet == sheet.id)
    computed = {
        (sheet.id, part.id, field.id) for part in sheet.parts for field in part.fields if field.owner == "program"
    }
    assert claimed == Counter(computed - BY_IDENTITY)


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_every_label_is_there_in_every_language(path: Path) -> None:
    sheet = load_worksheet(path)
    said = [sheet.title, sheet.purpose, sheet.help]
    said += [text for part in sheet.parts for text in (part.title, part.help) if text]
    fields = [field for part in sheet.parts for field in part.fields]
    said += [text for field in fields for text in (field.label, field.help, field.unit) if text]
    said += [choice.label for field in fields for choice in field.choices]
    assert not [text.forms["en"] for text in said if text is None or not all(text.forms.get(tag) for tag in LANGUAGES)]


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_headings_of_a_table_differ_in_every_language(path: Path) -> None:
    for part in load_worksheet(path).tables():
        for language in LANGUAGES:
            headings = [field.label.say(language) for field in part.fields]
            assert len(set(headings)) == len(headings), (part.id, language)


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.stem)
def test_formulas_name_fields_and_choices_that_exist(path: Path) -> None:
    every = sheets()
    sheet = load_worksheet(path)
    for part in sheet.parts:
        for field in part.fields:
            for label, name in REFERENCE.findall(field.formula or ""):
                assert _leads_somewhere(every, part, name.split("."), label), (part.id, field.id, name)


def _leads_somewhere(every: dict[str, Worksheet], part: Part, steps: list[str], label: str) -> bool:
    """Look a reference up as the writer of the workbook does."""
    if len(steps) > 2:
        part = every[steps[0]].part(steps[1])
        steps = steps[2:]
    field = part.field(steps[0])
    return not label or steps[1] in {choice.id for choice in field.choices}
