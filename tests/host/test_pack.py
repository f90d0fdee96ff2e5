"""A package without Python is a pack of worksheets."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.definitions.test_load import GOOD
from wombat.host import Host
from wombat.prepare import definitions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "pet_sheets"
    folder.mkdir()
    (folder / "pets.toml").write_text(GOOD.replace('"extra"', '"records"'), "utf-8")
    info = tmp_path / "pet_sheets-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pet-sheets\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[wombat]\npet-sheets = pet_sheets\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    sys.modules.pop("pet_sheets", None)


@pytest.mark.usefixtures("pack")
def test_its_worksheets_are_there() -> None:
    host = Host()
    shelf, _ = definitions(host)
    assert not host.problems
    assert shelf["pets"].provider == "pet-sheets"
    assert host.plugins["pet-sheets"].hooks == ["wombat_worksheets"]


def test_a_package_with_python_in_it_is_a_plugin_like_any_other(pack: Path) -> None:
    (pack / "__init__.py").write_text("", "utf-8")
    assert "does not state" in Host().plugins["pet-sheets"].error
