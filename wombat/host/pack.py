"""A package without code is a pack of worksheets: its TOML files are all there is to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wombat import API_VERSION
from wombat.hooks import hookimpl

if TYPE_CHECKING:
    from types import ModuleType


def is_pack(module: ModuleType) -> bool:
    """Tell whether an entry point leads to a folder that holds no Python, such as ``trade-fair = "trade_fair"``."""
    return getattr(module, "__file__", None) is None and hasattr(module, "__path__")


class Pack:
    """Stands for a pack among the plugins."""

    wombat_api = API_VERSION

    def __init__(self, module: ModuleType) -> None:
        """Take the folders of the package; there may be several, as with a namespace package."""
        self.folders = [folder for folder in map(Path, module.__path__) if folder.is_dir()]

    @hookimpl
    def wombat_worksheets(self) -> list[Path]:
        """Return its folders."""
        return self.folders
