"""Distributions with a plugin, put on the path as pip would put them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Install = Callable[..., None]


def put(folder: Path, name: str, code: str, version: str = "2.5", entry: str = "") -> None:
    """Put a distribution ``name`` with the plugin ``name`` (its module) into a folder; it states this interface."""
    module = name.replace("-", "_")
    stated = "" if "wombat_api" in code else "\nwombat_api = 1\n"
    (folder / f"{module}.py").write_text(code + stated, "utf-8")
    info = folder / f"{module}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[wombat]\n{entry or name} = {module}\n", "utf-8")


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that puts a distribution with one plugin on the path of this process."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    made = []

    def install(name: str, code: str, version: str = "2.5", entry: str = "") -> None:
        put(folder, name, code, version, entry)
        made.append(name.replace("-", "_"))

    yield install
    for module in made:
        sys.modules.pop(module, None)
