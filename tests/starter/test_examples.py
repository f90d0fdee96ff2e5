"""The plugins in ``examples/``, each built as a wheel and installed beside the wheel of the program, work together."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from wombat.testing import sheet_text

ROOT = Path(__file__).parents[2]
EXAMPLES = ("trade-fair", "harbour-crm", "simmelian")
pytestmark = pytest.mark.xdist_group("examples")
EXPORT = {"harbour": 2, "people": [{"id": "p1", "name": "Dora Quill"}]}


def run(*words: str | Path, cwd: Path, status: int = 0) -> str:
    done = subprocess.run([*map(str, words)], cwd=cwd, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == status, said
    return done.stdout.decode()


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment in which the wheels are installed."""
    folder = tmp_path_factory.mktemp("wheels")
    for name in ("wombat", "plugins", "worksheets", "pyproject.toml", "README.md", "LICENSE"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for name in EXAMPLES:
        shutil.copytree(ROOT / "examples" / name, folder / name, ignore=shutil.ignore_patterns("*.egg-info", "tests"))
    for project in (".", *EXAMPLES):
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", "wheels", f"./{project}", cwd=folder)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    wheels = sorted((folder / "wheels").glob("*.whl"))
    assert len(wheels) == 1 + len(EXAMPLES)
    run(python, "-m", "pip", "install", "-q", *wheels, "pytest", cwd=folder)
    return python


@pytest.mark.slow
def test_the_three_plugins_work_together_with_the_wheel(python: Path, tmp_path: Path) -> None:
    (tmp_path / "harbour.json").write_text(json.dumps(EXPORT), "utf-8")
    words = ("build", "harbour.json", "--demo", "--with", "fairs", "--lang", "zh-TW", "--today", "2026-11-22")
    said = run(python, "-m", "wombat", *words, "-o", "plan.xlsx", cwd=tmp_path)
    assert "Harbour CRM" in said
    book = tmp_path / "plan.xlsx"
    assert "Dora Quill" in run(python, "-m", "wombat", "contacts", "plan.xlsx", cwd=tmp_path)
    assert "chart: 前十位的鐵三角關係數: " in sheet_text(book, "鐵三角")
    assert "邀請客戶和夥伴" in sheet_text(book, "展會計畫")
    assert "誰來過" in sheet_text(book, "展會潛在客戶")
    listed = json.loads(run(python, "-m", "wombat", "plugins", "--json", cwd=tmp_path))["plugins"]
    found = {each["name"]: each["status"] for each in listed}
    assert {found[name] for name in EXAMPLES} == {"ok"}


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_their_own_tests_pass_with_the_wheel(python: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "examples" / name / "tests", tmp_path / "tests")
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=tmp_path)
