from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from wombat import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wombat import Importer, Record

LISTS = ("people", "linkedin", "google", "outlook", "thunderbird", "wecom", "relations", "interactions", "slips")


def list_importers() -> list[Importer]:
    modules = (import_module(f"wombat.plugins.importers.{name}") for name in LISTS)
    return [importer for module in modules for importer in module.wombat_importers()]


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., tuple[str, list[Record]]]:
    """Read content, or a file that is there, with the surest importer; give its id and the records."""

    def imported(content: Path | str | bytes, name: str = "list.csv", **options: str) -> tuple[str, list[Record]]:
        if isinstance(content, (str, bytes)):
            (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
            content = tmp_path / name
        source = Source(content, today=date(2024, 6, 1), **options)
        sure = {importer.id: importer.recognise(source) for importer in list_importers()}
        best = max(sure, key=lambda key: sure[key])
        if not sure[best]:
            return "", []
        assert list(sure.values()).count(sure[best]) == 1, "two importers are equally sure"
        return best, list(next(i for i in list_importers() if i.id == best).read(source))

    return imported
