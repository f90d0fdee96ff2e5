"""The fixtures for pytest; nothing of the program is imported before a test asks for one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from wombat.build import Built
    from wombat.network.model import Network
    from wombat.plan.model import Plan
    from wombat.testing.command import Wombat
    from wombat.testing.golden import Golden


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    group = parser.getgroup("wombat")
    group.addoption("--update-golden", action="store_true", help="write the golden files of worksheets anew")


@pytest.fixture
def wombat(tmp_path: Path) -> Wombat:
    """The program, run in the folder of the test: ``wombat.build("people.csv", "-o", "plan.xlsx")``."""
    from wombat.testing.command import Wombat

    return Wombat(tmp_path)


@pytest.fixture(scope="session")
def _wombat_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the workbook of the sample sources, in Chinese, with all plugins installed."""
    from wombat.testing.command import Wombat

    folder = tmp_path_factory.mktemp("wombat")
    said = Wombat(folder).build("--demo", "--lang", "zh-CN", "-o", "plan.xlsx")
    if said.status:
        pytest.fail(said.err)
    return folder / "plan.xlsx"


@pytest.fixture
def wombat_book(_wombat_sample: Path, tmp_path: Path) -> Path:
    """A workbook built from the sample sources with all plugins installed, a copy for this test."""
    from pathlib import Path

    return Path(shutil.copy(_wombat_sample, tmp_path / "plan.xlsx"))


@pytest.fixture(scope="session")
def _wombat_built(_wombat_sample: Path) -> Built:
    from datetime import date

    from wombat.build import build
    from wombat.prepare import Options
    from wombat.testing.command import TODAY

    return build([], _wombat_sample, Options(today=date.fromisoformat(TODAY), dry_run=True), lambda _: None)


@pytest.fixture
def wombat_plan(_wombat_built: Built) -> Plan:
    """The plan of that workbook as fillers see it, a copy for this test."""
    from copy import deepcopy

    return deepcopy(_wombat_built.plan)


@pytest.fixture
def wombat_network(_wombat_built: Built) -> Network:
    """The network of that workbook, with all measures."""
    return _wombat_built.network


@pytest.fixture
def wombat_golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a worksheet with a file in the folder ``golden`` beside the test: ``wombat_golden(book, "Coffee")``."""
    from wombat.testing.golden import Golden

    update: bool = request.config.getoption("--update-golden")
    return Golden(request.path.parent / "golden", update=update)
