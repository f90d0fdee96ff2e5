"""The test kit as authors of plugins use it: fixtures that come by themselves, golden files, nothing loaded before."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import wombat.testing
from wombat.testing import PlanBuilder, sheet_text, type_rows

if TYPE_CHECKING:
    from pathlib import Path

    from wombat import Network, Plan
    from wombat.testing import Golden, Wombat

LIGHT = """
import sys

def test_nothing_heavy_is_there():
    ours = {name for name in sys.modules if name.split(".")[0] == "wombat"}
    assert ours == {"wombat", "wombat.testing", "wombat.testing.plugin"}
"""

GOLDEN = """
def test_settings(wombat, wombat_golden):
    assert wombat.build("--lang", "en", "--owner", "OWNER", "-o", "plan.xlsx").status == 0
    wombat_golden(wombat.folder / "plan.xlsx", "Settings")
"""


def run_pytest(folder: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_run_of_tests_that_do_not_use_it_loads_nothing_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "test_light.py").write_text(LIGHT)
    status, said = run_pytest(tmp_path)
    assert status == 0, said


def test_a_golden_file_is_asked_for_then_written_then_held(tmp_path: Path) -> None:
    test = tmp_path / "test_golden.py"
    test.write_text(GOLDEN)
    status, said = run_pytest(tmp_path)
    assert status == 1
    assert "write it with pytest --update-golden" in said
    assert run_pytest(tmp_path, "--update-golden")[0] == 0
    assert "| OWNER |" in (tmp_path / "golden" / "Settings.txt").read_text("utf-8")
    assert run_pytest(tmp_path)[0] == 0
    test.write_text(GOLDEN.replace("OWNER", "Ann Lee"))
    status, said = run_pytest(tmp_path)
    assert status == 1
    assert "-6: Your name | OWNER" in said
    assert "+6: Your name | Ann Lee" in said


def test_a_sheet_as_text_shows_formulas_with_values_charts_and_pictures(wombat_book: Path, wombat_plan: Plan) -> None:
    ranking = sheet_text(wombat_book, "核心人脉排行")
    assert f": 人脉总数 | {len(wombat_plan.contacts)}\n" in ranking
    assert "c1 |" not in ranking
    (chart,) = [line for line in ranking.splitlines() if line.startswith("chart: ")]
    assert len(chart.split(", ")) == 20
    assert any(" | =COUNT" in line and " → " in line for line in sheet_text(wombat_book, "转介绍记录").splitlines())
    assert "picture: " in sheet_text(wombat_book, "人脉图谱")
    with pytest.raises(KeyError):
        sheet_text(wombat_book, "nowhere")


def test_the_sample_is_filled_and_each_test_has_its_own(wombat_plan: Plan, wombat_network: Network) -> None:
    assert len(wombat_plan.contacts) == len(wombat_network.ids) > 50
    assert wombat_plan.table("hubs", "ranking").ids[0] in wombat_network.ids
    wombat_plan.contacts[0]["name"] = "changed"


def test_what_one_test_changes_the_next_does_not_see(wombat_plan: Plan) -> None:
    assert wombat_plan.contacts[0]["name"] != "changed"


def test_rows_are_typed_and_come_back_with_the_next_build(wombat: Wombat, wombat_book: Path) -> None:
    type_rows(wombat_book, "settings", "main", {"owner": "Ann Lee", "cadence_weak": 90})
    type_rows(wombat_book, "materials", "items", {"state": "have"})
    said = wombat.build("-o", wombat_book)
    assert said.status == 0, said.err
    shown = sheet_text(wombat_book, "设置")
    assert "Ann Lee" in shown
    assert "90" in shown


def test_more_rows_than_there_is_room_for_are_refused(wombat_book: Path) -> None:
    with pytest.raises(ValueError, match="room for 1 rows"):
        type_rows(wombat_book, "settings", "main", {}, {})
    with pytest.raises(KeyError):
        type_rows(wombat_book, "settings", "main", {"nonsense": 1})


def test_a_plan_is_built_by_hand() -> None:
    made = PlanBuilder(date(2026, 1, 1)).contacts({"name": "Ann Lee"}, {"name": "Bo Wu"}).ties(("c1", "c2", 3))
    assert made.plan.who("bo wu") == "c2"
    assert made.network().strength.toarray().tolist() == [[0, 3], [3, 0]]


def test_a_golden_file_is_written_by_the_fixture(wombat_golden: Golden, tmp_path: Path) -> None:
    assert wombat_golden.folder.name == "golden"
    golden = type(wombat_golden)(tmp_path, update=True)
    golden.text("one\n", "some")
    golden.update = False
    golden.text("one\n", "some")
    with pytest.raises(AssertionError, match=r"\+two"):
        golden.text("two\n", "some")


def test_every_name_of_the_kit_is_there() -> None:
    for name in wombat.testing.__all__:
        assert getattr(wombat.testing, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        wombat.testing.nonsense  # noqa: B018
