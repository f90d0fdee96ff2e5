"""The examples on the page about the test kit pass as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.testkit.test_kit import run_pytest

PAGE = Path(__file__).parents[2] / "docs" / "testing.md"


def test_its_examples_pass(tmp_path: Path) -> None:
    examples = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(examples) == 4
    for number, example in enumerate(examples):
        (tmp_path / f"test_{number}.py").write_text(example, "utf-8")
    status, said = run_pytest(tmp_path, "--update-golden")
    assert status == 0, said
    assert (tmp_path / "golden" / "Memory hooks.txt").read_text("utf-8").startswith("1: Memory hooks\n")
    assert run_pytest(tmp_path, "test_3.py")[0] == 0


def test_it_names_every_fixture_and_every_name_of_the_kit() -> None:
    from wombat import testing
    from wombat.testing import plugin

    text = PAGE.read_text("utf-8")
    fixtures = [name for name in vars(plugin) if name.startswith("wombat") and not name.startswith("_")]
    assert len(fixtures) == 5
    for name in (*fixtures, "PlanBuilder", "sheet_text", "type_rows", "--update-golden"):
        assert name in text
    assert {"PlanBuilder", "sheet_text", "type_rows"} <= set(testing.__all__)
