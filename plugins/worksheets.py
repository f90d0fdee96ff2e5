"""The worksheets of the plan and their groups, as TOML in ``worksheets/``."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from wombat import hookimpl

wombat_api = 1


@hookimpl
def wombat_worksheets() -> list[Path]:
    """Return the folder with our worksheets."""
    return [Path(str(files("wombat.worksheets")))]
