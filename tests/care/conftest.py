"""An empty plan to put rows into."""

from __future__ import annotations

import pytest

from tests.groups import Made


@pytest.fixture
def made() -> Made:
    """Return an empty plan of an owner called Olive on 30 June 2025."""
    return Made()
