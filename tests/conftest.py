"""What most tests use; the program itself, `wombat`, and its kin are fixtures of the test kit that is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wombat.testing import TODAY, Said, Wombat

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["TODAY", "Said", "Wombat"]


@pytest.fixture
def demo(wombat_book: Path) -> Path:
    """Return a workbook built from the sample sources, a copy for this test."""
    return wombat_book
