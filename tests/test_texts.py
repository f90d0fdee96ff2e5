"""Every catalogue and definition says everything in three languages."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest

from wombat import wording
from wombat.languages import LANGUAGES
from wombat.text import Text

ROOT = Path(__file__).parents[1]
CATALOGUES = sorted(
    path
    for folder in ("wombat", "plugins", "worksheets")
    for path in (ROOT / folder).rglob("*.toml")
    if path.name not in {"professions.toml", "evidence.toml", "columns.toml"}
)


def texts_in(node: object, place: str = "") -> list[tuple[str, dict[str, str]]]:
    if isinstance(node, dict):
        if "en" in node and isinstance(node["en"], str):
            return [(place, node)]
        return [found for key, value in node.items() for found in texts_in(value, f"{place}.{key}")]
    if isinstance(node, list):
        return [found for at, value in enumerate(node) for found in texts_in(value, f"{place}[{at}]")]
    return []


def braces(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_stands_in_three_languages_with_the_same_values(path: Path) -> None:
    definition = path.parts[-3] == "worksheets" or path.parts[-2] == "worksheets"
    for place, forms in texts_in(tomllib.loads(path.read_text("utf-8"))):
        missing = [language for language in LANGUAGES if not forms.get(language)]
        assert not missing, f"{place}: {missing}"
        if not definition:
            for language in LANGUAGES:
                assert braces(forms[language]) == braces(forms["en"]), f"{place}: {language}"


def test_a_text_is_said_in_each_language() -> None:
    text = Text(
        {"en": "{n} rows of {what}", "en_one": "1 row of {what}", "zh-CN": "{what}的 {n} 行"}, {"n": 1, "what": "x"}
    )
    assert text.say("en") == "1 row of x"
    assert text.say("zh-CN") == "x的 1 行"
    assert text.say("zh-TW") == "1 row of x"


def test_a_value_that_is_a_text_is_said_in_the_same_language() -> None:
    inner = Text({"en": "Start", "zh-CN": "首页"})
    assert Text({"en": "in {sheet}", "zh-CN": "在{sheet}"}, {"sheet": inner}).say("zh-CN") == "在首页"


def test_plain_text_keeps_its_braces() -> None:
    assert Text.plain("a {b} c").say("zh-TW") == "a {b} c"


def test_places_are_said_in_the_language_of_the_workbook() -> None:
    assert wording.place("line 698", "en") == "line 698"
    assert wording.place("line 698", "zh-CN") == "第 698 行"
    assert wording.place("Sheet1!A4", "zh-TW") == "Sheet1!A4"
    for where in ("line 698", "Sheet1!A4"):
        assert wording.plain_place(wording.place(where, "zh-CN")) == where
