"""The page about the interface and the code say the same."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

import wombat
from docs import generate
from wombat import hooks, stability

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
ENTRIES = {part.split("\n", 1)[0]: part for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]}
HOOKS = generate.hook_names()


def test_the_page_is_up_to_date() -> None:
    assert generate.page() == PAGE, "run python docs/generate.py"


@pytest.mark.parametrize("name", [*wombat.__all__, *HOOKS])
def test_every_public_name_and_hook_has_an_entry(name: str) -> None:
    entry = ENTRIES[name]
    assert f"*Since {stability.since(name)} · {stability.stability(name)}*" in entry
    words = re.sub(r"```.*?```|\*Since.*?\*|\W", "", entry.removeprefix(name), flags=re.DOTALL)
    assert len(words) > 10, f"{name} is not documented"


def test_the_page_has_no_entry_that_is_not_there() -> None:
    assert set(ENTRIES) == {*wombat.__all__, *HOOKS}


def called(name: str) -> bool:
    thing = getattr(wombat, name)
    return not isinstance(thing, ModuleType) and (inspect.isroutine(thing) or inspect.isclass(thing))


def plain(signature: str) -> str:
    text = re.sub(r"['\"\s]|<function (\w+) at 0x\w+>", r"\1", signature).replace(",)", ")")
    return text.replace("(self,", "(").replace("(self)", "()")


@pytest.mark.parametrize("name", [*filter(called, wombat.__all__), *HOOKS])
def test_signatures_are_those_of_the_code(name: str) -> None:
    thing = getattr(hooks, name, None) or getattr(wombat, name)
    shown = re.search(r"```python\n(.*?)\n```", ENTRIES[name], re.DOTALL)
    assert shown is not None
    assert plain(shown[1]) == plain(f"{name}{inspect.signature(thing)}")


def test_what_is_said_of_stability_is_said_of_what_there_is() -> None:
    there = {*wombat.__all__, *HOOKS}
    assert there >= stability.PROVISIONAL
    assert set(stability.SINCE) <= there
