from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wombat.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Source]:
    """Write bytes or text to a file and open it as a source."""

    def opened(content: bytes | str, name: str = "list.csv", **options: str) -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Source(path, today=date(2024, 6, 1), **options)

    return opened
