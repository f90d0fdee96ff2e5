"""What most tests use: the command line, and a folder with a workbook built from the sample sources."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TODAY = "2026-11-22"


@dataclass(slots=True)
class Said:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Wombat:
    """Runs the program as a user does, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}

    def __call__(self, *words: str | Path) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "wombat", *map(str, words)],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
            timeout=300,
        )
        said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in said.err, said.err
        return said

    def build(self, *words: str | Path) -> Said:
        """Build with a fixed date."""
        return self("build", "--today", TODAY, *words)


@pytest.fixture
def wombat(tmp_path: Path) -> Wombat:
    """Return the program, run in a folder of its own."""
    return Wombat(tmp_path)


@pytest.fixture(scope="session")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    said = Wombat(folder).build("--demo", "--lang", "zh-CN", "-o", "plan.xlsx")
    assert said.status == 0, said.err
    return folder / "plan.xlsx"


@pytest.fixture
def demo(_demo: Path, tmp_path: Path) -> Path:
    """Return a workbook built from the sample sources, a copy for this test."""
    return Path(shutil.copy(_demo, tmp_path / "plan.xlsx"))
