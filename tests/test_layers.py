"""Who may import whom: the core never a plugin, a plugin only the public API, each layer only those below it."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

import wombat

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "wombat.xlsx": ("plan", "definitions", "book", "network", "sources", "cli", "host", "hooks"),
    "wombat.persons": ("plan", "book", "xlsx", "network", "sources", "definitions", "cli", "host", "build", "hooks"),
    "wombat.sources": ("plan", "book", "xlsx", "network", "cli", "host", "build"),
    "wombat.plan": ("book", "xlsx", "cli", "host", "build"),
    "wombat.network": ("book", "xlsx", "cli", "host", "build"),
    "wombat.definitions": ("book", "xlsx", "cli", "host", "build", "network", "sources"),
    "wombat.book": ("cli", "host", "build", "sources", "network", "intake"),
    "wombat": ("plugins",),
}
"""Packages of the core that a package must not import; the kinds of ties are a vocabulary that all speak."""


def imports(path: Path) -> set[str]:
    """Return the names a module imports, as ``package.module`` or ``package.module.name``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("package", FORBIDDEN)
def test_a_layer_knows_only_those_below_it(package: str) -> None:
    for path in (ROOT / package.replace(".", "/")).rglob("*.py"):
        for name in imports(path):
            for other in FORBIDDEN[package]:
                vocabulary = name.startswith("wombat.network.kinds.")
                assert vocabulary or not f"{name}.".startswith(f"wombat.{other}."), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", sorted((ROOT / "plugins").rglob("*.py")), ids=lambda path: path.stem)
def test_a_plugin_uses_only_the_public_api(path: Path) -> None:
    for name in imports(path):
        if name.split(".")[0] == "wombat" and name != "wombat":
            assert name.removeprefix("wombat.") in wombat.__all__, name


def test_every_public_name_is_there_and_documented() -> None:
    for name in wombat.__all__:
        value = getattr(wombat, name)
        assert value is not None, name
        if callable(value) and getattr(value, "__module__", "").startswith("wombat"):
            assert value.__doc__, name


def test_every_folder_of_code_says_what_it_is_for() -> None:
    for path in [*(ROOT / "wombat").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_no_file_is_too_long_to_hold_one_idea() -> None:
    for folder, most in (("wombat", 400), ("plugins", 400), ("benchmarks", 400), ("tests", 400)):
        for path in (ROOT / folder).rglob("*.py"):
            assert len(path.read_text("utf-8").splitlines()) <= most, path


def test_the_public_api_is_imported_when_it_is_used() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        wombat.nonsense  # noqa: B018
    assert importlib.import_module("wombat").Plan.__module__ == "wombat.plan.model"
