"""The sample workbook with every group switched on, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import TODAY, Wombat
from tests.groups import Made

GROUPS = ("partners", "persona", "account", "care", "fans")


@pytest.fixture(scope="session")
def _everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("everything")
    switched = [word for group in GROUPS for word in ("--with", group)]
    said = Wombat(folder).build("--demo", *switched, "--lang", "en", "-o", "all.xlsx", "--today", TODAY)
    assert said.status == 0, said.err
    return folder / "all.xlsx"


@pytest.fixture
def everything(_everything: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample workbook with every group."""
    return Path(shutil.copy(_everything, tmp_path / "all.xlsx"))


@pytest.fixture
def made() -> Made:
    """Return an empty plan of an owner called Olive on 30 June 2025."""
    return Made()
